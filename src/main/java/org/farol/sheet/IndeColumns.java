package org.farol.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.IndeFormula;
import org.farol.sheet.cell.CellReader;

/**
 * Finds INDE and its indicators among columns of grades whose headers tell nothing: the one choice of columns that makes
 * the INDE identity hold on nearly every row. Indicators of equal weight are told apart by the levels of IAN and by IDA
 * being the mean of the subjects; what cannot be told apart is left unknown.
 */
final class IndeColumns {
    private static final int FEWEST_ROWS = 8;
    private static final int MOST_ROWS = 40;
    private static final int MOST_COLUMNS = 14;
    private static final double ROWS_THAT_HOLD = 0.9;
    /** Where so many do not hold, too few can. */
    private static final int MOST_ROWS_THAT_DO_NOT = (int) (MOST_ROWS * (1 - ROWS_THAT_HOLD));

    private static final double NEARLY_ALL = 0.95;

    private final CellReader reader;
    private final Map<Field, ColumnFacts> known;
    private final List<ColumnFacts> unknown;

    /**
     * @param known columns of grades by field
     * @param unknown columns that may be any of the others
     */
    IndeColumns(CellReader reader, Map<Field, ColumnFacts> known, List<ColumnFacts> unknown) {
        this.reader = reader;
        this.known = known;
        this.unknown =
                unknown.stream().filter(this::holdsGrades).limit(MOST_COLUMNS).toList();
    }

    private boolean holdsGrades(ColumnFacts column) {
        return column.readable(new Role.Of(Field.INDE), reader) >= ROWS_THAT_HOLD;
    }

    /** A choice of columns: INDE, and those of either weight. */
    private record Choice(ColumnFacts inde, Set<ColumnFacts> light, Set<ColumnFacts> heavy) {}

    /** The fields that were found, and their columns. */
    Map<Field, ColumnFacts> find() {
        var weights = IndeFormula.PROGRAMME.weights();
        var light = missing(weights, 0.1);
        var heavy = missing(weights, 0.2);
        var needed = light.size() + heavy.size() + (known.containsKey(Field.INDE) ? 0 : 1);
        if (needed == 0 || unknown.size() < needed) {
            return Map.of();
        }
        var choices = new ArrayList<Choice>();
        var indes = known.containsKey(Field.INDE) ? List.of(column(Field.INDE)) : unknown;
        for (var inde : indes) {
            var rest = unknown.stream().filter(column -> !column.equals(inde)).toList();
            for (var heavies : subsets(rest, heavy.size())) {
                var left = rest.stream()
                        .filter(column -> !heavies.contains(column))
                        .toList();
                for (var lights : subsets(left, light.size())) {
                    var choice = new Choice(inde, lights, heavies);
                    if (holds(choice)) {
                        choices.add(choice);
                    }
                }
            }
        }
        return choices.size() == 1 ? fields(choices.getFirst(), light, heavy) : Map.of();
    }

    private List<Field> missing(Map<Field, Double> weights, double weight) {
        return weights.entrySet().stream()
                .filter(term -> term.getValue() == weight && !known.containsKey(term.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private ColumnFacts column(Field field) {
        return Optional.ofNullable(known.get(field)).orElseThrow();
    }

    private boolean holds(Choice choice) {
        var weights = new HashMap<ColumnFacts, Double>();
        IndeFormula.PROGRAMME.weights().forEach((field, weight) -> {
            if (known.containsKey(field)) {
                weights.put(column(field), weight);
            }
        });
        choice.light().forEach(column -> weights.put(column, 0.1));
        choice.heavy().forEach(column -> weights.put(column, 0.2));
        weights.put(choice.inde(), -1.0);
        var checked = 0;
        var held = 0;
        for (var row = 0;
                row < choice.inde().cells().size() && checked < MOST_ROWS && checked - held <= MOST_ROWS_THAT_DO_NOT;
                row++) {
            var sum = 0.0;
            var complete = true;
            for (var term : weights.entrySet()) {
                var grade = term.getKey().number(row, Field.INDE, reader);
                complete &= grade.isPresent();
                sum += term.getValue() * grade.orElse(0);
            }
            if (complete) {
                checked++;
                held += Math.abs(sum) <= Identities.INDE_TOLERANCE ? 1 : 0;
            }
        }
        return checked >= FEWEST_ROWS && held >= ROWS_THAT_HOLD * checked;
    }

    private Map<Field, ColumnFacts> fields(Choice choice, List<Field> light, List<Field> heavy) {
        var found = new EnumMap<Field, ColumnFacts>(Field.class);
        if (!known.containsKey(Field.INDE)) {
            found.put(Field.INDE, choice.inde());
        }
        assign(found, new HashSet<>(choice.light()), new ArrayList<>(light), Field.IAN, this::isIan);
        assign(found, new HashSet<>(choice.heavy()), new ArrayList<>(heavy), Field.IDA, this::isMeanOfSubjects);
        return found;
    }

    private static void assign(
            Map<Field, ColumnFacts> found,
            Set<ColumnFacts> columns,
            List<Field> fields,
            Field tellable,
            Predicate<ColumnFacts> isIt) {
        var told = columns.stream().filter(isIt).toList();
        if (fields.contains(tellable) && told.size() == 1) {
            found.put(tellable, told.getFirst());
            columns.remove(told.getFirst());
            fields.remove(tellable);
        }
        if (fields.size() == 1) {
            found.put(fields.getFirst(), columns.iterator().next());
        }
    }

    private boolean isIan(ColumnFacts column) {
        var levels = Set.of(2.5, 5.0, 10.0);
        return share(
                        column,
                        row -> levels.contains(
                                column.number(row, Field.IAN, reader).orElse(-1)))
                >= NEARLY_ALL;
    }

    private boolean isMeanOfSubjects(ColumnFacts column) {
        var subjects = Identities.SUBJECTS.stream()
                .filter(known::containsKey)
                .map(this::column)
                .toList();
        return !subjects.isEmpty()
                && share(column, row -> {
                            var mean = subjects.stream()
                                    .map(subject -> subject.number(row, Field.MAT, reader))
                                    .filter(OptionalDouble::isPresent)
                                    .mapToDouble(OptionalDouble::getAsDouble)
                                    .average();
                            return Math.abs(mean.orElse(Double.NaN)
                                            - column.number(row, Field.IDA, reader)
                                                    .orElse(Double.NaN))
                                    <= 2 * Identities.INDE_TOLERANCE;
                        })
                        >= ROWS_THAT_HOLD;
    }

    private double share(ColumnFacts column, IntPredicate holds) {
        var rows = IntStream.range(0, column.cells().size())
                .filter(row -> column.number(row, Field.INDE, reader).isPresent())
                .toArray();
        return rows.length == 0 ? 0 : (double) IntStream.of(rows).filter(holds).count() / rows.length;
    }

    private static List<Set<ColumnFacts>> subsets(List<ColumnFacts> columns, int size) {
        var subsets = new ArrayList<Set<ColumnFacts>>();
        subsets(columns, 0, size, new ArrayList<>(), subsets);
        return subsets;
    }

    private static void subsets(
            List<ColumnFacts> columns, int from, int size, List<ColumnFacts> chosen, List<Set<ColumnFacts>> subsets) {
        if (size == 0) {
            subsets.add(new HashSet<>(chosen));
            return;
        }
        for (var i = from; i <= columns.size() - size; i++) {
            chosen.add(columns.get(i));
            subsets(columns, i + 1, size - 1, chosen, subsets);
            chosen.removeLast();
        }
    }
}
