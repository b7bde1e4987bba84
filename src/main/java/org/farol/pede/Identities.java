package org.farol.pede;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Arithmetic that holds between the fields of a record, so that an importer can check itself. Measured on the sheets of
 * 2020 to 2023.
 */
public final class Identities {
    /** How far INDE may stray from the weighted indicators by rounding. */
    public static final double INDE_TOLERANCE = 0.05;

    /** How far IDA may stray from the mean of its subjects by rounding. */
    public static final double IDA_TOLERANCE = 0.06;

    /** Subjects whose mean is IDA: exact in the sheets of 2022, within rounding in those of 2023. */
    public static final List<Field> SUBJECTS = List.of(Field.MAT, Field.POR, Field.ING);

    private Identities() {}

    /** INDE (0–10) as its indicators give it by the {@link IndeFormula} of the record; empty when one is unknown. */
    public static OptionalDouble inde(YearlyRecord record) {
        return IndeFormula.of(record.values()).inde(record.values());
    }

    /** Whether the INDE identity can be checked: a sheet says INDE, the phase and every indicator that counts. */
    public static boolean indeApplies(YearlyRecord record) {
        return !record.derived().contains(Field.INDE)
                && Collections.disjoint(record.derived(), IndeFormula.indicators())
                && record.whole(Field.FASE).isPresent()
                && record.number(Field.INDE).isPresent()
                && inde(record).isPresent();
    }

    /** Whether the record's INDE is within {@link #INDE_TOLERANCE} of its indicators; ask {@link #indeApplies} first. */
    public static boolean indeHolds(YearlyRecord record) {
        return Math.abs(record.number(Field.INDE).orElseThrow() - inde(record).orElseThrow()) <= INDE_TOLERANCE;
    }

    /** IDA (0–10), the mean of the subjects' grades that are known; empty when none is. */
    public static OptionalDouble ida(YearlyRecord record) {
        var sum = 0.0;
        var known = 0;
        for (var subject : SUBJECTS) {
            var grade = record.number(subject);
            if (grade.isPresent()) {
                sum += grade.getAsDouble();
                known++;
            }
        }
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / known);
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
                    default -> 8;
                });
    }
}
