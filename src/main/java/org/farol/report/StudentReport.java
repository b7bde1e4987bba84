package org.farol.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.work.WholeFile;

/** One student on one page: risk, reasons as chart and words, values over the years, room for what was agreed. */
public final class StudentReport {
    private static final int MOST_BARS = 8;
    private static final float BAR_STEP = 19;
    private static final float LABEL_WIDTH = 200;
    private static final float PRINT_DPI = 150;
    private static final List<Field> SHOWN = List.of(
            Field.FASE,
            Field.FASE_IDEAL,
            Field.DEFASAGEM,
            Field.INDE,
            Field.PEDRA,
            Field.IAN,
            Field.IDA,
            Field.IEG,
            Field.IAA,
            Field.IPS,
            Field.IPP,
            Field.IPV);

    private final Words words;
    private final StudentPage page;
    private final Paper paper;

    private StudentReport(StudentPage page, Words words, Paper paper) {
        this.page = page;
        this.words = words;
        this.paper = paper;
    }

    /** Writes the report as PDF to {@code file}, replacing it. */
    public static void write(StudentPage page, Locale locale, Path file) throws IOException {
        try (var paper = new Paper()) {
            new StudentReport(page, Words.of(locale), paper).compose();
            WholeFile.replace(file, paper.document()::save);
        }
    }

    /** The pages of the report as images, for a printer. */
    public static List<BufferedImage> images(StudentPage page, Locale locale) throws IOException {
        try (var paper = new Paper()) {
            new StudentReport(page, Words.of(locale), paper).compose();
            var renderer = new PDFRenderer(paper.document());
            var images = new ArrayList<BufferedImage>();
            for (var i = 0; i < paper.document().getNumberOfPages(); i++) {
                images.add(renderer.renderImageWithDPI(i, PRINT_DPI));
            }
            return images;
        }
    }

    private void compose() throws IOException {
        header();
        risk();
        chart();
        sentences();
        values();
        agreements();
        paper.footers(
                List.of(
                        words.words(
                                "footer",
                                words.date(page.printed()),
                                page.model().version()),
                        words.quality(page.model())),
                words);
    }

    private void header() throws IOException {
        var record = page.record();
        paper.text("Farol", Paper.LEFT, paper.y() - 10, 11, true, Paper.LOWERS);
        paper.textRight(words.words("confidential"), Paper.RIGHT, paper.y() - 10, 9, true, Paper.RAISES);
        paper.down(20);
        paper.paragraph(
                record.text(Field.NOME)
                        .map(name -> name + " (" + record.studentId() + ")")
                        .orElse(record.studentId()),
                18,
                true,
                Paper.INK);
        paper.paragraph(place(record), 10, false, Paper.MUTED);
        paper.down(8);
    }

    private String place(YearlyRecord record) {
        return Stream.concat(
                        Stream.of(words.words("student.year", String.valueOf(record.year()))),
                        Stream.of(Field.FASE, Field.TURMA, Field.IDADE)
                                .filter(record.values()::containsKey)
                                .map(field -> words.words("student." + field.columnName(), shown(record, field))))
                .collect(Collectors.joining(" · "));
    }

    private void risk() throws IOException {
        var threshold = page.model().threshold();
        var flagged = page.risk() >= threshold;
        paper.down(24);
        var baseline = paper.y();
        var percent = words.risk(page.risk());
        paper.text(percent, Paper.LEFT, baseline, 26, true, Paper.INK);
        var x = Paper.LEFT + paper.width(percent, 26, true) + 12;
        paper.text(
                words.words("risk.title", words.level(page.risk(), threshold)), x, baseline + 9, 12, true, Paper.INK);
        paper.text(words.words("risk.threshold", words.percent(threshold)), x, baseline - 4, 8.5f, false, Paper.MUTED);
        paper.down(18);
        paper.fill(Paper.LEFT, paper.y(), Paper.WIDTH, 9, Paper.RULE);
        paper.fill(
                Paper.LEFT, paper.y(), (float) (Paper.WIDTH * page.risk()), 9, flagged ? Paper.RAISES : Paper.LOWERS);
        var mark = (float) (Paper.LEFT + Paper.WIDTH * threshold);
        paper.line(mark, paper.y() - 3, mark, paper.y() + 12, 1.5f, Paper.INK);
        paper.down(16);
    }

    private void chart() throws IOException {
        var bars = bars();
        paper.paragraph(words.words("student.why"), 12, true, Paper.INK);
        paper.paragraph(
                words.words(
                        "student.sum",
                        words.percent(page.baseValue()),
                        words.points(page.risk() - page.baseValue()),
                        words.risk(page.risk())),
                9,
                false,
                Paper.MUTED);
        paper.down(6);
        var lowest = Math.min(
                0, bars.stream().mapToDouble(StudentPage.Reason::impact).min().orElse(0));
        var highest = Math.max(
                0, bars.stream().mapToDouble(StudentPage.Reason::impact).max().orElse(0));
        var room = Paper.WIDTH - LABEL_WIDTH - 80;
        var scale = room / Math.max(0.02, highest - lowest);
        var zero = (float) (Paper.LEFT + LABEL_WIDTH + 40 - lowest * scale);
        var top = paper.y();
        for (var bar : bars) {
            paper.down(BAR_STEP);
            bar(bar, zero, scale);
        }
        paper.line(zero, top, zero, paper.y() - 2, 0.75f, Paper.INK);
        paper.down(12);
        var unit = words.words("axis");
        paper.text(unit, zero - paper.width(unit, 8, false) / 2, paper.y(), 8, false, Paper.MUTED);
        paper.down(8);
    }

    private void bar(StudentPage.Reason bar, float zero, double scale) throws IOException {
        var length = (float) (bar.impact() * scale);
        var baseline = paper.y() + 4;
        var label = paper.fitting(bar.label(), 9, false, LABEL_WIDTH);
        paper.textRight(label, Paper.LEFT + LABEL_WIDTH, baseline, 9, false, Paper.INK);
        paper.fill(
                Math.min(zero, zero + length),
                paper.y() + 1,
                Math.abs(length),
                BAR_STEP - 7,
                bar.impact() > 0 ? Paper.RAISES : Paper.LOWERS);
        var points = words.points(bar.impact());
        if (bar.impact() > 0) {
            paper.text(points, zero + length + 4, baseline, 9, true, Paper.INK);
        } else {
            paper.textRight(points, zero + length - 4, baseline, 9, true, Paper.INK);
        }
    }

    /** The most influential reasons with their values, and the sum of the others. */
    private List<StudentPage.Reason> bars() {
        var bars = page.reasons().stream()
                .limit(MOST_BARS)
                .map(reason -> new StudentPage.Reason(
                        reason.label() + " = " + words.number(reason.value()), reason.value(), reason.impact()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (page.reasons().size() > MOST_BARS) {
            var rest = page.reasons().stream()
                    .skip(MOST_BARS)
                    .mapToDouble(StudentPage.Reason::impact)
                    .sum();
            bars.add(new StudentPage.Reason(words.words("others"), OptionalDouble.empty(), rest));
        }
        return bars;
    }

    private void sentences() throws IOException {
        sentence(
                "raises",
                page.reasons().stream().filter(reason -> reason.impact() > 0).toList());
        sentence(
                "lowers",
                page.reasons().stream().filter(reason -> reason.impact() < 0).toList());
        paper.paragraph(words.words("not.causes"), 8, false, Paper.MUTED);
        paper.down(8);
    }

    private void sentence(String key, List<StudentPage.Reason> reasons) throws IOException {
        if (!reasons.isEmpty()) {
            paper.paragraph(
                    words.words(
                            key,
                            reasons.stream()
                                    .limit(3)
                                    .map(reason -> words.words(
                                            "reason.sentence",
                                            reason.label(),
                                            words.number(reason.value()),
                                            words.points(reason.impact())))
                                    .collect(Collectors.joining("; "))),
                    9.5f,
                    false,
                    Paper.INK);
        }
    }

    private void values() throws IOException {
        paper.paragraph(words.words("student.values"), 12, true, Paper.INK);
        paper.down(4);
        var records = page.history().records();
        var step = 70f;
        paper.down(12);
        for (var i = 0; i < records.size(); i++) {
            paper.textRight(
                    String.valueOf(records.get(i).year()),
                    Paper.LEFT + 200 + (i + 1) * step,
                    paper.y(),
                    9,
                    true,
                    Paper.INK);
        }
        for (var field : SHOWN) {
            paper.line(Paper.LEFT, paper.y() - 3, Paper.RIGHT, paper.y() - 3, 0.4f, Paper.RULE);
            paper.down(12.5f);
            paper.text(words.words("field." + field.columnName()), Paper.LEFT, paper.y(), 9, false, Paper.INK);
            for (var i = 0; i < records.size(); i++) {
                paper.textRight(
                        shown(records.get(i), field),
                        Paper.LEFT + 200 + (i + 1) * step,
                        paper.y(),
                        9,
                        false,
                        Paper.INK);
            }
        }
        paper.down(10);
    }

    private void agreements() throws IOException {
        paper.makeRoom(100);
        paper.paragraph(words.words("agreed"), 12, true, Paper.INK);
        for (var i = 0; i < 2; i++) {
            paper.down(20);
            paper.line(Paper.LEFT, paper.y(), Paper.RIGHT, paper.y(), 0.5f, Paper.MUTED);
        }
        paper.down(30);
        var half = Paper.WIDTH / 2 - 12;
        paper.line(Paper.LEFT, paper.y(), Paper.LEFT + half, paper.y(), 0.5f, Paper.INK);
        paper.line(Paper.RIGHT - half, paper.y(), Paper.RIGHT, paper.y(), 0.5f, Paper.INK);
        paper.down(11);
        paper.text(words.words("signature.coordinator"), Paper.LEFT, paper.y(), 8, false, Paper.MUTED);
        paper.text(words.words("signature.family"), Paper.RIGHT - half, paper.y(), 8, false, Paper.MUTED);
    }

    private String shown(YearlyRecord record, Field field) {
        if (field == Field.FASE || field == Field.FASE_IDEAL) {
            var fase = record.whole(field);
            return fase.isEmpty() ? "—" : Fase.name(fase.getAsInt());
        }
        if (field.kind() == Field.Kind.TEXT) {
            return record.text(field).orElse("—");
        }
        var number = record.number(field);
        return number.isEmpty() ? "—" : words.number(number.getAsDouble());
    }
}
