package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedStoreTest {
    private static final char[] PASSPHRASE = "três gatos pardos".toCharArray();
    private static final String MARK = "RA-MARCADO-77";

    @TempDir
    Path root;

    private Path folder;
    private Store store;

    @BeforeEach
    void open() {
        folder = root.resolve("dados");
        store = Store.open(folder);
        store.predictions().add(List.of(prediction(MARK)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_store_in_the_clear_can_be_encrypted_and_opens_only_with_the_passphrase() throws Exception {
        assertThat(stored()).contains(MARK);

        store.encrypt(Optional.of(StoreKey.create(PASSPHRASE)), AuditEvent.PASSPHRASE_SET);
        assertThat(store.predictions().of(MARK)).hasSize(1);
        store.close();

        assertThat(stored()).doesNotContain(MARK);
        assertThat(StoreKey.isNeeded(folder)).isTrue();
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.PASSPHRASE_NEEDED));
        assertThat(StoreKey.unlock(folder, "outra".toCharArray())).isEmpty();
        store = Store.open(folder, StoreKey.unlock(folder, PASSPHRASE));
        assertThat(store.predictions().of(MARK)).hasSize(1);
    }

    @Test
    void another_passphrase_takes_the_place_of_the_first_and_none_of_both() throws Exception {
        store.encrypt(Optional.of(StoreKey.create(PASSPHRASE)), AuditEvent.PASSPHRASE_SET);
        store.encrypt(Optional.of(StoreKey.create("nova".toCharArray())), AuditEvent.PASSPHRASE_CHANGED);
        store.close();

        assertThat(StoreKey.unlock(folder, PASSPHRASE)).isEmpty();
        store = Store.open(folder, StoreKey.unlock(folder, "nova".toCharArray()));
        store.encrypt(Optional.empty(), AuditEvent.PASSPHRASE_REMOVED);
        store.close();

        assertThat(StoreKey.isNeeded(folder)).isFalse();
        store = Store.open(folder);
        assertThat(store.predictions().of(MARK)).hasSize(1);
        assertThat(store.audit().entries())
                .extracting(AuditEntry::event)
                .containsExactly(
                        AuditEvent.SCORED,
                        AuditEvent.PASSPHRASE_SET,
                        AuditEvent.PASSPHRASE_CHANGED,
                        AuditEvent.PASSPHRASE_REMOVED);
    }

    @Test
    void the_kept_secret_opens_the_store_until_the_passphrase_changes() {
        var key = StoreKey.create(PASSPHRASE);
        var secret = key.secret();
        store.encrypt(Optional.of(key), AuditEvent.PASSPHRASE_SET);
        store.close();

        store = Store.open(folder, StoreKey.ofSecret(folder, secret));
        store.encrypt(Optional.of(StoreKey.create(PASSPHRASE)), AuditEvent.PASSPHRASE_CHANGED);

        assertThat(StoreKey.ofSecret(folder, secret)).isEmpty();
    }

    @Test
    void the_same_passphrase_makes_another_key_every_time() {
        assertThat(StoreKey.create(PASSPHRASE).secret())
                .isNotEqualTo(StoreKey.create(PASSPHRASE).secret());
    }

    @Test
    void what_the_key_is_made_with_stays_in_the_file_while_h2_writes_it() {
        store.encrypt(Optional.of(StoreKey.create(PASSPHRASE)), AuditEvent.PASSPHRASE_SET);
        for (var i = 0; i < 300; i++) {
            store.predictions().add(List.of(prediction("RA-" + i)));
        }
        store.close();

        store = Store.open(folder, StoreKey.unlock(folder, PASSPHRASE));
        assertThat(store.predictions().of("RA-299")).hasSize(1);
    }

    @Test
    void rows_keep_their_numbers_and_new_ones_come_after_them_when_the_file_is_written_again() throws Exception {
        store.predictions().add(List.of(prediction("RA-2"), prediction("RA-3")));
        var before = rows("prediction");

        store.encrypt(Optional.empty(), AuditEvent.PASSPHRASE_REMOVED);
        store.predictions().add(List.of(prediction("RA-4")));

        assertThat(rows("prediction")).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 1);
    }

    private List<String> rows(String table) throws Exception {
        store.close();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("farol"), "farol", "");
                var query = connection.createStatement();
                var rows = query.executeQuery("select * from " + table + " order by id")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getLong("id") + " " + rows.getString("student_id"));
            }
            return found;
        } finally {
            store = Store.open(folder);
        }
    }

    @Test
    void only_the_owner_may_read_the_files() throws Exception {
        assumeThat(Files.getFileStore(root).supportsFileAttributeView("posix")).isTrue();

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".db")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void the_audit_log_tells_what_was_changed_put_in_or_taken_out_of_it() throws Exception {
        for (var i = 0; i < 4; i++) {
            store.audit().append(AuditEvent.REPORT_WRITTEN, "" + i);
        }
        assertThat(store.audit().firstBroken()).isEmpty();

        assertThat(brokenAfter("update audit_entry set about = 'x' where id = 3"))
                .hasValue(3L);
        assertThat(brokenAfter("update audit_entry set about = '1' where id = 3"))
                .isEmpty();
        assertThat(brokenAfter("update audit_entry set who = 'x' where id = 2")).hasValue(2L);
        assertThat(brokenAfter("delete from audit_entry where id < 3")).hasValue(1L);
        assertThat(brokenAfter("delete from audit_entry")).hasValue(1L);
    }

    @Test
    void an_audit_log_cut_off_at_its_end_does_not_fit_its_head() throws Exception {
        store.audit().append(AuditEvent.REPORT_WRITTEN, "");

        assertThat(brokenAfter("delete from audit_entry where id = 2")).hasValue(2L);
    }

    private Optional<Long> brokenAfter(String sql) throws Exception {
        store.close();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("farol"), "farol", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        store = Store.open(folder);
        return store.audit().firstBroken();
    }

    private String stored() throws Exception {
        return Files.readString(folder.resolve("farol.mv.db"), StandardCharsets.ISO_8859_1);
    }

    private static Prediction prediction(String student) {
        return new Prediction(student, 2022, "v1", 0.35, 0.4, Instant.parse("2026-01-01T10:00:00Z"));
    }
}
