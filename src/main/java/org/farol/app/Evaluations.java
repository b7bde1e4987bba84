package org.farol.app;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.farol.model.Outcome;
import org.farol.pede.Field;

/** Splits outcomes into groups of students, to see whether a model serves them alike. */
final class Evaluations {
    private Evaluations() {}

    static List<Evaluation.Group> groups(List<Outcome> outcomes, double threshold) {
        var groups = new ArrayList<Evaluation.Group>();
        for (var field : List.of(Field.GENERO, Field.INSTITUICAO, Field.FASE)) {
            var split = new TreeMap<String, List<Outcome>>();
            for (var outcome : outcomes) {
                var value = outcome.record().values().get(field);
                if (value != null) {
                    split.computeIfAbsent(value.toString(), key -> new ArrayList<>())
                            .add(outcome);
                }
            }
            split.forEach((value, members) -> groups.add(group(field, value, members, threshold)));
        }
        return groups;
    }

    private static Evaluation.Group group(Field field, String value, List<Outcome> members, double threshold) {
        var positives = members.stream().filter(Outcome::behind).count();
        var flagged =
                members.stream().filter(member -> member.risk() >= threshold).count();
        var caught = members.stream()
                .filter(member -> member.behind() && member.risk() >= threshold)
                .count();
        return new Evaluation.Group(
                field.columnName(),
                value,
                members.size(),
                (int) positives,
                share(caught, positives),
                share(caught, flagged),
                (double) flagged / members.size());
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
