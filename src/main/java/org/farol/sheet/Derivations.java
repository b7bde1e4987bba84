package org.farol.sheet;

import java.time.MonthDay;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.IndeFormula;
import org.farol.pede.Value;
import org.farol.sheet.cell.BirthDates;
import org.farol.sheet.cell.Proof;

/** Values that a row leaves out and its other cells determine. */
final class Derivations {
    private static final int HIGHEST_FASE = 9;
    private static final double HIGHEST_GRADE = 10.05;
    /** INDE has three decimals in the sheets. */
    private static final double THOUSANDTHS = 1000;

    private final Map<Field, Value> values;
    private final Set<Field> derived = EnumSet.noneOf(Field.class);

    private Derivations(Map<Field, Value> values) {
        this.values = values;
    }

    /**
     * Adds to the values of one student in {@code year} what follows from them.
     *
     * @return the fields that were added
     */
    static Set<Field> complete(Map<Field, Value> values, int year, SheetHabits habits) {
        var row = new Derivations(values);
        row.add(Field.DEFASAGEM, row.number(Field.FASE) - row.number(Field.FASE_IDEAL));
        row.add(Field.FASE_IDEAL, row.number(Field.FASE) - row.number(Field.DEFASAGEM));
        row.fase();
        row.ian();
        row.indicator();
        row.idade(year, habits);
        return row.derived;
    }

    /** What a derived value of {@code field} follows from. */
    static Proof proof(Field field) {
        return switch (field) {
            case IAN -> Proof.IAN_IDENTITY;
            case INDE, IDA, IEG, IAA, IPS, IPP, IPV -> Proof.INDE_IDENTITY;
            default -> Proof.ONLY_READING;
        };
    }

    private double number(Field field) {
        return values.get(field) instanceof Value.Numeric(double number) ? number : Double.NaN;
    }

    /** Adds a value where there is none, unless it follows from an unknown one. */
    private void add(Field field, double value) {
        if (!Double.isNaN(value) && !values.containsKey(field)) {
            values.put(field, Value.of(value));
            derived.add(field);
        }
    }

    private void fase() {
        var fase = number(Field.FASE_IDEAL) + number(Field.DEFASAGEM);
        if (fase >= 0 && fase <= HIGHEST_FASE) {
            add(Field.FASE, fase);
        }
    }

    private void ian() {
        var defasagem = number(Field.DEFASAGEM);
        if (!Double.isNaN(defasagem)) {
            add(Field.IAN, Identities.ian((int) defasagem));
        }
    }

    /** INDE, or the one indicator that is missing where INDE and the others are known. */
    private void indicator() {
        if (!values.containsKey(Field.FASE)) {
            return;
        }
        var formula = IndeFormula.of(values);
        var inde = number(Field.INDE);
        if (Double.isNaN(inde)) {
            formula.inde(values).ifPresent(sum -> add(Field.INDE, rounded(sum)));
            return;
        }
        var missing = EnumSet.noneOf(Field.class);
        for (var field : formula.weights().keySet()) {
            if (!values.containsKey(field)) {
                missing.add(field);
            }
        }
        if (missing.size() == 1) {
            var field = missing.iterator().next();
            var grade = (inde - restOf(formula, field))
                    / Objects.requireNonNull(formula.weights().get(field));
            // A value beyond 0–10 shows that another cell of the row is wrong: then nothing follows.
            if (grade >= -Identities.INDE_TOLERANCE && grade <= HIGHEST_GRADE) {
                add(field, rounded(Math.max(0, grade)));
            }
        }
    }

    private double restOf(IndeFormula formula, Field missing) {
        var others = new EnumMap<Field, Value>(values);
        others.put(missing, Value.of(0));
        return formula.inde(others).orElseThrow();
    }

    private static double rounded(double grade) {
        return Math.round(grade * THOUSANDTHS) / THOUSANDTHS;
    }

    /** The age on the day that the ages of the sheet's other rows tell; at the end of the year where none does. */
    private void idade(int year, SheetHabits habits) {
        if (values.get(Field.NASCIMENTO) instanceof Value.Text(String born) && !values.containsKey(Field.IDADE)) {
            var birthdayToCome = BirthDates.day(born)
                    .flatMap(date ->
                            habits.dayOfAges().filter(day -> MonthDay.from(date).isAfter(day)))
                    .isPresent();
            var idade = year - BirthDates.year(born) - (birthdayToCome ? 1 : 0);
            if (idade >= 4 && idade <= 99) {
                add(Field.IDADE, idade);
            }
        }
    }
}
