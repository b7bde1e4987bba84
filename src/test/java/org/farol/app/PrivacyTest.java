package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.farol.store.AuditEntry;
import org.farol.store.AuditEvent;
import org.farol.store.LinkState;
import org.farol.store.StudentLink;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    @TempDir
    Path root;

    private Path home;
    private Workspace workspace;

    @BeforeEach
    void importTwoYears() throws Exception {
        home = root.resolve("dados");
        workspace = Workspace.open(home);
        workspace.importFiles(
                List.of(SmallSchool.sheet(root, 2022, 100, 6), SmallSchool.sheet(root, 2023, 100, 6)), Progress.NONE);
        workspace.importFiles(List.of(SmallSchool.sheet(root, 2023, 200, 4)), Progress.NONE);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void one_student_gets_all_that_is_kept_and_nothing_of_others() throws Exception {
        var zip = root.resolve("aluna.zip");

        workspace.privacy().export("RA-103", PORTUGUESE, zip);

        try (var opened = new ZipFile(zip.toFile())) {
            var letter = read(opened, "LEIA-ME.txt");
            var csv = read(opened, "registros.csv");
            var json = read(opened, "dados.json");
            assertThat(letter).contains("RA-103", "art. 18");
            assertThat(csv.lines()).hasSize(3).anyMatch(line -> line.startsWith("RA-103,2022"));
            assertThat(json).contains("\"own_id\" : \"RA-103\"", SmallSchool.name(103), "2010-03-20");
            assertThat(letter + csv + json).doesNotContain("RA-104", SmallSchool.name(104));
        }
        assertThat(Files.getPosixFilePermissions(zip)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(workspace.privacy().audit("RA-103"))
                .extracting(AuditEntry::event)
                .containsExactly(AuditEvent.STUDENT_EXPORTED);
        assertThat(workspace.privacy().audit("RA-104")).isEmpty();
    }

    private static String read(ZipFile zip, String entry) throws Exception {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void what_is_written_of_a_student_is_part_of_the_export() throws Exception {
        workspace.followUp().addNote("RA-103", "nota sobre Zuleica");
        workspace.followUp().keepDraft(new DraftPlace.NewNote("RA-103"), Map.of("words", "rascunho sobre Zuleica"));
        var zip = root.resolve("aluna.zip");

        workspace.privacy().export("RA-103", PORTUGUESE, zip);

        try (var opened = new ZipFile(zip.toFile())) {
            assertThat(read(opened, "dados.json")).contains("nota sobre Zuleica", "rascunho sobre Zuleica");
        }
    }

    @Test
    void an_unknown_student_is_neither_exported_nor_erased() throws Exception {
        assertThatThrownBy(() -> workspace.privacy().export("RA-999", PORTUGUESE, root.resolve("x.zip")))
                .isInstanceOf(NotPossibleException.class);
        assertThatThrownBy(() -> workspace.privacy().erase("RA-999", Progress.NONE))
                .isInstanceOf(NotPossibleException.class);
        assertThat(workspace.imports().history()).hasSize(3);
    }

    @Test
    void an_erased_student_is_nowhere_in_the_data_folder_and_all_others_are() throws Exception {
        workspace.imports().link(new StudentLink("RA-200", "RA-103"), LinkState.OPEN);
        workspace.followUp().addNote("RA-103", "nota sobre Zuleica");
        workspace.followUp().keepDraft(new DraftPlace.NewNote("RA-103"), Map.of("words", "rascunho sobre Zuleica"));
        workspace.backups().make();
        assertThat(bytesOf(home)).contains("RA-103", "nota sobre Zuleica", "rascunho sobre Zuleica");
        var before = workspace.records(2022);

        assertThat(workspace.privacy().erase("RA-103", Progress.NONE)).isZero();

        assertThat(workspace.history("RA-103").records()).isEmpty();
        assertThat(workspace.history("RA-200").records()).isEmpty();
        assertThat(workspace.records(2022))
                .isEqualTo(before.stream()
                        .filter(record -> !record.studentId().equals("RA-103"))
                        .toList());
        assertThat(workspace.imports().links()).isEmpty();
        assertThat(workspace.backups().verify(newestBackup())).containsEntry("observation", 13L);
        workspace.close();
        assertThat(bytesOf(home)).doesNotContain("RA-103", SmallSchool.name(103), "Zuleica");
        workspace = Workspace.open(home);
        assertThat(bytesOfBackups())
                .doesNotContain("RA-103", SmallSchool.name(103))
                .contains("RA-104");
    }

    @Test
    void original_files_that_speak_of_an_erased_student_go_and_say_why_and_others_stay() throws Exception {
        workspace.privacy().erase("RA-103", Progress.NONE);

        for (var stored : workspace.imports().history()) {
            if (stored.file().contains("200")) {
                workspace.imports().writeOriginal(stored, root.resolve("original.csv"));
                assertThat(root.resolve("original.csv")).content().contains("RA-201");
            } else {
                assertThatThrownBy(() -> workspace.imports().writeOriginal(stored, root.resolve("x")))
                        .isInstanceOfSatisfying(
                                NotPossibleException.class,
                                e -> assertThat(e.reason()).isEqualTo(NotPossibleException.Reason.ORIGINAL_ERASED));
            }
        }
    }

    @Test
    void a_copy_from_before_does_not_bring_an_erased_student_back() throws Exception {
        var elsewhere = root.resolve("pendrive").resolve("copia.zip");
        workspace.backups().make(elsewhere);
        workspace.privacy().erase("RA-103", Progress.NONE);

        workspace.backups().restore(elsewhere, Optional.empty());

        assertThat(workspace.history("RA-103").records()).isEmpty();
        assertThat(workspace.history("RA-104").records()).hasSize(2);
        assertThat(workspace.privacy().checkAudit().isWhole()).isTrue();
    }

    @Test
    void data_for_analysis_has_the_same_pseudonym_every_year_and_neither_id_nor_name_nor_day_of_birth()
            throws Exception {
        var csv = root.resolve("analise.csv");

        workspace.privacy().exportPseudonymised(csv);

        var text = Files.readString(csv);
        assertThat(text).doesNotContain("RA-", "Inventada", "2010-03");
        var lines = text.lines().skip(1).map(line -> line.split(",")).toList();
        assertThat(lines).hasSize(16).allSatisfy(line -> {
            assertThat(line[0]).hasSize(32);
            assertThat(line[2]).isEqualTo("2010");
        });
        assertThat(lines.stream().map(line -> line[0]).distinct()).hasSize(10);
        assertThat(lines.stream().filter(line -> line[1].equals("2022")).map(line -> line[0]))
                .isSubsetOf(lines.stream()
                        .filter(line -> line[1].equals("2023"))
                        .map(line -> line[0])
                        .toList());
    }

    @Test
    void the_audit_log_names_no_student_and_is_whole() throws Exception {
        workspace.privacy().export("RA-103", PORTUGUESE, root.resolve("a.zip"));
        workspace.backups().make();
        workspace.privacy().erase("RA-104", Progress.NONE);

        var log = workspace.privacy().audit();

        assertThat(log)
                .extracting(AuditEntry::event)
                .containsExactly(
                        AuditEvent.IMPORTED,
                        AuditEvent.IMPORTED,
                        AuditEvent.STUDENT_EXPORTED,
                        AuditEvent.BACKED_UP,
                        AuditEvent.STUDENT_ERASED);
        assertThat(log.toString()).doesNotContain("RA-");
        assertThat(workspace.privacy().checkAudit())
                .isEqualTo(new Privacy.AuditCheck(5, Optional.empty(), Optional.empty()));
    }

    private Path newestBackup() throws Exception {
        return workspace.backups().list().getFirst().file();
    }

    private String bytesOfBackups() throws Exception {
        var all = new StringBuilder();
        for (var backup : workspace.backups().list()) {
            try (var zip = new ZipFile(backup.file().toFile())) {
                all.append(StoredPages.of(
                        zip.getInputStream(zip.getEntry("farol.mv.db")).readAllBytes()));
            }
        }
        return all.toString();
    }

    /** Everything in a folder, and what is compressed in its store. */
    static String bytesOf(Path folder) throws Exception {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (file.toString().endsWith(".mv.db")) {
                    all.append(StoredPages.of(Files.readAllBytes(file)));
                }
            }
        }
        return all.toString();
    }
}
