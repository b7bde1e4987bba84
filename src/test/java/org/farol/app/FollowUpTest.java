package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.store.Intervention;
import org.farol.store.InterventionChange;
import org.farol.store.InterventionChange.Part;
import org.farol.store.LinkState;
import org.farol.store.Plan;
import org.farol.store.Plan.Kind;
import org.farol.store.Plan.Status;
import org.farol.store.StudentLink;
import org.farol.store.StudentNote;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class FollowUpTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path home;

    private Workspace workspace;
    private FollowUp followUp;

    @BeforeEach
    void open() {
        workspace = Workspace.open(home);
        followUp = workspace.followUp();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void what_is_due_stands_in_the_first_list_it_fits() {
        var yesterday = due("RA-1", TODAY.minusDays(1));
        var today = due("RA-2", TODAY);
        var inAWeek = due("RA-3", TODAY.plusDays(7));
        var inEightDays = due("RA-4", TODAY.plusDays(8));
        var inAMonth = due("RA-5", TODAY.plusDays(30));
        due("RA-6", TODAY.plusDays(31));
        followUp.add(List.of("RA-7"), plan(Status.EM_ANDAMENTO, Optional.empty()));
        followUp.add(List.of("RA-8"), plan(Status.CONCLUIDA, Optional.of(TODAY.minusDays(3))));

        var due = followUp.due(TODAY);

        assertThat(due.overdue()).containsExactly(yesterday);
        assertThat(due.next7()).containsExactly(today, inAWeek);
        assertThat(due.next30()).containsExactly(inEightDays, inAMonth);
        assertThat(followUp.open()).isEqualTo(7);
    }

    @Test
    void the_second_to_change_the_same_is_told_and_overwrites_nothing() throws Exception {
        var seen = due("RA-1", TODAY);
        var first = followUp.change(seen, seen.plan().with(Status.CONCLUIDA));

        assertThatThrownBy(() -> followUp.change(seen, seen.plan().with(Status.CANCELADA)))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("CHANGED_MEANWHILE");
        assertThat(followUp.of("RA-1")).containsExactly(first);
        assertThat(followUp.changes(first))
                .extracting(InterventionChange::part, InterventionChange::before, InterventionChange::after)
                .containsExactly(tuple(Part.STATUS, "PLANEJADA", "CONCLUIDA"));
    }

    @Test
    void what_was_deleted_comes_back_as_it_was() {
        var intervention = due("RA-1", TODAY);
        var note = followUp.addNote("RA-1", "A mãe trabalha à noite.");

        followUp.delete(intervention);
        followUp.deleteNote(note);
        assertThat(followUp.of("RA-1")).isEmpty();
        assertThat(followUp.notes("RA-1")).isEmpty();

        followUp.restore(intervention);
        followUp.restoreNote(note);
        assertThat(followUp.of("RA-1")).extracting(Intervention::plan).containsExactly(intervention.plan());
        assertThat(followUp.notes("RA-1")).extracting(StudentNote::text).containsExactly(note.text());
    }

    @Test
    void a_plan_for_several_students_reaches_each_once() {
        followUp.add(List.of("RA-1", "RA-2", "RA-1"), plan(Status.PLANEJADA, Optional.empty()));

        assertThat(followUp.of(Set.of("RA-1", "RA-2", "RA-3"))).containsOnlyKeys("RA-1", "RA-2");
        assertThat(followUp.all()).hasSize(2);
    }

    @Test
    void it_knows_which_record_it_answered_to() throws Exception {
        workspace.importFolder(Path.of("data"), Progress.NONE);
        var student = workspace.records(2023).stream()
                .map(record -> workspace.history(record.studentId()))
                .filter(history -> history.in(2022).isPresent())
                .findFirst()
                .orElseThrow()
                .studentId();

        assertThat(followUp.add(List.of(student), startingIn(2026)).getFirst().baseYear())
                .isEqualTo(OptionalInt.of(2023));
        assertThat(followUp.add(List.of(student), startingIn(2022)).getFirst().baseYear())
                .isEqualTo(OptionalInt.of(2022));
        assertThat(followUp.add(List.of("RA-unknown"), startingIn(2026))
                        .getFirst()
                        .baseYear())
                .isEmpty();
    }

    @Test
    void what_moved_is_read_from_the_next_sheet_and_not_before_there_is_one() throws Exception {
        workspace.importFolder(Path.of("data"), Progress.NONE);
        var student = workspace.records(2023).stream()
                .map(record -> workspace.history(record.studentId()))
                .filter(history -> history.in(2022).isPresent()
                        && history.in(2022).orElseThrow().number(Field.IEG).isPresent()
                        && history.in(2023).orElseThrow().number(Field.IEG).isPresent())
                .findFirst()
                .orElseThrow();
        var begunIn2022 = followUp.add(List.of(student.studentId()), startingIn(2022));
        var begunNow = followUp.add(List.of(student.studentId()), startingIn(2026));

        assertThat(followUp.movements(begunNow)).isEmpty();
        var movement = followUp.movements(begunIn2022).getFirst();

        assertThat(movement.before().year()).isEqualTo(2022);
        assertThat(movement.after().year()).isEqualTo(2023);
        assertThat(movement.risk()).as("no model was trained").isEmpty();
        var ieg = movement.grades().stream()
                .filter(grade -> grade.field() == Field.IEG)
                .findFirst()
                .orElseThrow();
        assertThat(ieg.own().before())
                .isEqualTo(student.in(2022).orElseThrow().number(Field.IEG).getAsDouble());
        assertThat(ieg.own().after())
                .isEqualTo(student.in(2023).orElseThrow().number(Field.IEG).getAsDouble());
        assertThat(ieg.phaseBefore().orElseThrow()).isBetween(0.0, 10.0);
    }

    @Test
    void a_movement_is_told_in_whole_sentences_of_both_languages() {
        var plan = startingIn(2022);
        var movement = new Movement(
                new Intervention(1, "RA-1", plan, OptionalInt.of(2022), Instant.EPOCH, Instant.EPOCH, 1),
                record(2022, -2),
                record(2023, -1),
                Optional.of(new Movement.Move(0.71, 0.48)),
                Optional.of(new Movement.Move(0.6, 0.58)),
                List.of(
                        new Movement.GradeMove(
                                Field.IEG, new Movement.Move(4.1, 5.6), OptionalDouble.of(7.2), OptionalDouble.of(7.4)),
                        new Movement.GradeMove(
                                Field.IDA,
                                new Movement.Move(5, 5.04),
                                OptionalDouble.empty(),
                                OptionalDouble.empty())));

        assertThat(FollowUpTexts.of(Locale.forLanguageTag("pt-BR")).of(movement))
                .containsExactly(
                        "Da planilha de 2022 para a de 2023:",
                        "O risco caiu de 71% para 48%.",
                        "De todos os alunos com os dois registros, o risco médio passou de 60% para 58%.",
                        "A defasagem passou de -2 para -1: recuperou.",
                        "Subiram: IEG · engajamento de 4,1 para 5,6 (média da fase: 7,2 e 7,4).",
                        "Ficaram iguais: IDA · aprendizagem de 5 para 5.");
        assertThat(FollowUpTexts.of(Locale.ENGLISH).of(movement)).contains("The risk fell from 71% to 48%.");
    }

    private static YearlyRecord record(int year, int defasagem) {
        return new YearlyRecord(
                "RA-1", year, Map.of(Field.DEFASAGEM, Value.of(defasagem)), new Source("file", "sheet", 2));
    }

    @Test
    void it_follows_a_student_whose_ids_are_linked_later() throws Exception {
        var earlier = due("ALUNO-77", TODAY);
        followUp.addNote("ALUNO-77", "Gosta de xadrez.");

        workspace.imports().link(new StudentLink("ALUNO-77", "RA-77"), LinkState.OPEN);

        assertThat(followUp.of("RA-77")).extracting(Intervention::id).containsExactly(earlier.id());
        assertThat(followUp.notes("RA-77")).hasSize(1);
        assertThat(followUp.of(Set.of("RA-77"))).containsOnlyKeys("RA-77");
    }

    @Test
    void a_draft_is_the_last_that_was_typed_until_it_is_dropped() {
        var place = new DraftPlace.NewPlan("RA-1");
        followUp.keepDraft(place, Map.of("agreed", "reforç", "due", "31/02/"));
        followUp.keepDraft(place, Map.of("agreed", "reforço"));

        assertThat(followUp.drafts()).singleElement().satisfies(draft -> {
            assertThat(DraftPlace.of(draft)).isEqualTo(place);
            assertThat(draft.fields()).isEqualTo(Map.of("agreed", "reforço"));
        });

        followUp.dropDraft(place);
        assertThat(followUp.drafts()).isEmpty();
    }

    @Test
    void a_change_of_a_note_is_told_with_what_stood_there_before() throws Exception {
        var note = followUp.changeNote(followUp.addNote("RA-1", "primeira"), "segunda");
        followUp.deleteNote(note);

        assertThat(followUp.changes(note).stream().map(FollowUpTexts.of(Locale.of("pt", "BR"))::of))
                .containsExactly("Apagada", "Antes: “primeira”");
    }

    @Test
    void every_place_of_a_draft_is_found_again_by_its_key() {
        var places = Set.of(
                new DraftPlace.NewNote("RA-1"),
                new DraftPlace.NoteChange(3),
                new DraftPlace.NewPlan("ALUNO-5 B"),
                new DraftPlace.NewPlans(""),
                DraftPlace.NewPlans.fresh(),
                new DraftPlace.PlanChange(4));
        places.forEach(place -> followUp.keepDraft(place, Map.of("words", "x")));

        assertThat(followUp.drafts().stream().map(DraftPlace::of)).containsExactlyInAnyOrderElementsOf(places);
    }

    private Intervention due(String studentId, LocalDate due) {
        return followUp.add(List.of(studentId), plan(Status.PLANEJADA, Optional.of(due)))
                .getFirst();
    }

    private static Plan plan(Status status, Optional<LocalDate> due) {
        return new Plan(Kind.REFORCO, "matemática", "Ana", TODAY.minusDays(40), due, status, "", "");
    }

    private static Plan startingIn(int year) {
        return new Plan(Kind.MENTORIA, "", "", LocalDate.of(year, 2, 10), Optional.empty(), Status.PLANEJADA, "", "");
    }
}
