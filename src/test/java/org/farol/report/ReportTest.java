package org.farol.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.farol.model.Agreement;
import org.farol.model.CalibrationMethod;
import org.farol.model.Choice;
import org.farol.model.Configuration;
import org.farol.model.Confusion;
import org.farol.model.Curves;
import org.farol.model.Interval;
import org.farol.model.Intervals;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;
import org.farol.model.ThresholdPolicy;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.report.ProgrammeSummary.Part;
import org.farol.report.StudentPage.Agreed;
import org.farol.report.StudentPage.Reason;
import org.farol.report.StudentPage.Spread;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final LocalDate PRINTED = LocalDate.of(2026, 11, 24);
    private static final Interval ROUGHLY = new Interval(0.6, 0.95);
    private static final TestYear TEST = new TestYear(
            List.of(2020, 2021),
            2022,
            600,
            366,
            0.873,
            0.897,
            0.168,
            0.729,
            0.35,
            0.997,
            0.676,
            0.9,
            new Intervals(ROUGHLY, ROUGHLY, ROUGHLY, ROUGHLY, ROUGHLY, ROUGHLY, ROUGHLY),
            new Confusion(365, 175, 1, 59),
            new Curves(
                    List.of(),
                    List.of(),
                    List.of(new Curves.CalibrationBin(0.12, 0.08, 300), new Curves.CalibrationBin(0.83, 0.91, 300))),
            List.of(),
            Optional.empty());
    private static final ModelCard CARD = new ModelCard(
            "2023-abcdef12",
            Instant.parse("2026-11-24T12:00:00Z"),
            42,
            List.of(2020, 2021, 2022),
            1_500,
            400,
            ThresholdPolicy.Fixed.STANDARD,
            0.35,
            List.of("INDE", "IDA"),
            List.of(TEST),
            new Choice(Configuration.START, CalibrationMethod.NONE, List.of(), List.of()),
            List.of(),
            List.of(),
            List.of());
    private static final Agreement TREES = new Agreement(400, 0.83, 0.41, 0.92);
    private static final String LONG = "Conceição dos Santos e Ávila Guimarães de Orléans ";

    @TempDir
    Path folder;

    @Test
    void a_student_s_page_tells_risk_reasons_values_agreements_and_the_model_s_quality() throws Exception {
        var text = textOf(students(student("João D'Ávila Conceição", 0.82)), PORTUGUESE);

        assertThat(text)
                .contains("João D'Ávila Conceição", "RA-7 · registro de 2023 · fase ALFA · turma B")
                .contains("82%", "Risco alto", "limiar de 35%", "Falta 1 dado dos 2 usados")
                .contains("83% das árvores", "de 41% a 92%")
                .contains("INDE (índice geral) = 5,5", "+30,0", "IDA (aprendizagem) = sem dado", "-3,0")
                .contains("INDE 5,5, abaixo da média da fase: aumenta o risco", "IDA sem dado: diminui o risco")
                .contains("2022", "2023", "Ágata")
                .contains("Conversa com a família", "Rotina de estudo", "Márcia", "01/03/2024", "30/06/2024")
                .contains("Coordenação", "Responsável pelo aluno");
    }

    @Test
    void trees_that_all_tell_the_same_are_not_told_as_a_range() throws Exception {
        var page = student("Ana", 0.99);
        var alike = new StudentPage(
                page.record(),
                page.history(),
                page.risk(),
                page.baseValue(),
                new Agreement(400, 1, 0.995, 0.999),
                page.reasons(),
                page.phase(),
                page.agreements());

        assertThat(textOf(students(alike), PORTUGUESE)).contains("100% das árvores", "oito em dez dizem >99%.");
    }

    @Test
    void english_is_english_throughout() throws Exception {
        var text = textOf(students(student("Ana", 0.1)), Locale.ENGLISH);

        assertThat(text)
                .contains("10%", "phase ALFA", "INDE (índice geral) = 5.5", "Page 1 of 1", "24/11/2026")
                .doesNotContain("Risco", "limiar", "Página");
    }

    @Test
    void a_name_that_the_font_lacks_letters_for_is_printed_as_far_as_it_goes() throws Exception {
        assertThat(textOf(students(student("Zoë 😀 Łukasz", 0.5)), PORTUGUESE)).contains("Zoë ? Łukasz");
    }

    @Test
    void a_student_of_whom_little_is_known_has_a_page_too() throws Exception {
        var record = new YearlyRecord("RA-7", 2023, Map.of(), new Source("a.xlsx", "PEDE", 2));
        var page = new StudentPage(
                record, new StudentHistory("RA-7", List.of(record)), 0.5, 0.5, TREES, List.of(), Map.of(), List.of());

        assertThat(textOf(students(page), PORTUGUESE)).contains("Aluno RA-7", "registro de 2023", "50%");
    }

    @Test
    void a_student_of_whom_very_much_is_known_has_one_page_all_the_same() throws Exception {
        var name = LONG.repeat(5);
        var reasons = IntStream.range(0, 60)
                .mapToObj(i ->
                        new Reason(LONG.repeat(3) + i, OptionalDouble.of(5), i % 2 == 0 ? 0.01 : -0.01, LONG.repeat(6)))
                .toList();
        var years = IntStream.rangeClosed(2010, 2023)
                .mapToObj(year -> record("RA-" + "7".repeat(200), year, name))
                .toList();
        var agreements = IntStream.range(0, 40)
                .mapToObj(i -> new Agreed(LONG.repeat(3), LONG.repeat(9), LONG, PRINTED, Optional.of(PRINTED), LONG))
                .toList();
        var page = new StudentPage(
                years.getLast(),
                new StudentHistory("RA-7", years),
                0.999,
                0.5,
                TREES,
                reasons,
                Map.of(Field.INDE, new Spread(0, 0, 0, 10, 10, 80)),
                agreements);
        var file = written(students(page, page), PORTUGUESE);

        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            var stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            assertThat(stripper.getText(document))
                    .contains("…", "Os outros 54 fatores", "e mais 37 combinados", "e 9 anos antes", "Coordenação");
            assertThat(lowestTextOfBody(document)).isGreaterThan(Paper.BOTTOM - 1);
        }
    }

    @Test
    void every_page_is_a4_with_date_model_quality_mark_and_number() throws Exception {
        var file = written(students(student("Ana", 0.9), student("Bia", 0.2), student("Caio", 0.4)), PORTUGUESE);

        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            for (var i = 1; i <= 3; i++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                assertThat(stripper.getText(document))
                        .contains("CONFIDENCIAL", "Impresso em 24/11/2026 · modelo 2023-abcdef12")
                        .contains("99,7%", "67,6%", "Apontou 90%")
                        .contains("Página " + i + " de 3");
                var size = document.getPage(i - 1).getMediaBox();
                assertThat(size.getWidth()).isBetween(595f, 595.5f);
                assertThat(size.getHeight()).isBetween(841f, 842f);
            }
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("pt-BR");
        }
    }

    @Test
    void charts_are_vectors_and_all_fonts_are_embedded() throws Exception {
        var file = written(new Report.Programme(programme(List.of())), PORTUGUESE);

        try (var document = Loader.loadPDF(file.toFile())) {
            for (var page : document.getPages()) {
                assertOnlyVectorsAndEmbeddedFonts(page.getResources());
            }
        }
    }

    @Test
    void a_class_of_many_is_listed_on_as_many_pages_as_it_takes_and_each_student_has_one() throws Exception {
        var students = IntStream.range(0, 100)
                .mapToObj(i -> student("Aluna " + i, 0.99 - i * 0.0099))
                .toList();
        var listed = students.stream()
                .map(page -> new ListedStudent(page.record(), page.risk(), page.reasons()))
                .toList();
        var summary = new ClassSummary(OptionalInt.of(3), "B", 2023, listed, 0.5);
        var file = written(new Report.SchoolClass(summary, students), PORTUGUESE);

        try (var document = Loader.loadPDF(file.toFile())) {
            var text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isBetween(104, 106);
            assertThat(text)
                    .contains("Fase 3 · turma B", "100 alunos com registro em 2023; 65 com risco", "65%; no programa")
                    .contains("INDE (índice geral): 5,5 (+30,0)");
            assertThat(text.split("Aluna 99\\b", -1)).hasSize(3);
            assertThat(document.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("Fase 3 · turma B");
        }
    }

    @Test
    void the_programme_s_summary_counts_phases_and_classes_and_tells_quality_with_its_intervals() throws Exception {
        var text = textOf(new Report.Programme(programme(List.of())), PORTUGUESE);

        assertThat(text)
                .contains("Risco de defasagem em 2024", "60%", "66 de 110 alunos em risco, pelos registros de 2023")
                .contains("registros de 2022", "apontou 90% dos 600 alunos", "61% de fato ficaram")
                .contains("Fase ALFA", "40 de 50 (80%); antes 75%", "Fase 3 · turma B")
                .contains("0,87", "0,60 a 0,95", "60% a 95%", "Calibração", "83%", "91%")
                .contains("3 ações em aberto (1 atrasada); 1 encerrada")
                .contains("A planilha parece ter mudado.", "0,31, deriva significativa")
                .contains("Um limite.");
    }

    @Test
    void of_very_few_students_the_summary_tells_no_figures() throws Exception {
        var text = textOf(new Report.Programme(programme(List.of())), PORTUGUESE);

        assertThat(text).contains("Fase 8", "menos de 5 alunos").doesNotContain("2 de 3");
    }

    @Test
    void those_listed_by_name_follow_the_summary() throws Exception {
        var listed = IntStream.range(0, 65)
                .mapToObj(i -> new ListedStudent(
                        record("RA-" + i, 2023, "Aluna " + i),
                        0.99 - i * 0.0099,
                        student("x", 0.9).reasons()))
                .toList();

        assertThat(textOf(new Report.Programme(programme(listed)), PORTUGUESE))
                .contains("Alunos em risco (65)", "Aluna 0\n", "Aluna 64");
    }

    @Test
    void thousands_of_students_fit_into_one_file() throws Exception {
        var pages = Collections.nCopies(3_000, student("Ana", 0.9));

        try (var document =
                Loader.loadPDF(written(new Report.Students(pages), PORTUGUESE).toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(3_000);
        }
    }

    @Test
    void writing_again_replaces_the_file() throws Exception {
        written(students(student("Ana", 0.9)), PORTUGUESE);

        assertThat(textOf(students(student("Bia", 0.9)), PORTUGUESE))
                .contains("Bia")
                .doesNotContain("Ana");
    }

    @Test
    void cancelling_leaves_no_file_and_an_earlier_one_as_it_was() throws Exception {
        var file = folder.resolve("relatorio.pdf");
        var before = Files.write(file, new byte[] {1, 2, 3});
        var pages = IntStream.range(0, 20).mapToObj(i -> student("Ana", 0.9)).toList();
        var stopped = new StopsAfter(10);

        assertThatThrownBy(() -> new Report.Students(pages).write(file, frame(PORTUGUESE), stopped))
                .isInstanceOf(CancellationException.class);

        assertThat(before).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    /** Asks to stop once asked so many times. */
    private static final class StopsAfter implements Progress {
        private int left;

        StopsAfter(int left) {
            this.left = left;
        }

        @Override
        public void report(double done) {}

        @Override
        public boolean cancelled() {
            return left-- <= 0;
        }
    }

    private static Report students(StudentPage... pages) {
        return new Report.Students(List.of(pages));
    }

    private static Frame frame(Locale locale) {
        return new Frame(locale, CARD, PRINTED, false);
    }

    private Path written(Report report, Locale locale) throws IOException {
        var file = folder.resolve("relatorio.pdf");
        report.write(file, frame(locale), Progress.NONE);
        return file;
    }

    private String textOf(Report report, Locale locale) throws IOException {
        try (var document = Loader.loadPDF(written(report, locale).toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** The lowest baseline of what is neither footer nor below it. */
    private static float lowestTextOfBody(PDDocument document) throws IOException {
        var baselines = new ArrayList<Float>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
                baselines.add(text.getPageHeight() - text.getY());
            }
        };
        stripper.getText(document);
        return baselines.stream()
                .filter(baseline -> baseline > Paper.BOTTOM - 20)
                .min(Float::compare)
                .orElseThrow();
    }

    private static void assertOnlyVectorsAndEmbeddedFonts(PDResources resources) throws IOException {
        for (var name : resources.getFontNames()) {
            assertThat(resources.getFont(name).isEmbedded()).isTrue();
        }
        for (COSName name : resources.getXObjectNames()) {
            var object = resources.getXObject(name);
            assertThat(object).isNotInstanceOf(PDImageXObject.class);
            assertOnlyVectorsAndEmbeddedFonts(((PDFormXObject) object).getResources());
        }
    }

    private static ProgrammeSummary programme(List<ListedStudent> listed) {
        return new ProgrammeSummary(
                2023,
                List.of(
                        new Part(OptionalInt.of(0), Optional.empty(), 50, 40, OptionalDouble.of(0.75)),
                        new Part(OptionalInt.of(3), Optional.empty(), 57, 24, OptionalDouble.empty()),
                        new Part(OptionalInt.of(8), Optional.empty(), 3, 2, OptionalDouble.empty())),
                List.of(new Part(OptionalInt.of(3), Optional.of("B"), 20, 14, OptionalDouble.empty())),
                Optional.of(new ProgrammeSummary.FollowUps(3, 1, 1)),
                Optional.of(new ProgrammeSummary.Drift(
                        List.of("A planilha parece ter mudado."),
                        List.of(new ProgrammeSummary.Drifted("IEG", 0.31, "deriva significativa")))),
                List.of("Um limite."),
                listed);
    }

    private static StudentPage student(String name, double risk) {
        var record = record("RA-7", 2023, name);
        return new StudentPage(
                record,
                new StudentHistory("RA-7", List.of(record("RA-7", 2022, name), record)),
                risk,
                risk - 0.27,
                TREES,
                List.of(
                        new Reason(
                                "INDE (índice geral)",
                                OptionalDouble.of(5.5),
                                0.30,
                                "INDE 5,5, abaixo da média da fase: aumenta o risco"),
                        new Reason(
                                "IDA (aprendizagem)", OptionalDouble.empty(), -0.03, "IDA sem dado: diminui o risco")),
                Map.of(Field.INDE, new Spread(3, 5, 6, 7, 9.5, 80)),
                List.of(new Agreed(
                        "Conversa com a família",
                        "Rotina de estudo",
                        "Márcia",
                        LocalDate.of(2024, 3, 1),
                        Optional.of(LocalDate.of(2024, 6, 30)),
                        "em andamento")));
    }

    private static YearlyRecord record(String id, int year, String name) {
        var values = new EnumMap<Field, Value>(Field.class);
        values.put(Field.NOME, Value.of(name));
        values.put(Field.FASE, Value.of(0));
        values.put(Field.TURMA, Value.of("B"));
        values.put(Field.PEDRA, Value.of("Ágata"));
        values.put(Field.INDE, Value.of(5.5));
        return new YearlyRecord(id, year, values, new Source("a.xlsx", "PEDE", 2));
    }
}
