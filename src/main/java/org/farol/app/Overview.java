package org.farol.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.farol.app.YearBook.Before;
import org.farol.app.YearBook.Page;
import org.farol.model.ModelCard;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.store.StoredImport;

/**
 * How the students of a year are doing, in numbers to tell at a glance.
 *
 * @param lastYear the year before by the same model and threshold; empty where it has no records
 * @param modelKnowsLastYear whether the model learned from that year's outcomes: its risks then fit better than those of
 *     a year it has not seen
 * @param phases those with the largest share flagged first; none without a model
 * @param classes the same of classes of at least {@value #SMALLEST_CLASS} students
 * @param changes since the last import; empty without one
 */
public record Overview(
        Standing now,
        Optional<Standing> lastYear,
        boolean modelKnowsLastYear,
        List<GroupStanding> phases,
        List<GroupStanding> classes,
        Optional<Changes> changes) {
    /** In smaller classes a share says little. */
    static final int SMALLEST_CLASS = 5;

    private static final int MOST_MOVES = 5;
    /** What a risk moves by less is not worth telling. */
    private static final double SMALLEST_MOVE = 0.01;

    /**
     * The students of one year.
     *
     * @param behind those whose defasagem is negative in that very year, of {@code placed} for whom it is known
     * @param flagged those whose risk of the year after reaches the threshold; empty without a model
     */
    public record Standing(int year, int students, int behind, int placed, OptionalInt flagged) {}

    /** A phase, or a class of it, and how many of its students are flagged. */
    public record GroupStanding(int fase, Optional<String> turma, int students, int flagged) {
        /** In [0,1]. */
        public double share() {
            return (double) flagged / students;
        }
    }

    /**
     * What became otherwise by the last import.
     *
     * @param comparedYear the year that was the latest before it, or the same where the import speaks of a year that was
     *     known; empty where nothing was known
     * @param added students of the year who are not in {@code comparedYear} as it was
     * @param gone the other way round
     * @param changed students of whom a value known before is now another, or gone
     * @param rose the risks that rose most, the most first; from {@code comparedYear} as it was
     * @param fell the risks that fell most, the most first
     */
    public record Changes(
            StoredImport lastImport,
            OptionalInt comparedYear,
            Set<String> added,
            Set<String> gone,
            Set<String> changed,
            List<Move> rose,
            List<Move> fell) {}

    /** A student's risk in [0,1], before and now. */
    public record Move(YearlyRecord record, double before, double now) {
        double change() {
            return now - before;
        }
    }

    static Overview of(Page page, Page lastYear, Optional<Before> before, List<StudentHistory> all) {
        return new Overview(
                standing(page),
                lastYear.students().isEmpty() ? Optional.empty() : Optional.of(standing(lastYear)),
                page.card().map(ModelCard::trainYears).orElse(List.of()).contains(lastYear.year()),
                groups(page, record -> new Group(fase(record), Optional.empty()), 1),
                groups(page, record -> new Group(fase(record), record.text(Field.TURMA)), SMALLEST_CLASS),
                before.map(known -> changes(page, known, all)));
    }

    private static Standing standing(Page page) {
        var placed = page.students().stream()
                .flatMap(student ->
                        student.record().number(Field.DEFASAGEM).stream().boxed())
                .toList();
        return new Standing(
                page.year(),
                page.students().size(),
                (int) placed.stream().filter(defasagem -> defasagem < 0).count(),
                placed.size(),
                page.card()
                        .map(card -> OptionalInt.of((int) page.students().stream()
                                .filter(student -> isFlagged(student, card))
                                .count()))
                        .orElseGet(OptionalInt::empty));
    }

    private static boolean isFlagged(StudentRisk student, ModelCard card) {
        return student.isFlagged(card.threshold());
    }

    private record Group(OptionalInt fase, Optional<String> turma) {}

    private static OptionalInt fase(YearlyRecord record) {
        return record.whole(Field.FASE);
    }

    private static List<GroupStanding> groups(Page page, Function<YearlyRecord, Group> group, int smallest) {
        if (page.card().isEmpty()) {
            return List.of();
        }
        var card = page.card().get();
        Map<Group, List<StudentRisk>> members = page.students().stream()
                .filter(student -> fase(student.record()).isPresent())
                .collect(Collectors.groupingBy(student -> group.apply(student.record())));
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= smallest)
                .map(entry -> new GroupStanding(
                        entry.getKey().fase().orElseThrow(),
                        entry.getKey().turma(),
                        entry.getValue().size(),
                        (int) entry.getValue().stream()
                                .filter(student -> isFlagged(student, card))
                                .count()))
                .sorted(Comparator.comparingDouble((GroupStanding standing) -> -standing.share())
                        .thenComparingInt(GroupStanding::fase)
                        .thenComparing(standing -> standing.turma().orElse("")))
                .toList();
    }

    private static Changes changes(Page page, Before before, List<StudentHistory> all) {
        var then = byId(before.page());
        var now = byId(page);
        if (then.isEmpty()) {
            return new Changes(before.last(), OptionalInt.empty(), Set.of(), Set.of(), Set.of(), List.of(), List.of());
        }
        var moves = new ArrayList<Move>();
        now.forEach((id, student) -> Optional.ofNullable(then.get(id))
                .filter(earlier -> earlier.risk().isPresent() && student.risk().isPresent())
                .map(earlier -> new Move(
                        student.record(),
                        earlier.risk().getAsDouble(),
                        student.risk().getAsDouble()))
                .ifPresent(moves::add));
        return new Changes(
                before.last(),
                OptionalInt.of(before.page().year()),
                missing(now.keySet(), then.keySet()),
                missing(then.keySet(), now.keySet()),
                changed(before.all(), all),
                moves.stream()
                        .filter(move -> move.change() >= SMALLEST_MOVE)
                        .sorted(Comparator.comparingDouble(move -> -move.change()))
                        .limit(MOST_MOVES)
                        .toList(),
                moves.stream()
                        .filter(move -> move.change() <= -SMALLEST_MOVE)
                        .sorted(Comparator.comparingDouble(Move::change))
                        .limit(MOST_MOVES)
                        .toList());
    }

    private static Map<String, StudentRisk> byId(Page page) {
        var byId = new TreeMap<String, StudentRisk>();
        page.students().forEach(student -> byId.put(student.record().studentId(), student));
        return byId;
    }

    private static Set<String> missing(Set<String> these, Set<String> among) {
        return these.stream().filter(id -> !among.contains(id)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> changed(List<StudentHistory> before, List<StudentHistory> now) {
        var later = new HashMap<String, StudentHistory>();
        now.forEach(history -> later.put(history.studentId(), history));
        var changed = new HashSet<String>();
        for (var history : before) {
            var after = later.get(history.studentId());
            if (after != null
                    && history.records().stream()
                            .anyMatch(record -> after.in(record.year())
                                    .filter(other -> !other.values()
                                            .entrySet()
                                            .containsAll(record.values().entrySet()))
                                    .isPresent())) {
                changed.add(history.studentId());
            }
        }
        return Set.copyOf(changed);
    }
}
