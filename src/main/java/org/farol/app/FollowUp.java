package org.farol.app;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.farol.app.NotPossibleException.Reason;
import org.farol.model.RefusedModelException;
import org.farol.pede.YearlyRecord;
import org.farol.store.Draft;
import org.farol.store.Intervention;
import org.farol.store.InterventionChange;
import org.farol.store.Interventions.Addition;
import org.farol.store.NoteChange;
import org.farol.store.Plan;
import org.farol.store.Store;
import org.farol.store.StudentNote;

/**
 * What is agreed to do for students, what is noted of them, and what was typed and not saved yet. What is deleted can be
 * brought back; what was changed meanwhile by another is not overwritten.
 */
public final class FollowUp {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private final Supplier<Store> store;
    private final YearBook yearBook;
    private final Clock clock;

    FollowUp(Supplier<Store> store, YearBook yearBook, Clock clock) {
        this.store = store;
        this.yearBook = yearBook;
        // As fine as the store keeps it, so that what was written is what is read.
        this.clock = Clock.tick(clock, Duration.ofNanos(1_000));
    }

    /**
     * What of the open interventions is due; each stands in the first list that it fits, the earliest first.
     *
     * @param overdue due before today
     * @param next7 due today or in the next 7 days
     * @param next30 due in the 23 days after those
     */
    public record Due(List<Intervention> overdue, List<Intervention> next7, List<Intervention> next30) {}

    /** Every intervention, the earliest start first. */
    public List<Intervention> all() {
        return store.get().interventions().all();
    }

    /** How many interventions are open: planned or under way. */
    public int open() {
        return (int) all().stream()
                .filter(intervention -> intervention.plan().status().isOpen())
                .count();
    }

    /** The students of whom an intervention is open. */
    public Set<String> followed() {
        return all().stream()
                .filter(intervention -> intervention.plan().status().isOpen())
                .map(Intervention::studentId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is due, seen from {@code today}. */
    public Due due(LocalDate today) {
        var open = all().stream()
                .filter(intervention -> intervention.plan().status().isOpen())
                .toList();
        return new Due(
                dueBetween(open, LocalDate.MIN, today.minusDays(1)),
                dueBetween(open, today, today.plusDays(WEEK)),
                dueBetween(open, today.plusDays(WEEK + 1), today.plusDays(MONTH)));
    }

    private static List<Intervention> dueBetween(List<Intervention> open, LocalDate first, LocalDate last) {
        return open.stream()
                .filter(intervention -> intervention
                        .plan()
                        .due()
                        .filter(due -> !due.isBefore(first) && !due.isAfter(last))
                        .isPresent())
                .sorted((one, other) -> one.plan()
                        .due()
                        .orElseThrow()
                        .compareTo(other.plan().due().orElseThrow()))
                .toList();
    }

    /** A student's interventions, the latest start first. */
    public List<Intervention> of(String studentId) {
        return store.get().interventions().of(Set.of(studentId));
    }

    /** The interventions of some students by student id, the latest start first; students without any are left out. */
    public Map<String, List<Intervention>> of(Collection<String> studentIds) {
        return store.get().interventions().of(studentIds).stream()
                .collect(Collectors.groupingBy(Intervention::studentId));
    }

    /** Agrees the same plan for each of some students, all or none. */
    public List<Intervention> add(Collection<String> studentIds, Plan plan) {
        return store.get()
                .interventions()
                .add(
                        studentIds.stream()
                                .distinct()
                                .map(id -> new Addition(id, baseYear(id, plan.start())))
                                .toList(),
                        plan,
                        clock.instant());
    }

    /** The year of the latest record, but of none later than the start. */
    private OptionalInt baseYear(String studentId, LocalDate start) {
        return store.get().history(studentId).records().stream()
                .mapToInt(YearlyRecord::year)
                .filter(year -> year <= start.getYear())
                .max();
    }

    /**
     * Changes an intervention.
     *
     * @param seen as it was when the change was begun
     * @throws NotPossibleException if it was changed or deleted meanwhile
     */
    public Intervention change(Intervention seen, Plan plan) throws NotPossibleException {
        return store.get()
                .interventions()
                .change(seen, plan, clock.instant())
                .orElseThrow(() -> new NotPossibleException(Reason.CHANGED_MEANWHILE, seen.studentId()));
    }

    /** Deletes an intervention until {@link #restore}. */
    public void delete(Intervention intervention) {
        store.get().interventions().delete(intervention.id(), clock.instant());
    }

    /** Brings a deleted intervention back. */
    public void restore(Intervention intervention) {
        store.get().interventions().restore(intervention.id(), clock.instant());
    }

    /** What was changed of an intervention, the latest first. */
    public List<InterventionChange> changes(Intervention intervention) {
        return store.get().interventions().changes(intervention.id());
    }

    /** What moved after each of these interventions; those that no later sheet tells of are left out. */
    public List<Movement> movements(List<Intervention> interventions) throws IOException, RefusedModelException {
        var lookup = new Movements(yearBook);
        var movements = new ArrayList<Movement>();
        for (var intervention : interventions) {
            lookup.of(intervention, store.get().history(intervention.studentId()))
                    .ifPresent(movements::add);
        }
        return movements;
    }

    /** The notes on a student, the newest first. */
    public List<StudentNote> notes(String studentId) {
        return store.get().notes().of(studentId);
    }

    /** Adds a note on a student. */
    public StudentNote addNote(String studentId, String text) {
        return store.get().notes().add(studentId, text, clock.instant());
    }

    /**
     * Changes a note.
     *
     * @param seen as it was when the change was begun
     * @throws NotPossibleException if it was changed or deleted meanwhile
     */
    public StudentNote changeNote(StudentNote seen, String text) throws NotPossibleException {
        return store.get()
                .notes()
                .change(seen, text, clock.instant())
                .orElseThrow(() -> new NotPossibleException(Reason.CHANGED_MEANWHILE, seen.studentId()));
    }

    /** What was changed of a note, the latest first. */
    public List<NoteChange> changes(StudentNote note) {
        return store.get().notes().changes(note.id());
    }

    /** Deletes a note until {@link #restoreNote}. */
    public void deleteNote(StudentNote note) {
        store.get().notes().delete(note.id(), clock.instant());
    }

    /** Brings a deleted note back. */
    public void restoreNote(StudentNote note) {
        store.get().notes().restore(note.id(), clock.instant());
    }

    /**
     * Keeps what is being typed, until it is saved or dropped: it is there after a crash.
     *
     * @param fields what stands in each field; nothing is kept of none
     */
    public void keepDraft(DraftPlace place, Map<String, String> fields) {
        store.get().notes().keep(new Draft(place.key(), fields, clock.instant()));
    }

    /** Forgets what was being typed. */
    public void dropDraft(DraftPlace place) {
        store.get().notes().dropDraft(place.key());
    }

    /** All that was typed and not saved, the oldest first. */
    public List<Draft> drafts() {
        return store.get().notes().drafts();
    }
}
