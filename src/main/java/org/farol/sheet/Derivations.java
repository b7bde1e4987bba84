package org.farol.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.IndeFormula;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.cell.Proof;

/** Values that a row leaves out and its other cells determine. */
final class Derivations {
    private static final int HIGHEST_FASE = 9;
    private static final double HIGHEST_GRADE = 10.05;
    /** As many as INDE has in the sheets. */
    private static final int DECIMALS = 3;

    private Derivations() {}

    /** {@code record} with what follows from it. */
    static YearlyRecord of(YearlyRecord record, SheetHabits habits) {
        var complete = with(record, Field.DEFASAGEM, difference(record, Field.FASE, Field.FASE_IDEAL));
        complete = with(complete, Field.FASE_IDEAL, difference(complete, Field.FASE, Field.DEFASAGEM));
        complete = with(complete, Field.FASE, fase(complete));
        complete = with(complete, Field.IAN, ian(complete));
        complete = indicator(complete);
        return with(complete, Field.IDADE, idade(complete, habits));
    }

    /** What a derived value of {@code field} follows from. */
    static Proof proof(Field field) {
        return switch (field) {
            case IAN -> Proof.IAN_IDENTITY;
            case INDE, IDA, IEG, IAA, IPS, IPP, IPV -> Proof.INDE_IDENTITY;
            default -> Proof.ONLY_READING;
        };
    }

    private static YearlyRecord with(YearlyRecord record, Field field, OptionalDouble value) {
        return record.values().containsKey(field) || value.isEmpty()
                ? record
                : record.withDerived(field, Value.of(value.getAsDouble()));
    }

    private static OptionalDouble difference(YearlyRecord record, Field from, Field minus) {
        var a = record.number(from);
        var b = record.number(minus);
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble fase(YearlyRecord record) {
        var ideal = record.whole(Field.FASE_IDEAL);
        var defasagem = record.whole(Field.DEFASAGEM);
        if (ideal.isEmpty() || defasagem.isEmpty()) {
            return OptionalDouble.empty();
        }
        var fase = ideal.getAsInt() + defasagem.getAsInt();
        return fase >= 0 && fase <= HIGHEST_FASE ? OptionalDouble.of(fase) : OptionalDouble.empty();
    }

    private static OptionalDouble ian(YearlyRecord record) {
        var defasagem = record.whole(Field.DEFASAGEM);
        return defasagem.isPresent() ? OptionalDouble.of(Identities.ian(defasagem.getAsInt())) : OptionalDouble.empty();
    }

    /** INDE, or the one indicator that is missing where INDE and the others are known. */
    private static YearlyRecord indicator(YearlyRecord record) {
        if (record.whole(Field.FASE).isEmpty()) {
            return record;
        }
        var formula = IndeFormula.of(record);
        var inde = record.number(Field.INDE);
        if (inde.isEmpty()) {
            return with(record, Field.INDE, rounded(formula.inde(record)));
        }
        var missing = formula.weights().keySet().stream()
                .filter(field -> record.number(field).isEmpty())
                .toList();
        if (missing.size() != 1) {
            return record;
        }
        var field = missing.getFirst();
        var rest = formula.inde(record.withDerived(field, Value.of(0))).orElseThrow();
        var weight = Optional.ofNullable(formula.weights().get(field)).orElseThrow();
        var grade = (inde.getAsDouble() - rest) / weight;
        // A value beyond 0–10 shows that another cell of the row is wrong: then nothing follows.
        return grade < -Identities.INDE_TOLERANCE || grade > HIGHEST_GRADE
                ? record
                : with(record, field, rounded(OptionalDouble.of(Math.max(0, grade))));
    }

    private static OptionalDouble rounded(OptionalDouble grade) {
        return grade.isPresent()
                ? OptionalDouble.of(BigDecimal.valueOf(grade.getAsDouble())
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue())
                : grade;
    }

    /** The age on the day that the ages of the sheet's other rows tell; at the end of the year where none does. */
    private static OptionalDouble idade(YearlyRecord record, SheetHabits habits) {
        return record.text(Field.NASCIMENTO)
                .map(born -> {
                    var year = Integer.parseInt(born.substring(0, 4));
                    var isFull = born.length() > 4;
                    var birthdayToCome = isFull
                            && habits.dayOfAges()
                                    .filter(day ->
                                            MonthDay.from(LocalDate.parse(born)).isAfter(day))
                                    .isPresent();
                    return record.year() - year - (birthdayToCome ? 1 : 0);
                })
                .filter(idade -> idade >= 4 && idade <= 99)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }
}
