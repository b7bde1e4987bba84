package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.CellAccount;
import org.farol.sheet.RawRow;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Rule;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_saved_is_there_after_reopening() {
        var record = record("RA-1", 2022, everyField());
        save(file("a", record));

        store.close();
        store = Store.open(folder);

        assertThat(store.records(2022)).containsExactly(record);
        assertThat(store.years()).containsExactly(2022);
    }

    @Test
    void every_field_has_a_column() {
        var record = record("RA-1", 2022, everyField());
        save(file("a", record));

        assertThat(store.records().getFirst().values()).containsOnlyKeys(Field.values());
    }

    @Test
    void saving_counts_new_changed_and_unchanged_records() {
        save(file("a", record("RA-1", 2022, inde(7)), record("RA-2", 2022, inde(6)), record("RA-3", 2022, inde(5))));

        var counts = save(
                file("b", record("RA-1", 2022, inde(7)), record("RA-2", 2022, inde(8)), record("RA-9", 2022, inde(1))));

        assertThat(counts).isEqualTo(new ImportCounts(1, 1, 1, 0));
    }

    @Test
    void saving_the_same_bytes_again_changes_nothing() {
        var file = file("a", record("RA-1", 2022, inde(7)), record("RA-1", 2023, inde(6)));
        save(file);

        assertThat(save(file)).isEqualTo(new ImportCounts(0, 0, 2, 0));
    }

    @Test
    void a_preview_counts_without_saving() {
        var counts = store.preview(List.of(file("a", record("RA-1", 2022, inde(7)))), List.of());

        assertThat(counts).isEqualTo(new ImportCounts(1, 0, 0, 0));
        assertThat(store.records()).isEmpty();
    }

    @Test
    void a_link_gives_both_histories_to_the_ra_and_the_old_id_still_finds_them() {
        save(file("wide", record("ALUNO-1", 2021, inde(6)), record("ALUNO-1", 2022, inde(7.123))));

        var counts = store.save(
                List.of(file("yearly", record("RA-8", 2022, inde(7.1)), record("RA-8", 2023, inde(8)))),
                List.of(new StudentLink("ALUNO-1", "RA-8")),
                Progress.NONE);

        assertThat(counts.linked()).isEqualTo(1);
        assertThat(store.histories()).hasSize(1);
        assertThat(store.history("ALUNO-1")).isEqualTo(store.history("RA-8"));
        assertThat(store.history("RA-8").records())
                .extracting(YearlyRecord::year)
                .containsExactly(2021, 2022, 2023);
        assertThat(store.history("RA-8").in(2022).orElseThrow().number(Field.INDE))
                .hasValue(7.123);
    }

    @Test
    void a_student_linked_before_is_linked_in_later_imports_too() {
        store.save(
                List.of(file("a", record("ALUNO-1", 2022, inde(7)), record("RA-8", 2022, inde(7)))),
                List.of(new StudentLink("ALUNO-1", "RA-8")),
                Progress.NONE);

        save(file("b", record("ALUNO-1", 2020, inde(5))));

        assertThat(store.history("RA-8").records())
                .extracting(YearlyRecord::year)
                .containsExactly(2020, 2022);
    }

    @Test
    void a_cancelled_save_leaves_the_store_as_it_was() {
        save(file("a", record("RA-1", 2022, inde(7))));
        var cancelled = new Progress() {
            @Override
            public void report(double done) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> store.save(List.of(file("b", record("RA-2", 2022, inde(7)))), List.of(), cancelled))
                .isInstanceOf(CancellationException.class);

        assertThat(store.records()).extracting(YearlyRecord::studentId).containsExactly("RA-1");
        assertThat(save(file("b", record("RA-2", 2022, inde(7)))).added()).isEqualTo(1);
    }

    @Test
    void raw_rows_and_the_account_of_cells_are_kept() throws Exception {
        save(file("a", record("RA-1", 2022, inde(7))));
        store.close();

        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("farol"), "farol", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select raw_rows, cells from sheet_account")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("raw_rows")).contains("[\"RA-1\",\"2025-08-07\"]");
            assertThat(rows.getString("cells")).contains("2025-08-07", "8.7", "DATE_TO_GRADE");
        }
        store = Store.open(folder);
    }

    @Test
    void predictions_come_back_newest_first() {
        var first = new Prediction("RA-1", 2022, "v1", 0.35, 0.4, Instant.parse("2026-01-01T10:00:00Z"));
        var second = new Prediction("RA-1", 2022, "v2", 0.35, 0.6, Instant.parse("2026-01-02T10:00:00Z"));

        store.record(List.of(first));
        store.record(List.of(second));

        assertThat(store.predictions("RA-1")).containsExactly(second, first);
    }

    @Test
    void a_store_open_in_another_process_says_so() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(other.waitFor()).isZero();
        assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("IN_USE");
    }

    @Test
    void a_store_that_is_not_one_is_refused_and_left_alone() throws Exception {
        var other = Files.createDirectory(folder.resolve("other"));
        var damaged = Files.writeString(other.resolve("farol.mv.db"), "not a database".repeat(1_000));

        assertThatThrownBy(() -> Store.open(other))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.UNREADABLE));
        assertThat(damaged).content().startsWith("not a database");
    }

    @Test
    void a_store_of_a_newer_farol_is_refused() throws Exception {
        store.close();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("farol"), "farol", "");
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into "flyway_schema_history"
                    select 99, '99', 'from the future', "type", 'V99__from_the_future.sql', 1, "installed_by",
                        "installed_on", 1, true
                    from "flyway_schema_history" where "version" = '1'
                    """);
        }

        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.NEWER_VERSION));
    }

    /** Tries to open the store while the test holds it. */
    static final class OtherProcess {
        private OtherProcess() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) {
            try (var ignored = Store.open(Path.of(args[0]))) {
                System.out.println("opened");
            } catch (StoreException e) {
                System.out.println(e.reason());
            }
        }
    }

    private ImportCounts save(ReadFile file) {
        return store.save(List.of(file), List.of(), Progress.NONE);
    }

    private static ReadFile file(String name, YearlyRecord... records) {
        var damaged = new CellAccount(
                2, "IEG", 2022, Field.IEG, "2025-08-07", Optional.of(Value.of(8.7)), Rule.DATE_TO_GRADE);
        var sheet = new ReadSheet(
                "PEDE2022",
                List.of(2022),
                records.length,
                List.of(records),
                List.of(damaged),
                List.of(),
                List.of(),
                List.of(),
                List.of(new RawRow(2, List.of("RA-1", "2025-08-07"))),
                0,
                0);
        return new ReadFile("a.xlsx", name, List.of(sheet));
    }

    private static Map<Field, Value> inde(double inde) {
        return Map.of(Field.INDE, Value.of(inde));
    }

    private static Map<Field, Value> everyField() {
        return Arrays.stream(Field.values())
                .collect(Collectors.toMap(
                        field -> field,
                        field -> field.kind() == Field.Kind.TEXT
                                ? Value.of("texto " + field)
                                : Value.of(field.kind() == Field.Kind.GRADE ? 7.25 : 1)));
    }

    private static YearlyRecord record(String id, int year, Map<Field, Value> values) {
        return new YearlyRecord(id, year, values, new Source("a.xlsx", "PEDE2022", 2));
    }
}
