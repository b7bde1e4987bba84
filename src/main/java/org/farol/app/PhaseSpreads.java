package org.farol.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.report.StudentPage.Spread;

/** How the grades of a year are spread within each phase. */
final class PhaseSpreads {
    /** By phase and grade, all that are known, rising; those of unknown phase are together. */
    private final Map<OptionalInt, Map<Field, double[]>> rising;

    PhaseSpreads(List<YearlyRecord> records) {
        rising = records.stream()
                .collect(Collectors.groupingBy(
                        record -> record.whole(Field.FASE),
                        Collectors.collectingAndThen(Collectors.toList(), PhaseSpreads::rising)));
    }

    private static Map<Field, double[]> rising(List<YearlyRecord> records) {
        var rising = new EnumMap<Field, double[]>(Field.class);
        for (var field : Field.values()) {
            if (field.kind() == Field.Kind.GRADE) {
                var grades = records.stream()
                        .map(record -> record.number(field))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sorted()
                        .toArray();
                if (grades.length > 0) {
                    rising.put(field, grades);
                }
            }
        }
        return rising;
    }

    /** The spreads, by grade, of the phase of {@code record}; none where that is unknown. */
    Map<Field, Spread> of(YearlyRecord record) {
        var spreads = new EnumMap<Field, Spread>(Field.class);
        if (record.whole(Field.FASE).isPresent()) {
            alike(record).forEach((field, grades) -> spreads.put(field, spread(grades)));
        }
        return spreads;
    }

    /** The grade that {@code share} of those of the phase of {@code record}, who must have some, do not exceed. */
    double reached(YearlyRecord record, Field field, double share) {
        var grades = Objects.requireNonNull(alike(record).get(field));
        return grades[(int) Math.floor(share * (grades.length - 1))];
    }

    private Map<Field, double[]> alike(YearlyRecord record) {
        return rising.getOrDefault(record.whole(Field.FASE), Map.of());
    }

    private static Spread spread(double[] rising) {
        return new Spread(
                rising[0],
                quantile(rising, 0.25),
                quantile(rising, 0.5),
                quantile(rising, 0.75),
                rising[rising.length - 1],
                rising.length);
    }

    /** By straight lines between the values, as Excel's QUARTILE.INC does. */
    private static double quantile(double[] rising, double share) {
        var place = share * (rising.length - 1);
        var below = (int) place;
        var above = Math.min(below + 1, rising.length - 1);
        return rising[below] + (place - below) * (rising[above] - rising[below]);
    }
}
