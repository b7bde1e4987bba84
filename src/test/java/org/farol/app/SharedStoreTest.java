package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.farol.app.NotPossibleException.Reason;
import org.farol.store.StoreException;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

/** Two people, each with a data folder of their own, whose data is on one server. */
class SharedStoreTest extends OnOneServer {
    private Path sheet(int first) throws Exception {
        return SmallSchool.sheet(root, 2023, first, 10);
    }

    @Test
    void what_is_chosen_for_a_folder_is_found_again_and_only_its_owner_may_read_it() throws Exception {
        SharedStore.choose(mine, server.address());

        assertThat(SharedStore.of(mine)).contains(server.address());
        assumeThat(Files.getFileStore(root).supportsFileAttributeView("posix")).isTrue();
        assertThat(Files.getPosixFilePermissions(mine.resolve("servidor.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        SharedStore.leave(mine);
        assertThat(SharedStore.of(mine)).isEmpty();
    }

    @Test
    void a_server_that_does_not_answer_is_not_chosen() throws Exception {
        var nowhere = SharedStore.at("jdbc:postgresql://localhost:1/farol", "ana", "segredo");

        assertThatThrownBy(() -> SharedStore.choose(mine, nowhere)).isInstanceOf(StoreException.class);
        assertThat(SharedStore.of(mine)).isEmpty();
        assertThat(nowhere).asString().doesNotContain("segredo");
        assertNotPossible(() -> SharedStore.at("jdbc:h2:mem:x", "", ""), Reason.NOT_A_SERVER);
    }

    @Test
    void what_one_imports_and_notes_the_other_sees_and_neither_writes_over_the_other() throws Exception {
        try (var me = Workspace.open(mine, server.address());
                var her = Workspace.open(hers, server.address())) {
            assertThat(her.years()).isEmpty();
            me.importFiles(List.of(sheet(1_000)), Progress.NONE);
            assertThat(her.years()).containsExactly(2023);
            assertThat(her.students(2023)).hasSize(10);

            var note = me.followUp().addNote("RA-1000", "conversamos");
            var seen = her.followUp().notes("RA-1000").getFirst();
            me.followUp().changeNote(note, "conversamos com a mãe");

            assertNotPossible(() -> her.followUp().changeNote(seen, "conversei"), Reason.CHANGED_MEANWHILE);
            assertThat(her.followUp().notes("RA-1000").getFirst().text()).isEqualTo("conversamos com a mãe");
        }
    }

    @Test
    void a_list_that_one_changed_the_other_does_not_write_over() throws Exception {
        try (var me = Workspace.open(mine, server.address());
                var her = Workspace.open(hers, server.address())) {
            me.savedViews().save("fases", Optional.empty(), "fase=2");
            var seen = Optional.ofNullable(her.savedViews().all().get("fases"));
            me.savedViews().save("fases", Optional.of("fase=2"), "fase=2,3");

            assertNotPossible(() -> her.savedViews().save("fases", seen, "fase=4"), Reason.VIEW_CHANGED_MEANWHILE);
            assertNotPossible(() -> her.savedViews().delete("fases", "fase=2"), Reason.VIEW_CHANGED_MEANWHILE);
            assertThat(her.savedViews().all()).containsExactly(Map.entry("fases", "fase=2,3"));
        }
    }

    @Test
    void a_backup_of_a_folder_fills_an_empty_server_and_no_other() throws Exception {
        Path backup;
        try (var own = Workspace.open(mine)) {
            own.importFiles(List.of(sheet(1_000)), Progress.NONE);
            own.followUp().addNote("RA-1000", "anotada");
            backup = own.backups().make().file();
        }
        try (var shared = Workspace.open(mine, server.address())) {
            shared.backups().restore(backup, Optional.empty());

            assertThat(shared.students(2023)).hasSize(10);
            assertThat(shared.followUp().notes("RA-1000")).hasSize(1);
            assertThat(shared.privacy().checkAudit().isWhole()).isTrue();
            assertNotPossible(() -> shared.backups().restore(backup, Optional.empty()), Reason.SERVER_NOT_EMPTY);
            assertThat(shared.backups().makeAtEnd()).isEmpty();
        }
        try (var own = Workspace.open(mine)) {
            assertThat(own.students(2023)).hasSize(10);
        }
    }

    @Test
    void a_backup_of_a_server_opens_in_a_folder() throws Exception {
        Path backup;
        try (var shared = Workspace.open(mine, server.address())) {
            shared.importFiles(List.of(sheet(1_000)), Progress.NONE);
            backup = shared.backups().make().file();
        }
        try (var own = Workspace.open(hers)) {
            own.backups().restore(backup, Optional.empty());

            assertThat(own.students(2023)).hasSize(10);
        }
    }

    @Test
    void who_is_erased_is_nowhere_on_the_server() throws Exception {
        try (var shared = Workspace.open(mine, server.address())) {
            shared.importFiles(List.of(sheet(1_000)), Progress.NONE);
            shared.backups().make();

            shared.privacy().erase("RA-1000", Progress.NONE);

            assertThat(shared.students(2023)).hasSize(9);
            assertNotPossible(() -> shared.privacy().erase("RA-1000", Progress.NONE), Reason.NO_SUCH_STUDENT);
        }
    }

    @Test
    void farol_has_no_passphrase_for_a_server() throws Exception {
        try (var shared = Workspace.open(mine, server.address())) {
            assertThat(shared.protection().isOn()).isFalse();
            assertNotPossible(
                    () -> shared.protection().set(Optional.empty(), "três gatos pardos".toCharArray(), Progress.NONE),
                    Reason.ENCRYPTED_BY_SERVER);
        }
    }

    private static void assertNotPossible(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NotPossibleException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
