package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadSheet.LeftOut;
import org.farol.sheet.RowAccount.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadersTest {
    private static final List<?> HEADER = List.of("RA", "Nome", "Fase", "IDA", "IEG");

    @TempDir
    Path folder;

    private List<ReadSheet> tables(String sheetName, List<List<?>> rows) throws Exception {
        return Reading.of(SheetFiles.xlsx(folder.resolve("planilha.xlsx"), sheetName, rows))
                .sheets();
    }

    private static double ida(YearlyRecord record) {
        return record.number(Field.IDA).orElseThrow();
    }

    @Test
    void titles_and_blank_rows_above_a_header_are_passed_over() throws Exception {
        var table = tables(
                        "Plan1",
                        List.of(
                                List.of("Associação Passos Mágicos"),
                                List.of(),
                                List.of("", "PEDE 2023 - notas finais"),
                                List.of("Responsável: Nome da coordenadora"),
                                List.of(),
                                HEADER,
                                List.of(),
                                List.of("RA-1", "Ana", 3, 7, 8)))
                .getFirst();

        assertThat(table.headerRow()).isEqualTo(6);
        assertThat(table.records()).singleElement().satisfies(record -> {
            assertThat(record.year()).isEqualTo(2023);
            assertThat(record.source().row()).isEqualTo(8);
        });
    }

    @Test
    void a_header_that_does_not_start_in_the_first_column_is_found() throws Exception {
        var table = tables(
                        "PEDE2023",
                        List.of(
                                List.of("", "", "RA", "Nome", "Fase", "IDA", "IEG"),
                                List.of("", "", "RA-1", "Ana", 3, 7, 8)))
                .getFirst();

        assertThat(table.records())
                .singleElement()
                .satisfies(record -> assertThat(ida(record)).isEqualTo(7));
    }

    @Test
    void years_merged_above_a_header_tell_the_year_of_the_columns_below_them() throws Exception {
        var records = readMerged(sheet -> {
            sheet.range(0, 2, 0, 4).merge();
            sheet.range(0, 5, 0, 7).merge();
        });

        assertThat(records)
                .extracting(YearlyRecord::year, HeadersTest::ida)
                .containsExactlyInAnyOrder(tuple(2022, 6.0), tuple(2023, 7.0));
    }

    @Test
    void years_above_the_first_of_their_columns_tell_it_without_merging_too() throws Exception {
        assertThat(readMerged(sheet -> {}))
                .extracting(YearlyRecord::year, HeadersTest::ida)
                .containsExactlyInAnyOrder(tuple(2022, 6.0), tuple(2023, 7.0));
    }

    private List<YearlyRecord> readMerged(Consumer<Worksheet> merge) throws Exception {
        var file = folder.resolve("planilha.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Notas");
            sheet.value(0, 2, "2022");
            sheet.value(0, 5, "Ano de 2023");
            var names = List.of("RA", "Nome", "IDA", "IEG", "IAA", "IDA", "IEG", "IAA");
            var values = List.of(6, 6.5, 6, 7, 7.5, 7);
            for (var column = 0; column < names.size(); column++) {
                sheet.value(1, column, names.get(column));
            }
            sheet.value(2, 0, "RA-1");
            sheet.value(2, 1, "Ana");
            for (var column = 0; column < values.size(); column++) {
                sheet.value(2, column + 2, values.get(column));
            }
            merge.accept(sheet);
        }
        return Reading.of(file).records();
    }

    @Test
    void a_header_repeated_as_on_printed_pages_totals_and_blank_rows_give_no_students() throws Exception {
        var table = tables(
                        "PEDE2023",
                        List.of(
                                HEADER,
                                List.of("RA-1", "Ana", 3, 7, 8),
                                List.of(),
                                HEADER,
                                List.of("RA-2", "Eva", 3, 7, 8),
                                List.of("Total", "", "", 14, 16),
                                List.of("Média geral", "", "", 7, 8),
                                List.of("", "", "", 7, 8)))
                .getFirst();

        assertThat(table.records()).extracting(YearlyRecord::studentId).containsExactly("RA-1", "RA-2");
        assertThat(table.refusedRows())
                .containsExactly(
                        new RowAccount(4, Reason.HEADER_AGAIN),
                        new RowAccount(6, Reason.SUMMARY),
                        new RowAccount(7, Reason.SUMMARY),
                        new RowAccount(8, Reason.NO_STUDENT_ID));
        assertThat(table.rows()).isEqualTo(6);
    }

    @Test
    void a_second_table_below_with_columns_of_its_own_is_read_by_its_own_header() throws Exception {
        var tables = tables(
                "PEDE2023",
                List.of(
                        HEADER,
                        List.of("RA-1", "Ana", 3, 7, 8),
                        List.of(),
                        List.of("RA", "IEG", "IPS", "IDA", "Fase"),
                        List.of("RA-2", 5, 6, 4, 2)));

        assertThat(tables).hasSize(2);
        assertThat(tables.get(0).records()).extracting(YearlyRecord::studentId).containsExactly("RA-1");
        assertThat(tables.get(1).records()).singleElement().satisfies(record -> {
            assertThat(record.studentId()).isEqualTo("RA-2");
            assertThat(ida(record)).isEqualTo(4);
            assertThat(record.number(Field.IEG)).hasValue(5);
        });
        assertThat(tables.get(1).table()).isEqualTo(new TableKey("PEDE2023", 2));
    }

    @Test
    void a_table_beside_another_is_read_as_one_of_its_own() throws Exception {
        var tables = tables(
                "PEDE2023",
                List.of(
                        List.of("RA", "Fase", "IDA", "IEG", "", "RA", "Fase", "IDA", "IEG"),
                        List.of("RA-1", 3, 7, 8, "", "RA-2", 2, 4, 5),
                        List.of("RA-3", 3, 7, 8)));

        assertThat(tables).hasSize(2);
        assertThat(tables.get(0).records()).extracting(YearlyRecord::studentId).containsExactly("RA-1", "RA-3");
        assertThat(tables.get(1).records()).singleElement().satisfies(record -> {
            assertThat(record.studentId()).isEqualTo("RA-2");
            assertThat(ida(record)).isEqualTo(4);
        });
        assertThat(tables.get(1).rows()).isEqualTo(1);
    }

    @Test
    void a_hidden_sheet_is_left_out_where_a_visible_one_has_its_year() throws Exception {
        var tables = readWithHidden("PEDE2023", "PEDE2023 antiga");

        assertThat(tables.get(0).records()).hasSize(1);
        assertThat(tables.get(1).leftOut()).isEqualTo(Optional.of(LeftOut.HIDDEN));
        assertThat(tables.get(1).records()).isEmpty();
    }

    @Test
    void a_hidden_sheet_is_read_where_no_visible_one_has_its_year() throws Exception {
        var tables = readWithHidden("PEDE2023", "PEDE2022");

        assertThat(tables.get(1).hidden()).isTrue();
        assertThat(tables.get(1).records())
                .singleElement()
                .satisfies(record -> assertThat(record.year()).isEqualTo(2022));
    }

    private List<ReadSheet> readWithHidden(String shown, String hidden) throws Exception {
        var file = folder.resolve("planilha.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            for (var name : List.of(shown, hidden)) {
                var sheet = workbook.newWorksheet(name);
                for (var column = 0; column < HEADER.size(); column++) {
                    sheet.value(0, column, HEADER.get(column).toString());
                }
                sheet.value(1, 0, "RA-1");
                sheet.value(1, 2, 3);
                sheet.value(1, 3, 7);
                sheet.setVisibilityState(name.equals(hidden) ? VisibilityState.HIDDEN : VisibilityState.VISIBLE);
            }
        }
        return Reading.of(file).sheets();
    }

    @Test
    void each_row_of_a_long_sheet_is_of_the_year_it_tells() throws Exception {
        var table = tables(
                        "Histórico",
                        List.of(
                                List.of("Ano", "RA", "Fase", "IDA", "IEG"),
                                List.of(2021, "RA-1", 2, 5, 6),
                                List.of("2022", "RA-1", 3, 6, 7),
                                List.of("PEDE 2023", "RA-1", 4, 7, 8),
                                List.of("", "RA-2", 4, 7, 8)))
                .getFirst();

        assertThat(table.records())
                .extracting(YearlyRecord::year, HeadersTest::ida)
                .containsExactly(tuple(2021, 5.0), tuple(2022, 6.0), tuple(2023, 7.0));
        assertThat(table.refusedRows()).containsExactly(new RowAccount(5, Reason.NO_YEAR));
    }

    @Test
    void a_wide_sheet_gives_a_record_for_each_year_a_student_was_there() throws Exception {
        var records = tables(
                        "Base",
                        List.of(
                                List.of("NOME", "IDA_2021", "IEG_2021", "IAA_2021", "IDA_2022", "IEG_2022", "IAA_2022"),
                                List.of("ALUNO-1", 5, 6, 7, 6, 7, 8),
                                List.of("ALUNO-2", "", "", "", 4, 5, 6)))
                .getFirst()
                .records();

        assertThat(records)
                .extracting(YearlyRecord::studentId, YearlyRecord::year, HeadersTest::ida)
                .containsExactlyInAnyOrder(
                        tuple("ALUNO-1", 2021, 5.0), tuple("ALUNO-1", 2022, 6.0), tuple("ALUNO-2", 2022, 4.0));
    }

    @Test
    void a_stale_inde_of_the_year_before_is_not_taken_for_this_years() throws Exception {
        var table = tables(
                        "PEDE2023",
                        List.of(
                                List.of("RA", "Fase", "INDE 22", "INDE 2023", "IDA", "Pedra 22", "Pedra 2023"),
                                List.of("RA-1", 3, 5.1, 7.5, 7, "Quartzo", "Ametista")))
                .getFirst();

        assertThat(table.records()).singleElement().satisfies(record -> {
            assertThat(record.year()).isEqualTo(2023);
            assertThat(record.number(Field.INDE)).hasValue(7.5);
            assertThat(record.text(Field.PEDRA)).hasValue("Ametista");
        });
        assertThat(table.columns())
                .filteredOn(column -> column.use() == ColumnUse.Use.OTHER_YEAR)
                .extracting(ColumnUse::header)
                .containsExactly("INDE 22", "Pedra 22");
    }

    @Test
    void of_a_header_that_stands_twice_the_fuller_column_is_read() throws Exception {
        var table = tables(
                        "PEDE2023",
                        List.of(
                                List.of("RA", "Fase", "IDA", "IEG", "IDA"),
                                List.of("RA-1", 3, "", 8, 6),
                                List.of("RA-2", 3, 1, 8, 7)))
                .getFirst();

        assertThat(table.records()).extracting(HeadersTest::ida).containsExactly(6.0, 7.0);
        assertThat(table.columns())
                .filteredOn(column -> column.header().equals("IDA"))
                .extracting(ColumnUse::use)
                .containsExactly(ColumnUse.Use.DUPLICATE, ColumnUse.Use.READ);
    }

    @Test
    void a_sheet_of_notes_beside_the_data_is_told_to_have_no_header() throws Exception {
        var file = folder.resolve("planilha.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Leia-me").value(0, 0, "As notas estão na outra aba.");
            var sheet = workbook.newWorksheet("PEDE2023");
            for (var column = 0; column < HEADER.size(); column++) {
                sheet.value(0, column, HEADER.get(column).toString());
            }
            sheet.value(1, 0, "RA-1");
            sheet.value(1, 3, 7);
        }

        var tables = Reading.of(file).sheets();

        assertThat(tables.get(0).leftOut()).isEqualTo(Optional.of(LeftOut.NO_HEADER));
        assertThat(tables.get(1).records()).hasSize(1);
    }

    @Test
    void a_first_row_of_data_whose_words_are_names_of_columns_too_is_no_part_of_the_header() throws Exception {
        var table = tables(
                        "PEDE2024",
                        List.of(
                                List.of("Cód.", "Grupo", "Deveria estar em", "IEG", "IPS", "Mat"),
                                List.of("RA-1", "FASE 2", "Fase 3 (7º ano)", 7.5, 8, 6),
                                List.of("RA-2", "ALFA", "ALFA (1º ano)", 6.5, 7, 5)))
                .getFirst();

        assertThat(table.headerRow()).isEqualTo(1);
        assertThat(table.records()).extracting(YearlyRecord::studentId).containsExactly("RA-1", "RA-2");
    }
}
