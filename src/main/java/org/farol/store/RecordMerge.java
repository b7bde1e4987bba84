package org.farol.store;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;

/** Makes one record of what several imports say of the same student-year. */
final class RecordMerge {
    private RecordMerge() {}

    /**
     * The merged record of {@code observations}, oldest import first, not empty. Field by field the newest import that
     * says a value wins, but where it only repeats an older number rounded, the finer one is kept; what an import
     * derives counts only where none says it. The source is the newest import's.
     */
    static YearlyRecord merge(String studentId, List<YearlyRecord> observations) {
        if (observations.size() == 1) {
            return observations.getFirst().withStudentId(studentId);
        }
        var values = new EnumMap<Field, Value>(Field.class);
        var derived = EnumSet.noneOf(Field.class);
        for (var observation : observations) {
            observation.values().forEach((field, value) -> {
                var isDerived = observation.derived().contains(field);
                if (!values.containsKey(field) || (derived.contains(field) && !isDerived)) {
                    values.put(field, value);
                    if (isDerived) {
                        derived.add(field);
                    } else {
                        derived.remove(field);
                    }
                } else if (isDerived == derived.contains(field)) {
                    values.merge(field, value, RecordMerge::newest);
                }
            });
        }
        var newest = observations.getLast();
        return new YearlyRecord(studentId, newest.year(), values, derived, newest.source());
    }

    private static Value newest(Value older, Value newer) {
        return repeats(newer, older) ? older : newer;
    }

    /** Whether {@code newer} says what {@code older} does, or the same rounded. */
    static boolean repeats(Value newer, Value older) {
        // Not Value's own equals: the JVM would make it anew at every start.
        if (older instanceof Value.Numeric(double fine) && newer instanceof Value.Numeric(double coarse)) {
            return coarse == fine || isRounding(coarse, fine);
        }
        return older instanceof Value.Text(String old) && newer instanceof Value.Text(String text) && text.equals(old);
    }

    /** Whether {@code coarse} is {@code fine} rounded, either way at a tie, to fewer decimals. */
    static boolean isRounding(double coarse, double fine) {
        var decimals = decimals(coarse);
        return decimals < decimals(fine) && Math.abs(coarse - fine) <= 0.5 * Math.pow(10, -decimals) + 1e-9;
    }

    private static int decimals(double number) {
        return Math.max(
                0, new BigDecimal(Double.toString(number)).stripTrailingZeros().scale());
    }
}
