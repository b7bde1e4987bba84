package org.farol.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
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
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final LocalDate PRINTED = LocalDate.of(2026, 11, 24);
    private static final Interval ROUGHLY = new Interval(0, 1);
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
            new Curves(List.of(), List.of(), List.of()),
            List.of());
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

    @TempDir
    Path folder;

    @Test
    void a_student_s_page_tells_risk_reasons_values_and_the_model_s_quality() throws Exception {
        var text = textOf(student("João D'Ávila Conceição", 0.82), PORTUGUESE);

        assertThat(text)
                .contains("João D'Ávila Conceição (RA-7)", "fase ALFA · turma B")
                .contains("82%", "Risco alto", "limiar de 35%")
                .contains("INDE (índice geral) = 5,5", "+30,0", "IDA (aprendizagem) = sem dado", "-3,0")
                .contains("2022", "2023", "Ágata")
                .contains("99,7%", "67,6%", "Apontou 90%")
                .contains("24/11/2026", "2023-abcdef12", "Página 1 de 1");
    }

    @Test
    void english_is_english_throughout() throws Exception {
        var text = textOf(student("Ana", 0.1), Locale.ENGLISH);

        assertThat(text)
                .contains("10%", "phase ALFA", "INDE (índice geral) = 5.5", "Page 1 of 1")
                .doesNotContain("Risco", "limiar", "Página");
    }

    @Test
    void a_name_that_the_font_lacks_letters_for_is_printed_as_far_as_it_goes() throws Exception {
        assertThat(textOf(student("Zoë 😀 Łukasz", 0.5), PORTUGUESE)).contains("Zoë ? Łukasz");
    }

    @Test
    void a_student_of_whom_little_is_known_has_a_page_too() throws Exception {
        var record = new YearlyRecord("RA-7", 2023, Map.of(), new Source("a.xlsx", "PEDE", 2));
        var page = new StudentPage(
                record, new StudentHistory("RA-7", List.of(record)), 0.5, 0.5, List.of(), CARD, PRINTED);

        assertThat(textOf(page, PORTUGUESE)).contains("RA-7", "Registro de 2023", "50%");
    }

    @Test
    void the_pages_for_a_printer_are_those_of_the_file() throws Exception {
        var images = StudentReport.images(student("Ana", 0.9), PORTUGUESE);

        assertThat(images).hasSize(1);
        assertThat((double) images.getFirst().getHeight() / images.getFirst().getWidth())
                .isBetween(1.40, 1.42);
    }

    @Test
    void the_year_s_report_lists_every_flagged_student_with_reasons_and_nobody_else() throws Exception {
        var students = new ArrayList<YearSummary.Student>();
        for (var i = 0; i < 100; i++) {
            students.add(new YearSummary.Student(
                    record("RA-" + i, 2023, "Aluna " + i),
                    0.99 - i * 0.0099,
                    student("x", 0.9).reasons()));
        }
        var file = folder.resolve("ano.pdf");

        YearReport.write(new YearSummary(2023, students, CARD, PRINTED), PORTUGUESE, file, Progress.NONE);

        try (var document = Loader.loadPDF(file.toFile())) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Risco de defasagem em 2024", "100 alunos com registro em 2023")
                    .contains("Alunos apontados (65)")
                    .contains("RA-0\n", "Aluna 64", "INDE (índice geral): 5,5 (+30,0)")
                    .doesNotContain("Aluna 65");
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(fontsAreEmbedded(document)).isTrue();
        }
    }

    @Test
    void writing_again_replaces_the_file() throws Exception {
        var file = folder.resolve("aluno.pdf");
        StudentReport.write(student("Ana", 0.9), PORTUGUESE, file);

        StudentReport.write(student("Bia", 0.9), PORTUGUESE, file);

        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Bia").doesNotContain("Ana (");
        }
    }

    private String textOf(StudentPage page, Locale locale) throws Exception {
        var file = folder.resolve("pagina.pdf");
        StudentReport.write(page, locale, file);
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(fontsAreEmbedded(document)).isTrue();
            return new PDFTextStripper().getText(document);
        }
    }

    private static boolean fontsAreEmbedded(PDDocument document) throws Exception {
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                if (!page.getResources().getFont(name).isEmbedded()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static StudentPage student(String name, double risk) {
        var record = record("RA-7", 2023, name);
        return new StudentPage(
                record,
                new StudentHistory("RA-7", List.of(record("RA-7", 2022, name), record)),
                risk,
                risk - 0.27,
                List.of(
                        new StudentPage.Reason("INDE (índice geral)", OptionalDouble.of(5.5), 0.30),
                        new StudentPage.Reason("IDA (aprendizagem)", OptionalDouble.empty(), -0.03)),
                CARD,
                PRINTED);
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
