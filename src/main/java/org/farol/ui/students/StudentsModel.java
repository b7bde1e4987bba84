package org.farol.ui.students;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the table shows of the students of a year: filtered, in groups. Without a stage, so that it can be tried without
 * one. Filtering goes once through all students.
 */
final class StudentsModel {
    private Roll roll = Roll.NOBODY;
    private List<StudentRow> shown = List.of();
    private int flagged;
    private StudentsFilter filter = StudentsFilter.ALL;
    private Grouping grouping = Grouping.NONE;
    private final Set<Grouping.Key> closed = new HashSet<>();
    private final Set<String> marked = new HashSet<>();

    /** Shows other students, or the same in another order. Marks of those who are not among them are taken away. */
    void show(Roll students) {
        roll = students;
        if (!marked.isEmpty()) {
            marked.retainAll(roll.rows().stream().map(StudentRow::id).collect(Collectors.toSet()));
        }
        narrow();
    }

    /** Those it chooses from. */
    Roll roll() {
        return roll;
    }

    StudentsFilter filter() {
        return filter;
    }

    void filter(StudentsFilter wanted) {
        filter = wanted;
        narrow();
    }

    private void narrow() {
        shown = roll.rows().stream().filter(filter.predicate()).toList();
        flagged = flagged(shown);
    }

    Grouping grouping() {
        return grouping;
    }

    void group(Grouping wanted) {
        grouping = wanted;
        closed.clear();
    }

    /** Opens a group, or closes it. */
    void setOpen(Grouping.Key group, boolean open) {
        if (open) {
            closed.remove(group);
        } else {
            closed.add(group);
        }
    }

    /** The lines of the table. */
    List<Line> lines() {
        if (grouping == Grouping.NONE) {
            return List.copyOf(shown);
        }
        var groups = shown.stream().collect(Collectors.groupingBy(grouping::keyOf, TreeMap::new, Collectors.toList()));
        var lines = new ArrayList<Line>(shown.size() + groups.size());
        groups.forEach((key, members) -> {
            var open = !closed.contains(key);
            lines.add(new GroupLine(key.fase(), key.turma(), members.size(), flagged(members), open));
            if (open) {
                lines.addAll(members);
            }
        });
        return lines;
    }

    /** The students that are shown, those of closed groups too, in their order. */
    List<StudentRow> shown() {
        return shown;
    }

    /** How many of those shown reach the threshold. */
    int flagged() {
        return flagged;
    }

    private static int flagged(Collection<StudentRow> students) {
        return (int)
                students.stream().filter(row -> row.level() == RiskLevel.HIGH).count();
    }

    void mark(Collection<StudentRow> students, boolean wanted) {
        for (var row : students) {
            if (wanted) {
                marked.add(row.id());
            } else {
                marked.remove(row.id());
            }
        }
    }

    boolean isMarked(StudentRow row) {
        return marked.contains(row.id());
    }

    /** The marked students, shown or not, in their order. */
    List<StudentRow> marked() {
        return marked.isEmpty()
                ? List.of()
                : roll.rows().stream().filter(this::isMarked).toList();
    }

    /** Whether all of those shown are marked; empty where some are. */
    Optional<Boolean> allMarked() {
        var count = marked.isEmpty() ? 0 : shown.stream().filter(this::isMarked).count();
        if (count == 0) {
            return Optional.of(false);
        }
        return count == shown.size() ? Optional.of(true) : Optional.empty();
    }
}
