package org.farol.pede;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Arithmetic that holds between the fields of a record, so that an importer can check itself. Measured on the sheets of
 * 2020 to 2023.
 */
public final class Identities {
    /** How far INDE may stray from the weighted indicators by rounding. */
    public static final double INDE_TOLERANCE = 0.05;

    /** University and above: INDE has other weights there. */
    private static final int FIRST_UNIVERSITY_PHASE = 8;

    private Identities() {}

    /**
     * INDE (0–10) as its seven indicators give it, for phases 0 to 7: {@code 0.1·IAN + 0.2·IDA + 0.2·IEG + 0.1·IAA +
     * 0.1·IPS + 0.1·IPP + 0.2·IPV}; empty when one is unknown.
     */
    public static OptionalDouble inde(YearlyRecord record) {
        var sum = 0.0;
        for (var term : IndeTerm.values()) {
            var grade = record.number(term.field);
            if (grade.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += term.weight * grade.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    /** Whether the INDE identity applies: all eight grades and the phase known, and the phase below university. */
    public static boolean indeApplies(YearlyRecord record) {
        var fase = record.whole(Field.FASE);
        return fase.isPresent()
                && fase.getAsInt() < FIRST_UNIVERSITY_PHASE
                && record.number(Field.INDE).isPresent()
                && inde(record).isPresent();
    }

    /** Whether the record's INDE is within {@link #INDE_TOLERANCE} of its indicators; ask {@link #indeApplies} first. */
    public static boolean indeHolds(YearlyRecord record) {
        return Math.abs(record.number(Field.INDE).orElseThrow() - inde(record).orElseThrow()) <= INDE_TOLERANCE;
    }

    /** IAN (2.5, 5 or 10) as defasagem gives it. */
    public static double ian(int defasagem) {
        if (defasagem >= 0) {
            return 10;
        }
        return defasagem >= -2 ? 5 : 2.5;
    }

    /**
     * Fase ideal by age as the sheets of 2022 and 2023 have it; empty below 7. A default for sheets that do not say it,
     * never a correction of one that does.
     */
    public static OptionalInt faseIdeal(int idade) {
        if (idade < 7) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                switch (idade) {
                    case 7, 8 -> 0;
                    case 9 -> 1;
                    case 10, 11 -> 2;
                    case 12, 13 -> 3;
                    case 14 -> 4;
                    case 15 -> 5;
                    case 16 -> 6;
                    case 17 -> 7;
                    default -> FIRST_UNIVERSITY_PHASE;
                });
    }

    private enum IndeTerm {
        IAN(Field.IAN, 0.1),
        IDA(Field.IDA, 0.2),
        IEG(Field.IEG, 0.2),
        IAA(Field.IAA, 0.1),
        IPS(Field.IPS, 0.1),
        IPP(Field.IPP, 0.1),
        IPV(Field.IPV, 0.2);

        private final Field field;
        private final double weight;

        IndeTerm(Field field, double weight) {
            this.field = field;
            this.weight = weight;
        }
    }
}
