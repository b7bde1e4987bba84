package org.farol.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.IndeFormula;
import org.farol.pede.Value;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Settles the readings of one row by what must hold between its cells. Of all combinations of readings that make INDE
 * agree with its indicators, the one that needs the fewest unlikely things to have happened is taken, provided that no
 * other needs as few, or one more.
 */
final class RowProof {
    private static final List<Field> TELL_THE_FORMULA = List.of(Field.FASE, Field.IPP, Field.IPV);
    private static final Set<Double> LEVELS_OF_IAN = Set.of(2.5, 5.0, 10.0);
    private static final int MOST_COMBINATIONS = 200_000;
    private static final int HIGHEST_COST_OF_MOVED_POINTS = 2;
    private static final double SAME = 1e-9;

    private final SheetHabits habits;
    private final int year;
    private final double tolerance;
    private final boolean idaIsMean;

    RowProof(SheetHabits habits, int year) {
        this.habits = habits;
        this.year = year;
        this.tolerance = habits.indeTolerance(year);
        this.idaIsMean = habits.isIdaMean(year);
    }

    /**
     * The readings that are settled. A field of one reading that its cell proves is settled by itself; the others need
     * the row.
     */
    Map<Field, Reading> settle(Map<Field, List<Reading>> readings) {
        var simple = settledByThemselves(readings);
        if (simple.size() == readings.size()) {
            return withIdentity(simple);
        }
        var possible = new EnumMap<Field, List<Reading>>(Field.class);
        possible.putAll(readings);
        narrow(possible);
        var settled = new EnumMap<Field, Reading>(Field.class);
        settled.putAll(byInde(possible));
        settled.forEach((field, reading) -> possible.put(field, List.of(reading)));
        byIdaMean(possible).forEach((field, reading) -> {
            settled.putIfAbsent(field, reading);
            possible.put(field, List.of(reading));
        });
        possible.forEach(
                (field, left) -> natural(field, left).ifPresent(reading -> settled.putIfAbsent(field, reading)));
        return settled;
    }

    /** The fields whose cells leave no choice. */
    private static Map<Field, Reading> settledByThemselves(Map<Field, List<Reading>> readings) {
        var settled = new EnumMap<Field, Reading>(Field.class);
        for (var entry : readings.entrySet()) {
            if (entry.getValue().size() == 1 && entry.getValue().getFirst().proof() != Proof.NONE) {
                settled.put(entry.getKey(), entry.getValue().getFirst());
            }
        }
        return settled;
    }

    /** The same readings, INDE and its indicators proved by their agreement if they agree. */
    private Map<Field, Reading> withIdentity(Map<Field, Reading> settled) {
        var inde = settled.get(Field.INDE);
        if (inde == null) {
            return settled;
        }
        var formula = formula(settled);
        var sum = -number(inde);
        for (var term : formula.weights().entrySet()) {
            sum += term.getValue() * number(settled.get(term.getKey()));
        }
        if (Math.abs(sum) <= tolerance + SAME) {
            settled.put(Field.INDE, inde.provedBy(Proof.INDE_IDENTITY));
            for (var field : formula.weights().keySet()) {
                settled.computeIfPresent(field, (key, reading) -> reading.provedBy(Proof.INDE_IDENTITY));
            }
        }
        return settled;
    }

    private static IndeFormula formula(Map<Field, Reading> settled) {
        var values = new EnumMap<Field, Value>(Field.class);
        for (var field : TELL_THE_FORMULA) {
            var reading = settled.get(field);
            if (reading != null) {
                values.put(field, reading.value());
            }
        }
        return IndeFormula.of(values);
    }

    /**
     * The reading that may stand without the row: the only natural one, if its cell proves it. Where decimal points were
     * moved, a cell that looks like a grade may be another one.
     */
    private Optional<Reading> natural(Field field, List<Reading> readings) {
        if (readings.size() > 1 && habits.mayBeMoved(year, field)) {
            return Optional.empty();
        }
        var natural = readings.stream().filter(reading -> reading.cost() == 0).toList();
        return natural.size() == 1 && natural.getFirst().proof() != Proof.NONE
                ? Optional.of(natural.getFirst())
                : Optional.empty();
    }

    /** Drops readings that what is known for certain speaks against, where others are left. */
    private static void narrow(Map<Field, List<Reading>> possible) {
        var ian = only(possible, Field.DEFASAGEM)
                .map(defasagem -> Set.of(Identities.ian((int) defasagem.doubleValue())))
                .orElse(LEVELS_OF_IAN);
        narrow(possible, Field.IAN, Proof.IAN_IDENTITY, ian::contains);
        if (first(possible, Field.PEDRA).orElse(null) instanceof Value.Text(String pedra)) {
            narrow(possible, Field.INDE, Proof.PEDRA_BAND, inde -> PedraBands.mayHold(pedra, inde));
        }
    }

    private static void narrow(
            Map<Field, List<Reading>> possible, Field field, Proof proof, Predicate<Double> speaksFor) {
        var readings = possible.getOrDefault(field, List.of());
        var left = readings.stream()
                .filter(reading -> speaksFor.test(number(reading)))
                .toList();
        if (!left.isEmpty() && left.size() < readings.size()) {
            possible.put(field, left.size() == 1 ? List.of(proved(left.getFirst(), proof)) : left);
        }
    }

    private static Reading proved(Reading reading, Proof proof) {
        return new Reading(reading.value(), reading.rule(), 0, proof);
    }

    private Map<Field, Reading> byInde(Map<Field, List<Reading>> possible) {
        var likeliest = new EnumMap<Field, Reading>(Field.class);
        possible.forEach((field, readings) -> likeliest.put(field, readings.getFirst()));
        var formula = formula(likeliest);
        var terms = new ArrayList<>(formula.weights().keySet());
        terms.add(Field.INDE);
        return terms.stream().allMatch(possible::containsKey)
                ? new IndeSearch(formula, terms, possible).settled()
                : Map.of();
    }

    /** Enumerates combinations of readings by their cost. */
    private final class IndeSearch {
        private final IndeFormula formula;
        private final List<Field> terms;
        private final Map<Field, List<Reading>> possible;
        private final Reading[] chosen;
        private final List<Reading[]> found = new ArrayList<>();
        private int tried;

        IndeSearch(IndeFormula formula, List<Field> terms, Map<Field, List<Reading>> possible) {
            this.formula = formula;
            this.terms = terms;
            this.possible = possible;
            this.chosen = new Reading[terms.size()];
        }

        Map<Field, Reading> settled() {
            var highest = habits.pointsMoved() ? HIGHEST_COST_OF_MOVED_POINTS : 0;
            for (var cost = 0; cost <= highest; cost++) {
                found.clear();
                search(0, cost, 0);
                if (tried > MOST_COMBINATIONS) {
                    return Map.of();
                }
                if (!found.isEmpty()) {
                    var cheapest = List.copyOf(found);
                    var wasOnlyOne = cost == 0 && tried == 1;
                    if (!wasOnlyOne && habits.pointsMoved()) {
                        // A dearer combination may be as true as this one: then nothing is proved.
                        search(0, cost + 1, 0);
                    }
                    return tried > MOST_COMBINATIONS ? Map.of() : agreed(wasOnlyOne ? cheapest : preferred(found));
                }
            }
            return Map.of();
        }

        private void search(int term, int costLeft, double sum) {
            if (tried > MOST_COMBINATIONS) {
                return;
            }
            if (term == terms.size()) {
                tried++;
                if (costLeft == 0 && Math.abs(sum) <= tolerance + SAME) {
                    found.add(chosen.clone());
                }
                return;
            }
            var field = terms.get(term);
            var weight = field == Field.INDE ? -1 : formula.weights().getOrDefault(field, 0.0);
            for (var reading : possible.getOrDefault(field, List.of())) {
                if (reading.cost() <= costLeft) {
                    chosen[term] = reading;
                    search(term + 1, costLeft - reading.cost(), sum + weight * number(reading));
                }
            }
        }

        /** Of several natural combinations, the one whose IDA is the mean of the subjects. */
        private List<Reading[]> preferred(List<Reading[]> natural) {
            var mean = subjectsMean(possible);
            var ida = terms.indexOf(Field.IDA);
            if (!idaIsMean || natural.size() < 2 || mean.isEmpty()) {
                return natural;
            }
            var agreeing = natural.stream()
                    .filter(combination ->
                            Math.abs(number(combination[ida]) - mean.getAsDouble()) <= Identities.IDA_TOLERANCE)
                    .toList();
            return agreeing.isEmpty() ? natural : agreeing;
        }

        /** What all the combinations have in common. */
        private Map<Field, Reading> agreed(List<Reading[]> combinations) {
            var settled = new EnumMap<Field, Reading>(Field.class);
            for (var term = 0; term < terms.size(); term++) {
                var at = term;
                var values = new HashSet<Value>();
                combinations.forEach(combination -> values.add(combination[at].value()));
                if (values.size() == 1) {
                    settled.put(terms.get(term), combinations.getFirst()[term].provedBy(Proof.INDE_IDENTITY));
                }
            }
            return settled;
        }
    }

    private OptionalDouble subjectsMean(Map<Field, List<Reading>> possible) {
        var known = Identities.SUBJECTS.stream()
                .filter(possible::containsKey)
                .map(subject -> natural(subject, possible.getOrDefault(subject, List.of())))
                .toList();
        return known.stream().allMatch(Optional::isPresent)
                ? known.stream()
                        .mapToDouble(reading -> number(reading.orElseThrow()))
                        .average()
                : OptionalDouble.empty();
    }

    /** The grades of subjects, and IDA where INDE did not settle it, from IDA being their mean. */
    private Map<Field, Reading> byIdaMean(Map<Field, List<Reading>> possible) {
        var fields = new ArrayList<Field>();
        Identities.SUBJECTS.stream().filter(possible::containsKey).forEach(fields::add);
        var ida = possible.getOrDefault(Field.IDA, List.of());
        if (!idaIsMean || fields.isEmpty() || ida.isEmpty()) {
            return Map.of();
        }
        var isOpen = natural(Field.IDA, ida).isEmpty();
        if (!isOpen
                && fields.stream()
                        .allMatch(subject -> natural(subject, possible.getOrDefault(subject, List.of()))
                                .isPresent())) {
            return Map.of();
        }
        fields.add(Field.IDA);
        for (var cost = 0; cost <= (habits.pointsMoved() ? 1 : 0); cost++) {
            var found = new ArrayList<Map<Field, Reading>>();
            means(possible, fields, 0, cost, new EnumMap<>(Field.class), found);
            if (found.size() == 1) {
                var proved = new EnumMap<Field, Reading>(Field.class);
                found.getFirst()
                        .forEach((field, reading) -> proved.put(
                                field, reading.proof() == Proof.NONE ? reading.provedBy(Proof.IDA_MEAN) : reading));
                return proved;
            }
            if (!found.isEmpty()) {
                return Map.of();
            }
        }
        return Map.of();
    }

    private static void means(
            Map<Field, List<Reading>> possible,
            List<Field> fields,
            int index,
            int costLeft,
            Map<Field, Reading> chosen,
            List<Map<Field, Reading>> found) {
        if (index == fields.size()) {
            var mean = fields.stream()
                    .filter(field -> field != Field.IDA)
                    .mapToDouble(field -> number(chosen.get(field)))
                    .average()
                    .orElseThrow();
            if (costLeft == 0 && Math.abs(mean - number(chosen.get(Field.IDA))) <= Identities.IDA_TOLERANCE) {
                found.add(new EnumMap<>(chosen));
            }
            return;
        }
        var field = fields.get(index);
        for (var reading : possible.getOrDefault(field, List.of())) {
            if (reading.cost() <= costLeft) {
                chosen.put(field, reading);
                means(possible, fields, index + 1, costLeft - reading.cost(), chosen, found);
            }
        }
        chosen.remove(field);
    }

    private static Optional<Value> first(Map<Field, List<Reading>> possible, Field field) {
        return possible.getOrDefault(field, List.of()).stream()
                .map(Reading::value)
                .findFirst();
    }

    private static Optional<Double> only(Map<Field, List<Reading>> possible, Field field) {
        var readings = possible.getOrDefault(field, List.of());
        return readings.size() == 1 ? Optional.of(number(readings.getFirst())) : Optional.empty();
    }

    private static double number(@Nullable Reading reading) {
        return reading != null && reading.value() instanceof Value.Numeric(double number) ? number : Double.NaN;
    }
}
