package org.farol.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.farol.pede.Field;

/**
 * How a model did for a part of the students, to see whether it serves all alike.
 *
 * @param field what they are grouped by, for instance {@code genero}
 * @param positives those who fell behind
 * @param recall share of {@code positives} flagged; empty when there are none
 * @param precision share of the flagged who fell behind; empty when none was flagged
 * @param recallGap how far its recall is from that of all others; empty when either has none who fell behind
 */
public record Group(
        String field,
        String value,
        int n,
        int positives,
        OptionalDouble recall,
        OptionalDouble precision,
        double flaggedShare,
        Optional<RecallGap> recallGap) {
    private static final List<Field> FIELDS = List.of(Field.GENERO, Field.INSTITUICAO, Field.FASE);

    /** The groups by gender, school and phase, those with an unknown value left out. */
    static List<Group> of(List<Outcome> outcomes, double threshold) {
        var groups = new ArrayList<Group>();
        for (var field : FIELDS) {
            var split = new TreeMap<String, List<Outcome>>();
            var known = new ArrayList<Outcome>();
            for (var outcome : outcomes) {
                var value = outcome.record().values().get(field);
                if (value != null) {
                    known.add(outcome);
                    split.computeIfAbsent(value.toString(), _ -> new ArrayList<>())
                            .add(outcome);
                }
            }
            var everybody = Count.of(known, threshold);
            split.forEach((value, members) ->
                    groups.add(group(field.columnName(), value, Count.of(members, threshold), everybody)));
        }
        return groups;
    }

    private static Group group(String field, String value, Count group, Count everybody) {
        return new Group(
                field,
                value,
                group.n,
                group.positives,
                share(group.caught, group.positives),
                share(group.caught, group.flagged),
                (double) group.flagged / group.n,
                RecallGap.between(
                        group.caught,
                        group.positives,
                        everybody.caught - group.caught,
                        everybody.positives - group.positives));
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private record Count(int n, int positives, int flagged, int caught) {
        static Count of(List<Outcome> outcomes, double threshold) {
            var positives = 0;
            var flagged = 0;
            var caught = 0;
            for (var outcome : outcomes) {
                var isFlagged = outcome.risk() >= threshold;
                positives += outcome.behind() ? 1 : 0;
                flagged += isFlagged ? 1 : 0;
                caught += isFlagged && outcome.behind() ? 1 : 0;
            }
            return new Count(outcomes.size(), positives, flagged, caught);
        }
    }
}
