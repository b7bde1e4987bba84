package org.farol.sheet.cell;

import java.util.ArrayList;
import java.util.List;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.raw.RawCell;

/** Reads cells of columns that hold numbers, by the repairs that apply to them. */
final class NumberCells {
    /** Rounding in the sources lets an IPV of 10.01 stand. */
    static final double HIGHEST_GRADE = 10.05;

    private static final List<NumberRepair> OF_WHOLE_NUMBERS =
            List.of(new TextToNumber(), new DecimalComma(), new YearsInWords(), new DateToAge());

    private final List<NumberRepair> ofGrades;
    private final boolean pointsMoved;

    /** Where decimal points were moved, even what looks like a grade may be another one. */
    NumberCells(DateOrder gradeDates, boolean pointsMoved) {
        this.ofGrades = List.of(
                new TextToNumber(),
                new DecimalComma(),
                new DateToGrade(gradeDates),
                new ThousandsDots(),
                new ShiftedPoint());
        this.pointsMoved = pointsMoved;
    }

    CellReading read(Field field, RawCell cell) {
        if (cell instanceof RawCell.Blank) {
            return CellReading.NOTHING;
        }
        if (cell instanceof RawCell.Faulty) {
            return CellReading.UNREADABLE;
        }
        if (!pointsMoved && cell instanceof RawCell.Numeric number && inRange(field, number.value())) {
            return CellReading.asWritten(Value.of(number.value()));
        }
        var readings = new ArrayList<Reading>();
        if (cell instanceof RawCell.Numeric number && inRange(field, number.value())) {
            readings.add(Reading.asWritten(Value.of(number.value())));
        }
        var understood = cell instanceof RawCell.Numeric;
        for (var repair : field.kind() == Field.Kind.GRADE ? ofGrades : OF_WHOLE_NUMBERS) {
            if (!readings.isEmpty() && !pointsMoved) {
                break;
            }
            var guesses = repair.guesses(cell);
            understood |= !guesses.isEmpty();
            var possible = new ArrayList<NumberRepair.Guess>(guesses.size());
            for (var guess : guesses) {
                if (inRange(field, guess.number())) {
                    possible.add(guess);
                }
            }
            var isOnly =
                    readings.isEmpty() && possible.size() == 1 && repair.rule().mayStandUnproved();
            // What an earlier repair reads naturally is not likely to be of another kind of damage; a moved point
            // aside,
            // which knows what it finds natural.
            var least = readings.isEmpty() || repair.rule() == Rule.SHIFTED_POINT ? 0 : 1;
            for (var guess : possible) {
                if (isNew(guess, readings)) {
                    readings.add(new Reading(
                            Value.of(guess.number()),
                            repair.rule(),
                            Math.max(least, guess.cost()),
                            isOnly && guess.proof() == Proof.NONE ? Proof.ONLY_READING : guess.proof()));
                }
            }
        }
        if (!readings.isEmpty()) {
            return new CellReading.Possible(readings);
        }
        return understood ? CellReading.OUT_OF_RANGE : CellReading.UNREADABLE;
    }

    private static boolean isNew(NumberRepair.Guess guess, List<Reading> readings) {
        for (var known : readings) {
            if (known.value().equals(Value.of(guess.number()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inRange(Field field, double number) {
        if (field.kind() == Field.Kind.GRADE) {
            return number >= 0 && number <= HIGHEST_GRADE;
        }
        if (number != Math.rint(number)) {
            return false;
        }
        return switch (field) {
            case IDADE -> number >= 4 && number <= 99;
            case ANO_INGRESSO -> number >= 1990 && number <= 2100;
            case ANOS_PM -> number >= 0 && number <= 40;
            case DEFASAGEM -> number >= -9 && number <= 9;
            case RANK_GERAL, RANK_FASE, RANK_TURMA -> number >= 1 && number <= 1_000_000;
            default -> Math.abs(number) <= 1e9;
        };
    }
}
