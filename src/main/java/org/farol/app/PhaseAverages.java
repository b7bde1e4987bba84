package org.farol.app;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;

/** The mean grades of the students of each phase in one year. */
public final class PhaseAverages {
    private final Map<Integer, Map<Field, Mean>> byFase = new HashMap<>();

    private static final class Mean {
        private double sum;
        private int n;

        private void add(double grade) {
            sum += grade;
            n++;
        }
    }

    private PhaseAverages() {}

    /** The averages of the records of one year. */
    public static PhaseAverages of(Collection<YearlyRecord> records) {
        var averages = new PhaseAverages();
        records.forEach(averages::add);
        return averages;
    }

    private void add(YearlyRecord record) {
        var fase = record.whole(Field.FASE);
        if (fase.isEmpty()) {
            return;
        }
        var means = byFase.computeIfAbsent(fase.getAsInt(), known -> new EnumMap<>(Field.class));
        for (var field : record.values().keySet()) {
            if (field.kind() == Field.Kind.GRADE) {
                means.computeIfAbsent(field, known -> new Mean())
                        .add(record.number(field).orElseThrow());
            }
        }
    }

    /** The mean grade, 0–10, of a record's phase; empty where its phase or everybody's grade is unknown. */
    public OptionalDouble of(YearlyRecord record, Field field) {
        var fase = record.whole(Field.FASE);
        var means = fase.isEmpty() ? null : byFase.get(fase.getAsInt());
        if (means == null || !means.containsKey(field)) {
            return OptionalDouble.empty();
        }
        var mean = Objects.requireNonNull(means.get(field));
        return OptionalDouble.of(mean.sum / mean.n);
    }
}
