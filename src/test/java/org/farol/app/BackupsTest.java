package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import org.farol.store.AuditEntry;
import org.farol.store.AuditEvent;
import org.farol.store.StoreException;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final char[] PASSPHRASE = "quatro palavras ao acaso".toCharArray();

    @TempDir
    Path root;

    private Path home;
    private Workspace workspace;

    @BeforeEach
    void importOneYear() throws Exception {
        home = root.resolve("dados");
        workspace = Workspace.open(home);
        workspace.importFiles(List.of(SmallSchool.sheet(root, 2022, 100, 6)), Progress.NONE);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void a_backup_brings_the_data_back_as_it_was_and_keeps_what_took_its_place() throws Exception {
        var backup = workspace.backups().make();
        assertThat(workspace.backups().verify(backup.file()))
                .containsEntry("observation", 6L)
                .containsEntry("import", 1L);
        workspace.importFiles(List.of(SmallSchool.sheet(root, 2023, 100, 5)), Progress.NONE);

        var kept = workspace.backups().restore(backup.file(), Optional.empty());

        assertThat(workspace.years()).containsExactly(2022);
        assertThat(workspace.privacy().audit())
                .extracting(AuditEntry::event)
                .containsExactly(AuditEvent.IMPORTED, AuditEvent.RESTORED);
        workspace.backups().restore(kept.orElseThrow(), Optional.empty());
        assertThat(workspace.years()).containsExactly(2022, 2023);
    }

    @Test
    void only_as_many_backups_are_kept_as_are_wanted_and_those_before_a_restore_always() throws Exception {
        workspace.settings().keepBackups(2);
        var first = workspace.backups().make();
        workspace.backups().restore(first.file(), Optional.empty());
        workspace.backups().make();
        var third = workspace.backups().make();

        assertThat(workspace.backups().list()).hasSize(3).first().isEqualTo(third);
        assertThat(first.file()).doesNotExist();
    }

    @Test
    void nothing_changed_needs_no_other_backup() throws Exception {
        assertThat(workspace.backups().makeIfChanged()).isPresent();
        assertThat(workspace.backups().makeIfChanged()).isEmpty();
        workspace.close();
        workspace = Workspace.open(home);
        assertThat(workspace.backups().makeIfChanged()).isEmpty();
        workspace.importFiles(List.of(SmallSchool.sheet(root, 2023, 100, 5)), Progress.NONE);
        assertThat(workspace.backups().makeIfChanged()).isPresent();
        var note = workspace.followUp().addNote("RA-100", "anotada");
        assertThat(workspace.backups().makeIfChanged()).isPresent();
        workspace.followUp().changeNote(note, "mudada");
        assertThat(workspace.backups().makeIfChanged()).isPresent();
        assertThat(workspace.backups().makeIfChanged()).isEmpty();
    }

    @Test
    void a_damaged_store_is_kept_and_the_last_backup_takes_its_place() throws Exception {
        var backup = workspace.backups().make();
        workspace.close();
        Files.writeString(home.resolve("farol.mv.db"), "estragado".repeat(5_000));
        workspace = Workspace.open(home);
        assertThatThrownBy(workspace::years)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.UNREADABLE));
        assertThat(workspace.backups().list()).containsExactly(backup);

        var kept = workspace.backups().restore(backup.file(), Optional.empty());

        assertThat(workspace.years()).containsExactly(2022);
        assertThat(kept).hasValueSatisfying(file -> assertThat(file).exists());
    }

    @Test
    void a_damaged_backup_is_refused_and_changes_nothing() throws Exception {
        var backup = workspace.backups().make();
        var bytes = Files.readAllBytes(backup.file());
        for (var position : List.of(bytes.length / 4, bytes.length / 2)) {
            var damaged = bytes.clone();
            for (var i = 0; i < 200; i++) {
                damaged[position + i] ^= 0x5a;
            }
            Files.write(backup.file(), damaged);
            assertThatThrownBy(() -> workspace.backups().restore(backup.file(), Optional.empty()))
                    .isInstanceOfAny(NotPossibleException.class, StoreException.class);
        }
        assertThatThrownBy(() ->
                        workspace.backups().restore(Files.writeString(root.resolve("x.zip"), "nada"), Optional.empty()))
                .isInstanceOf(NotPossibleException.class);

        assertThat(workspace.years()).containsExactly(2022);
        assertThat(workspace.privacy().audit()).extracting(AuditEntry::event).doesNotContain(AuditEvent.RESTORED);
    }

    @Test
    void backups_follow_the_passphrase_and_open_with_it_alone() throws Exception {
        workspace.backups().make();
        assertThat(workspace.protection().set(Optional.empty(), PASSPHRASE, Progress.NONE))
                .isZero();
        var backup = workspace.backups().list().getFirst();
        assertThat(backup.encrypted()).isTrue();
        assertThat(PrivacyTest.bytesOf(home)).doesNotContain("RA-103");
        assertThat(workspace.backups().verify(backup.file())).containsEntry("observation", 6L);

        workspace.protection().remove(PASSPHRASE, Progress.NONE);

        assertThat(workspace.protection().isOn()).isFalse();
        assertThat(workspace.backups().list().getFirst().encrypted()).isFalse();
        assertThat(workspace.backups().verify(backup.file())).containsEntry("observation", 6L);
    }

    @Test
    void an_encrypted_backup_restores_with_its_passphrase_also_where_there_is_nothing_yet() throws Exception {
        workspace.protection().set(Optional.empty(), PASSPHRASE, Progress.NONE);
        var elsewhere = root.resolve("pendrive.zip");
        workspace.backups().make(elsewhere);
        var other = root.resolve("outro");
        try (var empty = Workspace.open(other)) {
            assertThat(empty.backups().needsPassphrase(elsewhere)).isTrue();
            assertThatThrownBy(() -> empty.backups().restore(elsewhere, Optional.of("errada".toCharArray())))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.WRONG_PASSPHRASE));
            assertThat(empty.years()).isEmpty();

            empty.backups().restore(elsewhere, Optional.of(PASSPHRASE));

            assertThat(empty.years()).containsExactly(2022);
        }
        try (var again = Workspace.open(other, Optional.of(Protection.unlock(other, PASSPHRASE)))) {
            assertThat(again.years()).containsExactly(2022);
        }
    }

    @Test
    void a_backup_in_the_clear_is_encrypted_when_it_takes_the_place_of_encrypted_data() throws Exception {
        var elsewhere = root.resolve("pendrive.zip");
        workspace.backups().make(elsewhere);
        workspace.protection().set(Optional.empty(), PASSPHRASE, Progress.NONE);

        workspace.backups().restore(elsewhere, Optional.empty());

        assertThat(workspace.protection().isOn()).isTrue();
        assertThat(workspace.years()).containsExactly(2022);
        assertThat(PrivacyTest.bytesOf(home)).doesNotContain("RA-103");
    }

    @Test
    void the_passphrase_changes_only_for_who_knows_it_and_a_short_one_is_refused() throws Exception {
        assertThatThrownBy(() -> workspace.protection().set(Optional.empty(), "curta".toCharArray(), Progress.NONE))
                .isInstanceOf(NotPossibleException.class);
        workspace.protection().set(Optional.empty(), PASSPHRASE, Progress.NONE);

        assertThatThrownBy(() -> workspace
                        .protection()
                        .set(Optional.of("errada errada".toCharArray()), "outra palavra".toCharArray(), Progress.NONE))
                .isInstanceOf(NotPossibleException.class);
        assertThatThrownBy(() -> workspace.protection().remove("errada errada".toCharArray(), Progress.NONE))
                .isInstanceOf(NotPossibleException.class);

        workspace.protection().set(Optional.of(PASSPHRASE), "outra palavra".toCharArray(), Progress.NONE);
        assertThatThrownBy(() -> Protection.unlock(home, PASSPHRASE)).isInstanceOf(NotPossibleException.class);
        Protection.unlock(home, "outra palavra".toCharArray()).close();
    }

    @Test
    void an_audit_log_that_was_computed_again_contradicts_the_backups() throws Exception {
        workspace.backups().make();
        assertThat(workspace.privacy().checkAudit().isWhole()).isTrue();
        workspace.close();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("farol"), "farol", "");
                var statement = connection.createStatement()) {
            statement.execute("delete from audit_entry");
            statement.execute("update audit_head set id = 0, hash = ''");
        }
        workspace = Workspace.open(home);

        var check = workspace.privacy().checkAudit();

        assertThat(check.broken()).isEmpty();
        assertThat(check.contradicting()).isPresent();
    }
}
