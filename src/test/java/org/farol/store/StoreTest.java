package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.work.Progress;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A store in a folder. */
class StoreTest extends StoreContract {
    @Override
    Store opened() {
        return Store.open(folder);
    }

    @Test
    void a_store_open_in_another_process_says_so_whoever_looked_at_its_file_meanwhile() throws Exception {
        // Linux lets go of a process's lock on a file when the process closes it anywhere.
        assertThat(StoreKey.isNeeded(folder)).isFalse();
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

    @Test
    void a_store_of_the_first_version_keeps_its_records_and_can_take_its_file_again() throws Exception {
        var other = Files.createDirectory(folder.resolve("first"));
        Flyway.configure()
                .dataSource("jdbc:h2:file:" + other.resolve("farol"), "farol", "")
                .locations(Migrations.H2.locations())
                .target("1")
                .load()
                .migrate();
        var file = read("antiga", record("RA-1", 2022, Map.of(Field.INDE, Value.of(7))));
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + other.resolve("farol"), "farol", "");
                var statement = connection.createStatement()) {
            statement.execute("insert into import (file, sha256, imported_at) values ('antiga.xlsx', '" + file.sha256()
                    + "', current_timestamp)");
            statement.execute("insert into observation (import_id, own_id, ano, source_sheet, source_row, inde)"
                    + " values (1, 'RA-1', 2022, 'PEDE2022', 2, 7)");
        }

        try (var migrated = Store.open(other)) {
            assertThat(migrated.records(2022)).hasSize(1);
            assertThat(migrated.originals().isKept(migrated.imports().getFirst().id()))
                    .isFalse();
            migrated.save(List.of(new Store.DecidedFile(file, "")), List.of(), Progress.NONE);
            assertThat(migrated.imports())
                    .singleElement()
                    .satisfies(kept ->
                            assertThat(migrated.originals().isKept(kept.id())).isTrue());
        }
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
}
