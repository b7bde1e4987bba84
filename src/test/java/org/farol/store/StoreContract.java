package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.CellAccount;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.Evidence;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Role;
import org.farol.sheet.RowAccount;
import org.farol.sheet.Shape;
import org.farol.sheet.TableKey;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Rule;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does, wherever it is. */
@SuppressWarnings("NullAway.Init")
abstract class StoreContract {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00.123456Z");

    @TempDir
    Path folder;

    Store store;

    /** Opens the store of this test, as the same person on the same machine would again. */
    abstract Store opened();

    @BeforeEach
    void open() {
        store = opened();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_saved_is_there_after_reopening() throws Exception {
        var record = record("RA-1", 2022, everyField());
        save(file("a", record));

        store.close();
        store = opened();

        assertThat(store.records(2022)).containsExactly(record);
        assertThat(store.years()).containsExactly(2022);
    }

    @Test
    void every_field_has_a_column() throws Exception {
        var record = record("RA-1", 2022, everyField());
        save(file("a", record));

        assertThat(store.records().getFirst().values()).containsOnlyKeys(Field.values());
    }

    @Test
    void saving_counts_new_changed_and_unchanged_records() throws Exception {
        save(file("a", record("RA-1", 2022, inde(7)), record("RA-2", 2022, inde(6)), record("RA-3", 2022, inde(5))));

        var counts = save(
                file("b", record("RA-1", 2022, inde(7)), record("RA-2", 2022, inde(8)), record("RA-9", 2022, inde(1))));

        assertThat(counted(counts)).isEqualTo(counts(1, 1, 1, 0));
    }

    @Test
    void saving_the_same_bytes_again_changes_nothing() throws Exception {
        var file = file("a", record("RA-1", 2022, inde(7)), record("RA-1", 2023, inde(6)));
        save(file);

        assertThat(counted(save(file))).isEqualTo(counts(0, 0, 2, 0));
    }

    @Test
    void a_preview_counts_without_saving() throws Exception {
        var counts = store.preview(List.of(file("a", record("RA-1", 2022, inde(7)))), List.of());

        assertThat(counted(counts)).isEqualTo(counts(1, 0, 0, 0));
        assertThat(store.records()).isEmpty();
    }

    @Test
    void a_link_gives_both_histories_to_the_ra_and_the_old_id_still_finds_them() throws Exception {
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
    void a_student_linked_before_is_linked_in_later_imports_too() throws Exception {
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
    void a_cancelled_save_leaves_the_store_as_it_was() throws Exception {
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
    void the_file_and_the_account_of_its_cells_are_kept() throws Exception {
        var file = file("a", record("RA-1", 2022, inde(7)));
        save(file);
        store.close();
        store = opened();

        var kept = store.imports().getFirst();
        var content = new ByteArrayOutputStream();
        store.originals().write(kept.id(), content);

        assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo("a");
        assertThat(store.originals().accounts(kept.id()))
                .usingRecursiveComparison()
                .ignoringFields("records")
                .isEqualTo(file.file().sheets());
    }

    @Test
    void a_file_that_changed_after_it_was_read_is_not_saved() throws Exception {
        var file = file("a", record("RA-1", 2022, inde(7)));
        Files.writeString(file.file().path(), "something else");

        assertThatThrownBy(() -> save(file))
                .isInstanceOfSatisfying(
                        UnreadableSpreadsheetException.class,
                        e -> assertThat(e.reason()).isEqualTo(UnreadableSpreadsheetException.Reason.CHANGED));
        assertThat(store.imports()).isEmpty();
        assertThat(store.records()).isEmpty();
    }

    @Test
    void the_same_bytes_under_other_decisions_take_the_place_of_the_first() throws Exception {
        save(file("a", record("RA-1", 2022, Map.of(Field.IEG, Value.of(3), Field.FASE, Value.of(1)))));

        var corrected = read("a", record("RA-1", 2022, Map.of(Field.IAA, Value.of(3), Field.FASE, Value.of(1))));
        store.save(List.of(new Store.DecidedFile(corrected, "column 3=iaa")), List.of(), Progress.NONE);

        assertThat(store.imports()).hasSize(1);
        assertThat(store.records(2022).getFirst().values()).containsOnlyKeys(Field.FASE, Field.IAA);
    }

    @Test
    void an_import_undone_leaves_the_store_as_it_was_before() throws Exception {
        save(file("a", record("RA-1", 2022, inde(7)), record("ALUNO-3", 2022, inde(4))));
        var before = store.records();
        store.save(
                List.of(file("b", record("RA-1", 2022, inde(8)), record("RA-3", 2023, inde(6)))),
                List.of(new StudentLink("ALUNO-3", "RA-3")),
                Progress.NONE);

        store.undo(store.imports().getFirst().id());

        assertThat(store.records()).isEqualTo(before);
        assertThat(store.links()).isEmpty();
        store.close();
        store = opened();
        assertThat(store.records()).isEqualTo(before);
    }

    @Test
    void an_import_that_others_were_built_on_names_them() throws Exception {
        save(file("a", record("RA-1", 2022, inde(7))));
        save(file("b", record("RA-1", 2022, inde(8))));
        save(file("c", record("RA-2", 2023, inde(8))));
        var imports = store.imports();

        assertThat(store.builtOn(imports.getLast().id()))
                .extracting(StoredImport::file)
                .containsExactly("b.xlsx");
        assertThat(store.builtOn(imports.getFirst().id())).isEmpty();
        assertThat(store.builtOn(imports.get(1).id())).isEmpty();
    }

    @Test
    void a_link_that_a_person_undid_is_remembered_as_refused() throws Exception {
        var link = new StudentLink("ALUNO-1", "RA-8");
        store.save(
                List.of(file("a", record("ALUNO-1", 2021, inde(7)), record("RA-8", 2022, inde(7)))),
                List.of(link),
                Progress.NONE);

        store.refuse(link, new LinkState(Optional.of("RA-8"), false));

        assertThat(store.links()).isEmpty();
        assertThat(store.linkDecisions().refused()).containsExactly(link);
        assertThat(store.histories()).hasSize(2);
        store.link(link, new LinkState(Optional.empty(), true));
        assertThat(store.histories()).hasSize(1);
        assertThat(store.linkDecisions().refused()).isEmpty();
    }

    @Test
    void imports_that_disagree_are_told_with_both_values_and_sources() throws Exception {
        save(file("a", record("RA-1", 2022, Map.of(Field.INDE, Value.of(7.123), Field.IEG, Value.of(5)))));
        save(file("b", record("RA-1", 2022, Map.of(Field.INDE, Value.of(7.1), Field.IEG, Value.of(6)))));

        assertThat(store.conflicts("RA-1")).singleElement().satisfies(conflict -> {
            assertThat(conflict.field()).isEqualTo(Field.IEG);
            assertThat(conflict.kept()).isEqualTo(Value.of(6));
            assertThat(conflict.older()).isEqualTo(Value.of(5));
        });
        assertThat(store.records(2022).getFirst().number(Field.IEG)).hasValue(6);
    }

    @Test
    void an_import_tells_each_value_it_changes() throws Exception {
        save(file("a", record("RA-1", 2022, Map.of(Field.IEG, Value.of(5)))));

        var outcome = save(file("b", record("RA-1", 2022, Map.of(Field.IEG, Value.of(6), Field.IDA, Value.of(7)))));

        assertThat(outcome.changes())
                .containsExactly(
                        new ImportOutcome.Change(
                                "RA-1", 2022, Field.IEG, Optional.of(Value.of(5)), Optional.of(Value.of(6))),
                        new ImportOutcome.Change("RA-1", 2022, Field.IDA, Optional.empty(), Optional.of(Value.of(7))));
    }

    @Test
    void an_age_that_no_sheet_says_follows_from_another_year_and_is_marked() throws Exception {
        save(file(
                "a",
                record("RA-1", 2021, Map.of(Field.IEG, Value.of(5))),
                record("RA-1", 2022, Map.of(Field.IDADE, Value.of(12)))));

        var derived = store.records(2021).getFirst();

        assertThat(derived.whole(Field.IDADE)).hasValue(11);
        assertThat(derived.derived()).containsExactly(Field.IDADE);
    }

    @Test
    void what_columns_of_a_shape_are_is_remembered() {
        store.columnMemory().remember("ra|nota x", Map.of("nota x", "ieg"));
        store.columnMemory().remember("ra|nota x", Map.of("nota x", "ida"));

        assertThat(store.columnMemory().roles("ra|nota x")).containsExactly(Map.entry("nota x", "ida"));
        assertThat(store.columnMemory().roles("ra|nota y")).isEmpty();
    }

    @Test
    void predictions_come_back_newest_first() {
        var first = new Prediction("RA-1", 2022, "v1", 0.35, 0.4, Instant.parse("2026-01-01T10:00:00Z"));
        var second = new Prediction("RA-1", 2022, "v2", 0.35, 0.6, Instant.parse("2026-01-02T10:00:00Z"));

        store.predictions().add(List.of(first));
        store.predictions().add(List.of(second));

        assertThat(store.predictions().of("RA-1")).containsExactly(second, first);
    }

    @Test
    void what_was_changed_of_a_note_is_kept_the_latest_first_and_goes_with_it() {
        var note = store.notes().add("RA-1", "primeira", NOW);
        assertThat(store.notes().change(note, "segunda", NOW.plusSeconds(1))).isPresent();
        store.notes().delete(note.id(), NOW.plusSeconds(2));
        store.notes().restore(note.id(), NOW.plusSeconds(3));
        store.notes().restore(note.id(), NOW.plusSeconds(4));

        assertThat(store.notes().changes(note.id()))
                .containsExactly(
                        new NoteChange(NOW.plusSeconds(3), NoteChange.Part.DELETED, "true", "false"),
                        new NoteChange(NOW.plusSeconds(2), NoteChange.Part.DELETED, "false", "true"),
                        new NoteChange(NOW.plusSeconds(1), NoteChange.Part.WORDS, "primeira", "segunda"));
        assertThat(store.export("RA-1"))
                .hasEntrySatisfying(
                        "student_note_change", rows -> assertThat(rows).hasSize(3));
        store.erase("RA-1");
        assertThat(store.notes().changes(note.id())).isEmpty();
    }

    @Test
    void a_note_changed_since_it_was_seen_is_not_written_over() {
        var note = store.notes().add("RA-1", "primeira", NOW);
        var changed = store.notes().change(note, "segunda", NOW).orElseThrow();

        assertThat(store.notes().change(note, "por cima", NOW)).isEmpty();
        assertThat(store.notes().of("RA-1")).containsExactly(changed);
    }

    @Test
    void what_was_being_typed_comes_back() {
        var draft = new Draft("new-note RA-1", Map.of("text", "não sal"), NOW);
        store.notes().keep(draft);
        store.notes().keep(new Draft("new-note RA-2", Map.of("text", "x"), NOW));
        store.notes().dropDraft("new-note RA-2");

        assertThat(store.notes().drafts()).containsExactly(draft);
    }

    @Test
    void lists_are_kept_by_name() {
        assertThat(store.views().save("Fases 2 e 3", Optional.empty(), "fase=2"))
                .isTrue();
        assertThat(store.views().save("Fases 2 e 3", Optional.of("fase=2"), "fase=2,3"))
                .isTrue();
        store.views().save("outra", Optional.empty(), "x");
        assertThat(store.views().delete("outra", "x")).isTrue();

        assertThat(store.views().all()).containsExactly(Map.entry("Fases 2 e 3", "fase=2,3"));
    }

    @Test
    void a_list_that_was_changed_meanwhile_is_neither_written_over_nor_deleted() {
        store.views().save("minha", Optional.empty(), "fase=2");

        assertThat(store.views().save("minha", Optional.empty(), "fase=3")).isFalse();
        assertThat(store.views().save("minha", Optional.of("fase=1"), "fase=3")).isFalse();
        assertThat(store.views().save("outra", Optional.of("fase=1"), "fase=3")).isFalse();
        assertThat(store.views().delete("minha", "fase=1")).isFalse();
        assertThat(store.views().all()).containsExactly(Map.entry("minha", "fase=2"));
    }

    @Test
    void a_drift_with_an_outcome_comes_back_and_goes_with_its_import() throws Exception {
        save(file("a", record("RA-1", 2022, inde(7))));
        var entry = new DriftEntry(
                NOW,
                OptionalLong.of(store.imports().getFirst().id()),
                "a.xlsx",
                "v1",
                OptionalInt.of(2022),
                40,
                List.of(new DriftEntry.Value("ieg", 0.3, 0.01, "HIGH")),
                Optional.of(new DriftEntry.Outcome(2021, 0.4, 0.8, 0.2, 0.7)));
        store.driftHistory().add(entry);

        assertThat(store.driftHistory().entries()).containsExactly(entry);
        store.undo(store.imports().getFirst().id());
        assertThat(store.driftHistory().entries()).isEmpty();
    }

    @Test
    void everything_kept_of_a_student_is_exported_and_erased_and_all_others_stay() throws Exception {
        save(file("a", record("RA-1", 2022, inde(7)), record("RA-2", 2022, inde(6))));
        store.predictions().add(List.of(new Prediction("RA-1", 2022, "v1", 0.35, 0.4, NOW)));
        store.notes().add("RA-1", "anotada", NOW);
        store.notes().keep(new Draft("new-note RA-1", Map.of("text", "rascunho"), NOW));

        assertThat(store.export("RA-1"))
                .hasEntrySatisfying("observation", rows -> assertThat(rows).hasSize(1))
                .hasEntrySatisfying("prediction", rows -> assertThat(rows).hasSize(1))
                .hasEntrySatisfying("student_note", rows -> assertThat(rows).hasSize(1))
                .hasEntrySatisfying("draft", rows -> assertThat(rows).hasSize(1));
        store.erase("RA-1");

        assertThat(store.knows("RA-1")).isFalse();
        assertThat(store.records()).extracting(YearlyRecord::studentId).containsExactly("RA-2");
        var kept = store.imports().getFirst().id();
        assertThat(store.originals().isErased(kept)).isTrue();
        assertThat(store.originals().isKept(kept)).isFalse();
        assertThat(store.audit().entries())
                .extracting(AuditEntry::event)
                .containsExactly(
                        AuditEvent.IMPORTED, AuditEvent.SCORED, AuditEvent.STUDENT_EXPORTED, AuditEvent.STUDENT_ERASED);
        assertThat(store.audit().firstBroken()).isEmpty();
    }

    ImportOutcome save(Store.DecidedFile file) throws UnreadableSpreadsheetException {
        return store.save(List.of(file), List.of(), Progress.NONE);
    }

    Store.DecidedFile file(String content, YearlyRecord... records) throws IOException {
        return new Store.DecidedFile(read(content, records), "");
    }

    ReadFile read(String content, YearlyRecord... records) throws IOException {
        var path = Files.writeString(folder.resolve(content + ".xlsx"), content);
        var damaged = new CellAccount(
                2,
                "IEG",
                2022,
                Field.IEG,
                "2025-08-07",
                Optional.of(Value.of(8.7)),
                Rule.DATE_TO_GRADE,
                Proof.INDE_IDENTITY,
                List.of());
        var ambiguous = new CellAccount(
                3,
                "IPP",
                2022,
                Field.IPP,
                "59.375",
                Optional.empty(),
                Rule.REFUSED_AMBIGUOUS,
                Proof.NONE,
                List.of(Value.of(5.9375), Value.of(0.59375)));
        var sheet = new ReadSheet(
                new TableKey("PEDE2022", 1),
                1,
                new Shape(List.of("ra", "ieg")),
                false,
                0,
                Optional.empty(),
                List.of(2022),
                records.length,
                List.of(records),
                List.of(damaged, ambiguous),
                List.of(new RowAccount(9, RowAccount.Reason.DUPLICATE_STUDENT, OptionalInt.of(4))),
                List.of(new ColumnUse(
                        0,
                        "RA",
                        new Role.StudentId(),
                        OptionalInt.empty(),
                        ColumnUse.Use.STUDENT_ID,
                        Evidence.NAME,
                        1,
                        List.of("RA-1"))),
                List.of(Field.ING),
                0,
                0);
        return new ReadFile(path, HexFormat.of().formatHex(sha256(path)), List.of(sheet));
    }

    private static byte[] sha256(Path path) throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static ImportOutcome counts(int added, int updated, int unchanged, int linked) {
        return new ImportOutcome(added, updated, unchanged, linked, List.of());
    }

    private static ImportOutcome counted(ImportOutcome outcome) {
        return counts(outcome.added(), outcome.updated(), outcome.unchanged(), outcome.linked());
    }

    static Map<Field, Value> inde(double inde) {
        return Map.of(Field.INDE, Value.of(inde));
    }

    static Map<Field, Value> everyField() {
        return Arrays.stream(Field.values())
                .collect(Collectors.toMap(
                        field -> field,
                        field -> field.kind() == Field.Kind.TEXT
                                ? Value.of("texto " + field)
                                : Value.of(field.kind() == Field.Kind.GRADE ? 7.25 : 1)));
    }

    static YearlyRecord record(String id, int year, Map<Field, Value> values) {
        return new YearlyRecord(id, year, values, new Source("a.xlsx", "PEDE2022", 2));
    }
}
