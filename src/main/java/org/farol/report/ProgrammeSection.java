package org.farol.report;

import java.io.IOException;
import java.util.List;
import org.farol.model.ModelCard;
import org.farol.work.Progress;

/** The programme for its board: how many are at risk and where, how far the model can be trusted, what was agreed. */
final class ProgrammeSection {
    private static final float ROW = 12.5f;
    private static final float BAR = Paper.LEFT + 100;
    private static final float BAR_WIDTH = 240;
    private static final float COUNT = BAR + BAR_WIDTH + 12;

    /** Of fewer students the figures would tell who they are. */
    private static final int FEWEST = 5;

    private final Paper paper;
    private final Words words;
    private final ModelCard model;

    ProgrammeSection(Paper paper, Words words, ModelCard model) {
        this.paper = paper;
        this.words = words;
        this.model = model;
    }

    void write(ProgrammeSummary summary, Progress progress) throws IOException {
        paper.paragraph(words.words("year.title", String.valueOf(summary.year() + 1)), Style.TITLE);
        counts(summary);
        parts("year.phases", summary.phases());
        parts("year.classes", summary.classes());
        new QualitySection(paper, words).write(model);
        if (summary.drift().isPresent()) {
            new DriftSection(paper, words).write(summary.drift().get());
        }
        followUps(summary);
        limits(summary.limits());
        if (!summary.listed().isEmpty()) {
            paper.newPage();
            paper.paragraph(words.words("year.flagged", summary.listed().size()), Style.TITLE.of(14));
            new StudentList(paper, words, model.threshold()).write(summary.listed(), progress);
        }
    }

    private void counts(ProgrammeSummary summary) throws IOException {
        paper.down(30);
        var number = new Style(26, true, Style.INK);
        var share = words.percent((double) summary.flagged() / summary.students());
        paper.text(share, Paper.LEFT, paper.y(), number);
        var x = Paper.LEFT + paper.width(share, number) + 12;
        var width = Paper.RIGHT - x;
        paper.text(
                words.words("year.count", summary.flagged(), summary.students(), String.valueOf(summary.year())),
                x,
                paper.y() + 10,
                width,
                Style.HEADING);
        paper.text(
                words.words("year.threshold", words.percent(model.threshold())), x, paper.y() - 3, width, Style.NOTE);
        paper.down(8);
        paper.paragraph(before(summary.year()), Style.BODY.of(9.5f));
        paper.down(8);
    }

    /** The year before, as a model that had not seen it told it: the risks of now on then would be learned by heart. */
    private String before(int year) {
        return model.quality()
                .filter(test -> test.testYear() == year - 1)
                .map(test -> words.words(
                        "year.before",
                        String.valueOf(test.testYear()),
                        words.percent(test.flaggedShare()),
                        test.n(),
                        words.percent((double) test.positives() / test.n())))
                .orElseGet(() -> words.words("year.before.unknown"));
    }

    private void parts(String heading, List<ProgrammeSummary.Part> parts) throws IOException {
        paper.heading(words.words(heading), 4 * ROW);
        if (parts.stream().anyMatch(part -> part.before().isPresent())) {
            paper.paragraph(words.words("year.mark"), Style.FINE);
        }
        paper.down(3);
        for (var part : parts) {
            paper.makeRoom(ROW);
            paper.down(ROW);
            part(part);
        }
        paper.down(12);
    }

    private void part(ProgrammeSummary.Part part) throws IOException {
        paper.text(name(part), Paper.LEFT, paper.y() + 3, BAR - Paper.LEFT - 8, Style.BODY);
        if (part.students() < FEWEST) {
            paper.text(
                    words.words("year.few", FEWEST),
                    COUNT,
                    paper.y() + 3,
                    Style.BODY.of(8.5f).in(Style.MUTED));
            return;
        }
        paper.fill(BAR, paper.y() + 1, BAR_WIDTH, 8, Style.SHADE);
        paper.fill(BAR, paper.y() + 1, (float) (BAR_WIDTH * part.share()), 8, Style.RAISES);
        if (part.before().isPresent()) {
            var mark = (float) (BAR + BAR_WIDTH * part.before().getAsDouble());
            paper.line(mark, paper.y() - 1, mark, paper.y() + 11, 1.5f, Style.INK);
        }
        var count = words.words("year.part", part.flagged(), part.students(), words.percent(part.share()));
        var before = part.before().isPresent()
                ? words.words("year.part.before", words.percent(part.before().getAsDouble()))
                : "";
        paper.text(count + before, COUNT, paper.y() + 3, Paper.RIGHT - COUNT, Style.BODY.of(8.5f));
    }

    private String name(ProgrammeSummary.Part part) {
        return part.turma().map(turma -> words.className(part.fase(), turma)).orElseGet(() -> words.fase(part.fase()));
    }

    private void followUps(ProgrammeSummary summary) throws IOException {
        paper.heading(words.words("year.followups"), 20);
        paper.paragraph(
                summary.followUps()
                        .map(counted ->
                                words.words("year.followups.count", counted.open(), counted.overdue(), counted.ended()))
                        .orElseGet(() -> words.words("year.followups.none")),
                Style.BODY.of(9.5f));
        paper.down(12);
    }

    private void limits(List<String> limits) throws IOException {
        paper.heading(words.words("year.limits"), 24);
        for (var limit : limits) {
            paper.makeRoom(2 * Style.BODY.leading());
            paper.dot(Paper.LEFT + 3, paper.y() - Style.BODY.leading() + 5.5f, 1.6f, Style.MUTED);
            paper.paragraph(limit, Style.BODY, Paper.LEFT + 10, Paper.WIDTH - 10, 3);
        }
    }
}
