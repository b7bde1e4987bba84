package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.raw.RawFiles;
import org.farol.store.ImportOutcome.Change;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Farol writes for spreadsheet programs, read back. */
class FormulaInjectionTest {
    private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "x;=1+1",
                "x;;@a",
                "x\t-1",
                "x,+1"
            })
    void no_text_of_the_records_begins_like_a_formula_wherever_lines_are_cut(String text) throws Exception {
        var record =
                new YearlyRecord(text, 2023, Map.of(Field.TURMA, Value.of(text)), new Source(text + ".xlsx", text, 2));
        var csv = folder.resolve("registros.csv");

        RecordsCsv.write(List.of(record), csv);

        for (var cell : Files.readString(csv).split("[;,\t\"\r\n]", -1)) {
            assertThat(cell)
                    .satisfiesAnyOf(
                            start -> assertThat(start).isEmpty(),
                            start -> assertThat(FORMULAS).doesNotContain(start.substring(0, 1)));
        }
    }

    @Test
    void negative_numbers_of_the_records_stay_numbers() throws Exception {
        var record =
                new YearlyRecord("RA-1", 2023, Map.of(Field.DEFASAGEM, Value.of(-2)), new Source("a.xlsx", "a", 2));
        var csv = folder.resolve("registros.csv");

        RecordsCsv.write(List.of(record), csv);

        var format = CSVFormat.RFC4180.builder().setHeader().get();
        try (var parser = format.parse(Files.newBufferedReader(csv))) {
            assertThat(parser.iterator().next().get("defasagem")).isEqualTo("-2");
        }
    }

    @Test
    void texts_of_the_account_are_no_formulas_and_its_numbers_are_numbers() throws Exception {
        var changes = List.of(new Change(
                "=HYPERLINK(1)", 2023, Field.DEFASAGEM, Optional.of(Value.of("@SUM(A1)")), Optional.of(Value.of(-2))));
        var xlsx = folder.resolve("conta.xlsx");

        new AccountWorkbook(Locale.ENGLISH).write(List.of(), changes, xlsx);

        var cells = new ArrayList<String>();
        try (var file = RawFiles.open(xlsx)) {
            file.sheets().getLast().scan(row -> row.cells().forEach(cell -> cells.add(cell.raw())));
        }
        assertThat(cells).contains("'=HYPERLINK(1)", "'@SUM(A1)", "-2");
    }

    @Test
    void classes_in_the_risks_are_no_formulas_and_negative_impacts_stay_numbers() throws Exception {
        try (var workspace = Workspace.open(folder.resolve("dados"))) {
            workspace.importFolder(Path.of("data"), Progress.NONE);
            workspace.importFiles(List.of(withFormula()), Progress.NONE);
            workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            var csv = folder.resolve("risco.csv");

            RiskCsv.write(workspace.score(OptionalInt.of(2023)), workspace.explainAll(2023, Progress.NONE), csv);

            var format = CSVFormat.RFC4180.builder().setHeader().get();
            try (var parser = format.parse(Files.newBufferedReader(csv))) {
                var rows = parser.getRecords();
                assertThat(rows)
                        .filteredOn(row -> row.get("student_id").equals("RA-99999"))
                        .singleElement()
                        .satisfies(row -> assertThat(row.get("turma")).isEqualTo("'=1+1"));
                assertThat(rows).anyMatch(row -> row.get("impact_1").startsWith("-"));
            }
        }
    }

    private Path withFormula() throws Exception {
        return Files.writeString(folder.resolve("PEDE2023.csv"), "RA;Fase;Turma;IDA;IEG;IAA\nRA-99999;3;=1+1;7;8;7\n");
    }
}
