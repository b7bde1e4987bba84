package org.farol.sheet;

import org.farol.pede.Field;
import org.farol.pede.Value;

/** Reads cells of columns that hold whole numbers: ages, years, ranks, defasagem. */
final class WholeNumbers {
    private WholeNumbers() {}

    static CellReading read(Field field, RawCell cell) {
        return switch (cell) {
            case RawCell.Blank _ -> CellReading.NOTHING;
            case RawCell.Faulty _ -> CellReading.UNREADABLE;
            case RawCell.Numeric number ->
                inRange(field, number.value())
                        ? new CellReading.Read(Value.of(number.value()))
                        : CellReading.OUT_OF_RANGE;
            case RawCell.Date date -> date(field, date);
            case RawCell.Text text ->
                NumberText.plain(text.raw())
                        .or(() -> NumberText.withComma(text.raw()))
                        .map(number -> inRange(field, number)
                                ? new CellReading.Repaired(Value.of(number), Rule.TEXT_TO_NUMBER)
                                : CellReading.OUT_OF_RANGE)
                        .orElse(CellReading.UNREADABLE);
        };
    }

    /** An age of 8 shown as a date is 8 January 1900: its serial number is the age. */
    private static CellReading date(Field field, RawCell.Date date) {
        return inRange(field, date.serial())
                ? new CellReading.Repaired(Value.of(date.serial()), Rule.DATE_TO_AGE)
                : CellReading.OUT_OF_RANGE;
    }

    private static boolean inRange(Field field, double number) {
        if (number != Math.rint(number)) {
            return false;
        }
        return switch (field) {
            case IDADE -> number >= 4 && number <= 99;
            case ANO_INGRESSO -> number >= 1990 && number <= 2100;
            case ANOS_PM -> number >= 0 && number <= 40;
            case DEFASAGEM -> number >= -9 && number <= 9;
            case RANK_GERAL, RANK_FASE, RANK_TURMA -> number >= 1 && number <= 1_000_000;
            default -> true;
        };
    }
}
