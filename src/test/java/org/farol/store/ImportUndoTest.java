package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Shape;
import org.farol.sheet.TableKey;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undoing imports gives back the store as it was before them. */
class ImportUndoTest {
    private static final int IMPORTS = 5;
    private static final int STUDENTS = 6;

    /** All that the imports of a store amount to. */
    private record Contents(
            List<YearlyRecord> records,
            Map<String, String> links,
            List<List<Conflict>> conflicts,
            List<StoredImport> imports) {
        static Contents of(Store store) {
            return new Contents(
                    store.records(),
                    store.links(),
                    store.histories().stream()
                            .map(history -> store.conflicts(history.studentId()))
                            .toList(),
                    store.imports());
        }
    }

    /** Opens an empty store. */
    Store open(Path folder) throws SQLException {
        return Store.open(folder);
    }

    @Property(tries = 12)
    void imports_undone_newest_first_give_back_every_state_they_were_made_on(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        var folder = Files.createTempDirectory("farol");
        try (var store = open(folder)) {
            var states = new ArrayList<Contents>();
            for (var i = 0; i < IMPORTS; i++) {
                states.add(Contents.of(store));
                // Few different files, so that some come again under other decisions.
                var file = file(folder, "file" + random.nextInt(3), "decisions " + i, records(random));
                store.save(List.of(file), links(store, random), Progress.NONE);
            }
            for (var state : states.reversed()) {
                var newest = store.imports().getFirst().id();
                assertThat(store.builtOn(newest)).isEmpty();
                var without = store.historiesWithout(newest);
                var links = store.links();
                store.undo(newest);
                if (store.links().equals(links)) {
                    assertThat(without).isEqualTo(store.histories());
                }
                assertThat(Contents.of(store)).isEqualTo(state);
            }
        } finally {
            delete(folder);
        }
    }

    @Test
    void links_proved_by_a_new_file_beside_a_known_one_go_with_the_new(@TempDir Path folder) throws Exception {
        try (var store = open(folder)) {
            var known = file(folder, "known", "", List.of(record("ALUNO-1", 2021, 7)));
            var added = file(folder, "new", "", List.of(record("RA-1", 2022, 8)));
            store.save(List.of(known), List.of(), Progress.NONE);
            var before = Contents.of(store);

            store.save(List.of(added, known), List.of(new StudentLink("ALUNO-1", "RA-1")), Progress.NONE);
            store.undo(store.imports().getFirst().id());

            assertThat(Contents.of(store)).isEqualTo(before);
        }
    }

    @Test
    void an_import_is_built_on_by_the_later_reading_of_bytes_whose_links_need_it(@TempDir Path folder)
            throws Exception {
        try (var store = open(folder)) {
            store.save(List.of(file(folder, "a", "", List.of(record("RA-1", 2022, 7)))), List.of(), Progress.NONE);
            var first = store.imports().getFirst().id();
            var records = List.of(record("ALUNO-1", 2021, 7));
            store.save(
                    List.of(file(folder, "b", "", records)),
                    List.of(new StudentLink("ALUNO-1", "RA-1")),
                    Progress.NONE);

            store.save(List.of(file(folder, "b", "other decisions", records)), List.of(), Progress.NONE);

            assertThat(store.builtOn(first)).containsExactly(store.imports().getFirst());
        }
    }

    private static List<YearlyRecord> records(Random random) {
        var records = new ArrayList<YearlyRecord>();
        for (var student = 0; student < STUDENTS; student++) {
            var id = (random.nextBoolean() ? "RA-" : "ALUNO-") + student;
            if (random.nextBoolean()) {
                records.add(record(id, 2022 + random.nextInt(2), random.nextInt(100) / 10.0));
            }
        }
        return records;
    }

    private static List<StudentLink> links(Store store, Random random) {
        var link = "ALUNO-" + random.nextInt(STUDENTS);
        return store.links().containsKey(link)
                ? List.of()
                : List.of(new StudentLink(link, "RA-" + random.nextInt(STUDENTS)));
    }

    private static YearlyRecord record(String id, int year, double ieg) {
        return new YearlyRecord(id, year, Map.of(Field.IEG, Value.of(ieg)), new Source("a.xlsx", "PEDE", 2));
    }

    private static Store.DecidedFile file(Path folder, String content, String decisions, List<YearlyRecord> said)
            throws Exception {
        var records = said.stream()
                .map(record -> new YearlyRecord(
                        record.studentId(), record.year(), record.values(), new Source(content + ".xlsx", "PEDE", 2)))
                .toList();
        var path = Files.writeString(folder.resolve(content + ".xlsx"), content);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        var sheet = new ReadSheet(
                new TableKey("PEDE", 1),
                1,
                new Shape(List.of("ra", "ieg")),
                false,
                0,
                Optional.empty(),
                List.of(2022, 2023),
                records.size(),
                records,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0);
        return new Store.DecidedFile(new ReadFile(path, sha256, List.of(sheet)), decisions);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
