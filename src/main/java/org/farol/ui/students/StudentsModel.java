package org.farol.ui.students;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the table shows of the students of a year: filtered, in order, in groups. Without a stage, so that it can be tried
 * without one. Filtering goes once through all students; they are put in order only when they or the order change.
 */
final class StudentsModel {
    /** The riskiest first, as long as nobody asks for another order. */
    private static final List<Order> STANDARD = List.of(new Order(StudentColumn.RISK, true));

    private List<StudentRow> rows = List.of();
    private List<StudentRow> ordered = List.of();
    private List<StudentRow> shown = List.of();
    private List<Order> orders = STANDARD;
    private StudentsFilter filter = StudentsFilter.ALL;
    private Grouping grouping = Grouping.NONE;
    private final Set<Grouping.Key> closed = new HashSet<>();
    private final Set<String> marked = new HashSet<>();

    /** By a column, the largest first or last. */
    record Order(StudentColumn column, boolean descending) {}

    /** Shows other students. Marks of those who are not among them are taken away. */
    void show(List<StudentRow> students) {
        rows = List.copyOf(students);
        marked.retainAll(rows.stream().map(StudentRow::id).collect(Collectors.toSet()));
        sort();
    }

    StudentsFilter filter() {
        return filter;
    }

    void filter(StudentsFilter wanted) {
        filter = wanted;
        narrow();
    }

    Grouping grouping() {
        return grouping;
    }

    void group(Grouping wanted) {
        grouping = wanted;
        closed.clear();
    }

    /** Puts the students in order by the first column, those alike by the next; by risk where there is none. */
    void order(List<Order> wanted) {
        var other = wanted.isEmpty() ? STANDARD : List.copyOf(wanted);
        if (!other.equals(orders)) {
            orders = other;
            sort();
        }
    }

    private void sort() {
        Comparator<StudentRow> order = (_, _) -> 0;
        for (var by : orders) {
            order = order.thenComparing(by.column().order(by.descending()));
        }
        ordered = rows.stream().sorted(order).toList();
        narrow();
    }

    private void narrow() {
        shown = ordered.stream().filter(filter.predicate()).toList();
    }

    /** Opens a group, or closes it. */
    void setOpen(Grouping.Key group, boolean open) {
        if (open) {
            closed.remove(group);
        } else {
            closed.add(group);
        }
    }

    /** Opens all groups, or closes them. */
    void setAllOpen(boolean open) {
        closed.clear();
        if (!open) {
            shown.forEach(row -> closed.add(grouping.keyOf(row)));
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

    /** How many students there are, shown or not. */
    int size() {
        return rows.size();
    }

    /** How many of those shown reach the threshold. */
    int flagged() {
        return flagged(shown);
    }

    private static int flagged(Collection<StudentRow> students) {
        return (int)
                students.stream().filter(row -> row.level() == RiskLevel.HIGH).count();
    }

    /** The values of a facet that there are, in the order to choose from. */
    List<String> values(Facet facet) {
        return rows.stream()
                .map(facet::of)
                .distinct()
                .sorted(Comparator.comparing(facet::order))
                .toList();
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
                : ordered.stream().filter(this::isMarked).toList();
    }

    /** Whether all of those shown are marked; empty where some are. */
    Optional<Boolean> allMarked() {
        var count = shown.stream().filter(this::isMarked).count();
        if (count == 0) {
            return Optional.of(false);
        }
        return count == shown.size() ? Optional.of(true) : Optional.empty();
    }
}
