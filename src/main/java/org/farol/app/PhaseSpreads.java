package org.farol.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.report.StudentPage.Spread;

/** How the grades of a year are spread within each phase. */
final class PhaseSpreads {
    private final Map<Integer, Map<Field, Spread>> byPhase;

    PhaseSpreads(List<YearlyRecord> records) {
        byPhase = records.stream()
                .filter(record -> record.whole(Field.FASE).isPresent())
                .collect(Collectors.groupingBy(
                        record -> record.whole(Field.FASE).getAsInt(),
                        Collectors.collectingAndThen(Collectors.toList(), PhaseSpreads::spreads)));
    }

    /** The spreads, by grade, of the phase of {@code record}; none where that is unknown. */
    Map<Field, Spread> of(YearlyRecord record) {
        var fase = record.whole(Field.FASE);
        return fase.isPresent() ? byPhase.getOrDefault(fase.getAsInt(), Map.of()) : Map.of();
    }

    private static Map<Field, Spread> spreads(List<YearlyRecord> records) {
        var spreads = new EnumMap<Field, Spread>(Field.class);
        for (var field : Field.values()) {
            if (field.kind() == Field.Kind.GRADE) {
                var rising = records.stream()
                        .map(record -> record.number(field))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sorted()
                        .toArray();
                if (rising.length > 0) {
                    spreads.put(field, spread(rising));
                }
            }
        }
        return spreads;
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
