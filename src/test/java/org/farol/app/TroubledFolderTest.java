package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.farol.store.Store;
import org.farol.store.StoreException;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the data when the disk fails it. File systems of their own need root; without, some are skipped. */
class TroubledFolderTest {
    /** Small enough to hit each table alone. */
    private static final int PARTS = 60;

    private static final int HEADER = 2 * 4096;

    @TempDir
    Path root;

    private Path home;
    private boolean mounted;

    @BeforeEach
    void makeHome() throws Exception {
        home = Files.createDirectory(root.resolve("dados"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", home.toString());
        }
    }

    private void mount(String options) throws Exception {
        mounted = System.getProperty("os.name").startsWith("Linux")
                && run("mount", "-t", "tmpfs", "-o", options, "tmpfs", home.toString());
        assumeThat(mounted).as("this account may mount file systems").isTrue();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private List<Path> sheet(int first, int students) throws IOException {
        return List.of(SmallSchool.sheet(root, 2022, first, students));
    }

    private static void fails(StoreException.Reason reason, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        for (var locale : List.of(Locale.forLanguageTag("pt-BR"), Locale.ENGLISH)) {
            assertThatThrownBy(deed)
                    .satisfies(e -> assertThat(Problem.of(e, locale).advice()).isNotBlank());
        }
    }

    @Test
    void a_full_disk_keeps_what_was_confirmed_and_goes_on_once_there_is_room() throws Exception {
        mount("size=3m");
        var ballast = home.resolve("lastro");
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 5), Progress.NONE);
            fill(ballast);

            fails(StoreException.Reason.DISK_FULL, () -> workspace.importFiles(sheet(1_000, 3_000), Progress.NONE));
            assertThatThrownBy(() -> workspace.backups().make())
                    .isInstanceOfAny(IOException.class, StoreException.class);
        }
        Files.delete(ballast);
        try (var workspace = Workspace.open(home)) {
            assertThat(workspace.records(2022)).hasSize(5);
            workspace.importFiles(sheet(200, 5), Progress.NONE);
            assertThat(workspace.records(2022)).hasSize(10);
            workspace.backups().make();
        }
    }

    /** Writes until nothing more goes in. */
    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var block = new byte[1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    @Test
    void a_full_disk_leaves_the_passphrase_as_it_was() throws Exception {
        mount("size=3m");
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 5), Progress.NONE);
            fill(home.resolve("lastro"));

            assertThatThrownBy(() -> workspace
                            .protection()
                            .set(Optional.empty(), "quatro palavras".toCharArray(), Progress.NONE))
                    .isInstanceOf(StoreException.class);

            assertThat(workspace.records(2022)).hasSize(5);
        }
        assertThat(Protection.isNeeded(home)).isFalse();
        Files.delete(home.resolve("lastro"));
        try (var workspace = Workspace.open(home)) {
            assertThat(workspace.records(2022)).hasSize(5);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_and_left_alone() throws Exception {
        mount("size=20m");
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 5), Progress.NONE);
        }
        assumeThat(run("mount", "-o", "remount,ro", home.toString())).isTrue();
        var before = Files.readAllBytes(home.resolve("farol.mv.db"));

        try (var workspace = Workspace.open(home)) {
            fails(StoreException.Reason.NOT_WRITABLE, workspace::years);
        }

        assertThat(home.resolve("farol.mv.db")).hasBinaryContent(before);
    }

    @Test
    void a_folder_that_is_taken_away_takes_no_change_that_would_be_lost() throws Exception {
        mount("size=20m");
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 5), Progress.NONE);
            assumeThat(run("umount", "-l", home.toString())).isTrue();
            mounted = false;

            fails(StoreException.Reason.FOLDER_GONE, () -> workspace.importFiles(sheet(200, 5), Progress.NONE));
        }
    }

    @Test
    void a_folder_that_was_deleted_takes_no_change_that_would_be_lost() throws Exception {
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 5), Progress.NONE);
            Files.move(home, root.resolve("outro-lugar"));

            fails(StoreException.Reason.FOLDER_GONE, () -> workspace.importFiles(sheet(200, 5), Progress.NONE));
        }
        try (var workspace = Workspace.open(root.resolve("outro-lugar"))) {
            assertThat(workspace.records(2022)).hasSize(5);
        }
    }

    @Test
    void a_store_larger_than_what_is_left_of_the_disk_opens() throws Exception {
        mount("size=3m");
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 5), Progress.NONE);
        }
        fill(home.resolve("lastro"));

        try (var workspace = Workspace.open(home)) {
            assertThat(workspace.records(2022)).hasSize(5);
        }
    }

    @Test
    void a_store_damaged_in_any_part_is_whole_or_refused_and_left_as_it_is_or_told_and_not_written_over()
            throws Exception {
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 50), Progress.NONE);
        }
        damageEachPart(Files.readAllBytes(home.resolve("farol.mv.db")));
    }

    @Test
    void so_is_one_that_was_not_closed_before_it_was_damaged() throws Exception {
        var open = root.resolve("aberta");
        try (var workspace = Workspace.open(open)) {
            workspace.importFiles(sheet(100, 50), Progress.NONE);
        }
        try (var store = Store.open(open)) {
            store.notes().add("RA-100", "anotada", Instant.EPOCH);
            store.copyTo(home);
        }
        damageEachPart(Files.readAllBytes(home.resolve("farol.mv.db")));
    }

    private void damageEachPart(byte[] whole) throws IOException {
        var file = home.resolve("farol.mv.db");
        var refused = 0;
        for (var part = 0; part < PARTS; part++) {
            var damaged = whole.clone();
            var from = part * damaged.length / PARTS;
            Arrays.fill(damaged, from, from + damaged.length / PARTS, (byte) 0x5a);
            Files.write(file, damaged);
            try {
                readOrTold(damaged);
            } catch (StoreException e) {
                assertThat(e.reason()).isEqualTo(StoreException.Reason.UNREADABLE);
                assertThat(file).hasBinaryContent(damaged);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    /** Damage in the rows shows when they are read: H2 has written its header, and what it adds, by then. */
    private void readOrTold(byte[] damaged) throws IOException {
        var read = false;
        try (var store = Store.open(home)) {
            try {
                assertThat(store.records(2022)).hasSize(50);
                read = true;
            } catch (StoreException e) {
                assertThat(e.reason()).isEqualTo(StoreException.Reason.UNREADABLE);
            }
        }
        if (!read) {
            var left = Files.readAllBytes(home.resolve("farol.mv.db"));
            assertThat(Arrays.copyOfRange(left, HEADER, damaged.length))
                    .isEqualTo(Arrays.copyOfRange(damaged, HEADER, damaged.length));
        }
    }

    @Test
    void the_last_backup_takes_the_place_of_a_damaged_store_which_is_kept_as_it_is() throws Exception {
        try (var workspace = Workspace.open(home)) {
            workspace.importFiles(sheet(100, 50), Progress.NONE);
            workspace.backups().make();
        }
        var damaged = Files.readAllBytes(home.resolve("farol.mv.db"));
        Arrays.fill(damaged, 0, damaged.length / 2, (byte) 0x5a);
        Files.write(home.resolve("farol.mv.db"), damaged);

        try (var workspace = Workspace.open(home)) {
            fails(StoreException.Reason.UNREADABLE, workspace::years);
            var last = workspace.backups().list().getFirst();
            var kept =
                    workspace.backups().restore(last.file(), Optional.empty()).orElseThrow();

            assertThat(workspace.records(2022)).hasSize(50);
            new BackupArchive(kept).extractStore(root.resolve("guardado.mv.db"));
            assertThat(root.resolve("guardado.mv.db")).hasBinaryContent(damaged);
        }
    }

    @Test
    void an_import_says_that_the_store_is_in_use_and_not_that_the_spreadsheet_is_damaged() throws Exception {
        try (var first = Workspace.open(home)) {
            first.years();
            try (var second = Workspace.open(home)) {
                fails(StoreException.Reason.IN_USE, () -> second.importFiles(sheet(100, 5), Progress.NONE));
            }
        }
    }
}
