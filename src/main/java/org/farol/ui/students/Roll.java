package org.farol.ui.students;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.farol.app.StudentRisk;

/**
 * The students of a year in an order, and what there is to choose from among them. Made in the background: to fold, sort
 * and look through twenty thousand takes its time.
 */
final class Roll {
    /** The riskiest first, as long as nobody asks for another order. */
    private static final List<Order> STANDARD = List.of(new Order(StudentColumn.RISK, true));

    static final Roll NOBODY = of(List.of(), 1, Set.of());

    private final List<StudentRow> rows;
    private final Set<String> followed;
    private final Map<Facet, List<String>> values;
    private final List<Order> orders;

    /** By a column, the largest first or last. */
    record Order(StudentColumn column, boolean descending) {}

    private Roll(List<StudentRow> rows, Set<String> followed, Map<Facet, List<String>> values, List<Order> orders) {
        this.rows = rows;
        this.followed = followed;
        this.values = values;
        this.orders = orders;
    }

    /** Students, the riskiest first, with the ids of those for whom an intervention is under way. */
    static Roll of(List<StudentRisk> students, double threshold, Set<String> followed) {
        var rows = StudentRow.of(students, threshold, followed);
        var values = new EnumMap<Facet, List<String>>(Facet.class);
        Arrays.stream(Facet.values()).forEach(facet -> values.put(facet, among(rows, facet)));
        return new Roll(sorted(rows, STANDARD), followed, values, STANDARD);
    }

    private static List<String> among(List<StudentRow> rows, Facet facet) {
        return rows.stream()
                .map(facet::of)
                .distinct()
                .sorted(Comparator.comparing(facet::order))
                .toList();
    }

    private static List<StudentRow> sorted(List<StudentRow> rows, List<Order> orders) {
        Comparator<StudentRow> order = (_, _) -> 0;
        for (var by : orders) {
            order = order.thenComparing(by.column().order(by.descending()));
        }
        return rows.stream().sorted(order).toList();
    }

    /** The same in order by the first column, those alike by the next; by risk where there is none. */
    Roll by(List<Order> wanted) {
        var other = wanted.isEmpty() ? STANDARD : List.copyOf(wanted);
        return other.equals(orders) ? this : new Roll(sorted(rows, other), followed, values, other);
    }

    List<StudentRow> rows() {
        return rows;
    }

    /** For whom an intervention was under way when this was made. */
    Set<String> followed() {
        return followed;
    }

    /** The values of a facet that there are, in the order to choose from. */
    List<String> values(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }
}
