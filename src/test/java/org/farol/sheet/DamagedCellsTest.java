package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedCellsTest {
    private static final List<String> HEADER = List.of(
            "RA",
            "Fase",
            "INDE 2023",
            "IAA",
            "IEG",
            "IPS",
            "IPP",
            "IDA",
            "IPV",
            "IAN",
            "Fase Ideal",
            "Idade",
            "Data de Nasc",
            "Pedra 2023",
            "Turma");

    @TempDir
    Path folder;

    /** A sound row (INDE is its indicators'), in which a test damages one cell. */
    private ReadSheet readWith(Consumer<Worksheet> damage) throws Exception {
        var file = folder.resolve("PEDE2023.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("PEDE2023");
            for (var column = 0; column < HEADER.size(); column++) {
                sheet.value(0, column, HEADER.get(column));
            }
            sheet.value(1, 0, "RA-1");
            sheet.value(1, 1, "FASE 3");
            sheet.value(1, 2, 7.4175);
            sheet.value(1, 3, 8.5);
            sheet.value(1, 4, 8.7);
            sheet.value(1, 5, 7.5);
            sheet.value(1, 6, 5.9375);
            sheet.value(1, 7, 6.5);
            sheet.value(1, 8, 8.3);
            sheet.value(1, 9, 5);
            sheet.value(1, 10, "Fase 4 (9° ano)");
            sheet.value(1, 11, 14);
            damage.accept(sheet);
        }
        return Reading.of(file).sheets().getFirst();
    }

    private static YearlyRecord record(ReadSheet sheet) {
        assertThat(sheet.records()).hasSize(1);
        return sheet.records().getFirst();
    }

    private static void date(Worksheet sheet, int column, LocalDate date, String format) {
        sheet.value(1, column, date);
        sheet.style(1, column).format(format).set();
    }

    private static void assertRepaired(ReadSheet sheet, Field field, double value, Rule rule) {
        assertThat(record(sheet).number(field)).hasValue(value);
        assertThat(sheet.cells())
                .filteredOn(cell -> cell.field() == field)
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.rule()).isEqualTo(rule);
                    assertThat(cell.value()).isEqualTo(Optional.of(Value.of(value)));
                    assertThat(cell.row()).isEqualTo(2);
                });
    }

    private static void assertRefused(ReadSheet sheet, Field field, String raw, Rule rule) {
        // What the other cells determine stands in its place, marked as derived.
        assertThat(record(sheet).derived().contains(field))
                .isEqualTo(record(sheet).values().containsKey(field));
        assertThat(sheet.cells())
                .filteredOn(cell -> cell.field() == field && cell.rule() != Rule.DERIVED)
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.raw()).isEqualTo(raw);
                    assertThat(cell.value()).isEmpty();
                    assertThat(cell.rule()).isEqualTo(rule);
                });
    }

    @Test
    void a_sound_row_needs_no_repair_but_the_defasagem_it_leaves_out() throws Exception {
        var sheet = readWith(sound -> {});

        assertThat(sheet.indeConfirmed()).isEqualTo(1);
        assertThat(sheet.repairedCells()).isZero();
        assertThat(record(sheet).whole(Field.DEFASAGEM)).hasValue(-1);
        assertThat(sheet.cells()).extracting(CellAccount::rule).containsExactly(Rule.DERIVED);
    }

    @Test
    void a_grade_that_became_a_day_of_the_year_is_read_as_month_point_day() throws Exception {
        assertRepaired(
                readWith(sheet -> date(sheet, 4, LocalDate.of(2025, 8, 7), "m.d")), Field.IEG, 8.7, Rule.DATE_TO_GRADE);
    }

    @Test
    void a_grade_that_became_a_far_year_is_read_as_month_point_year() throws Exception {
        assertRepaired(
                readWith(sheet -> date(sheet, 6, LocalDate.of(9375, 5, 1), "m.yyyy")),
                Field.IPP,
                5.9375,
                Rule.DATE_TO_GRADE);
    }

    @Test
    void the_inde_identity_decides_where_the_format_tells_nothing() throws Exception {
        var sheet = readWith(damaged -> date(damaged, 8, LocalDate.of(2025, 3, 8), "yyyy-mm-dd"));

        assertRepaired(sheet, Field.IPV, 8.3, Rule.DATE_TO_GRADE);
    }

    @Test
    void an_age_that_became_a_date_of_1900_is_its_day_number() throws Exception {
        assertRepaired(
                readWith(sheet -> {
                    sheet.value(1, 11, 14);
                    sheet.style(1, 11).format("yyyy-mm-dd").set();
                }),
                Field.IDADE,
                14,
                Rule.DATE_TO_AGE);
    }

    @Test
    void numbers_kept_as_text_are_read_with_point_or_comma() throws Exception {
        assertRepaired(readWith(sheet -> sheet.value(1, 4, " 8.7 ")), Field.IEG, 8.7, Rule.TEXT_TO_NUMBER);
        assertRepaired(readWith(sheet -> sheet.value(1, 4, "8,7")), Field.IEG, 8.7, Rule.DECIMAL_COMMA);
    }

    @Test
    void thousands_dots_are_undone_where_the_identity_proves_it() throws Exception {
        assertRepaired(readWith(sheet -> sheet.value(1, 6, "59.375")), Field.IPP, 5.9375, Rule.THOUSANDS_DOTS);
        assertRepaired(readWith(sheet -> sheet.value(1, 2, "74.175")), Field.INDE, 7.4175, Rule.THOUSANDS_DOTS);
    }

    @Test
    void thousands_dots_are_refused_where_nothing_proves_a_reading() throws Exception {
        var sheet = readWith(damaged -> {
            damaged.value(1, 6, "59.375");
            damaged.value(1, 2, "INCLUIR");
        });

        assertThat(record(sheet).values()).doesNotContainKeys(Field.IPP, Field.INDE);
        assertThat(sheet.cells()).extracting(CellAccount::rule).contains(Rule.REFUSED_AMBIGUOUS, Rule.REFUSED_CODE);
    }

    @Test
    void codes_and_words_in_number_columns_are_refused_with_the_raw_cell() throws Exception {
        for (var word : List.of("#NULO!", "INCLUIR", "D9600", "NaN", "N/A", "-")) {
            assertRefused(readWith(sheet -> sheet.value(1, 4, word)), Field.IEG, word, Rule.REFUSED_CODE);
        }
        for (var word : List.of("1e400", "8,7,1", "oito")) {
            assertRefused(readWith(sheet -> sheet.value(1, 4, word)), Field.IEG, word, Rule.REFUSED_UNREADABLE);
        }
    }

    @Test
    void a_grade_out_of_range_is_refused() throws Exception {
        assertRefused(readWith(sheet -> sheet.value(1, 4, -1)), Field.IEG, "-1", Rule.REFUSED_OUT_OF_RANGE);
    }

    @Test
    void a_pedra_without_its_accent_is_kept_with_it() throws Exception {
        var sheet = readWith(damaged -> damaged.value(1, 13, "Agata"));

        assertThat(record(sheet).text(Field.PEDRA)).hasValue("Ágata");
        assertThat(sheet.cells()).extracting(CellAccount::rule).contains(Rule.SPELLING);
    }

    @Test
    void the_class_is_what_follows_the_phase() throws Exception {
        assertThat(record(readWith(sheet -> sheet.value(1, 14, "3L"))).text(Field.TURMA))
                .hasValue("L");
        assertThat(record(readWith(sheet -> {
                            sheet.value(1, 1, "ALFA");
                            sheet.value(1, 14, "ALFA K - G0/G1");
                        }))
                        .text(Field.TURMA))
                .hasValue("K");
        assertThat(record(readWith(sheet -> sheet.value(1, 1, "3B"))).text(Field.TURMA))
                .hasValue("B");
    }

    @Test
    void a_column_with_the_month_first_has_its_dates_swapped_back() throws Exception {
        var sheet = readWith(damaged -> {
            date(damaged, 12, LocalDate.of(2009, 12, 9), "dd/mm/yyyy");
            damaged.value(2, 0, "RA-2");
            damaged.value(2, 1, "FASE 1");
            damaged.value(2, 12, "6/17/2015");
        });

        assertThat(sheet.records())
                .extracting(record -> record.text(Field.NASCIMENTO).orElseThrow())
                .containsExactly("2009-09-12", "2015-06-17");
    }

    @Test
    void a_student_twice_in_a_sheet_is_told_and_not_doubled() throws Exception {
        var sheet = readWith(damaged -> {
            damaged.value(2, 0, "RA-1");
            damaged.value(2, 1, "FASE 4");
            damaged.value(3, 1, "FASE 4");
        });

        assertThat(sheet.records()).hasSize(1);
        assertThat(sheet.refusedRows())
                .containsExactly(
                        new RowAccount(3, RowAccount.Reason.DUPLICATE_STUDENT, OptionalInt.of(2)),
                        new RowAccount(4, RowAccount.Reason.NO_STUDENT_ID));
    }

    @Test
    void an_age_written_out_is_read() throws Exception {
        assertThat(readWith(sheet -> sheet.value(1, 11, "12 anos"))
                        .records()
                        .getFirst()
                        .whole(Field.IDADE))
                .hasValue(12);
    }

    @Test
    void dates_of_which_nothing_tells_the_order_are_read_in_the_order_that_inde_proves_on_other_rows()
            throws Exception {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("RA", "Fase", "INDE", "IAA", "IEG", "IPS", "IPP", "IDA", "IPV", "IAN"));
        for (var i = 0; i < 10; i++) {
            // 8.3 typed where the day comes first.
            rows.add(List.of("RA-" + i, 3, 6.96, 8, LocalDate.of(2024, 3, 8), 7, 6, 6, 7.5, 5));
        }
        rows.add(List.of("RA-99", 3, "", 8, LocalDate.of(2024, 9, 5), 7, 6, 6, 7.5, 5));

        var sheet = Reading.of(SheetFiles.xlsx(folder.resolve("PEDE2024.xlsx"), "PEDE2024", rows))
                .sheets()
                .getFirst();

        assertThat(sheet.records().getLast().number(Field.IEG)).hasValue(5.9);
        assertThat(sheet.cells())
                .filteredOn(cell -> cell.field() == Field.IEG && cell.row() == rows.size())
                .singleElement()
                .satisfies(cell -> assertThat(cell.proof()).isEqualTo(Proof.NONE));
    }
}
