package org.farol.sheet;

import java.util.regex.Pattern;
import org.farol.pede.Field;
import org.farol.pede.Value;

/** Reads cells of columns that hold words. */
final class TextFields {
    /** {@code D9600}, {@code V202}, {@code D9891/2A}: codes of the data dictionary, not words. */
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{2,5}(/[0-9A-Z]+)*");

    private static final Pattern ERROR = Pattern.compile("#.*[!?/]?.*");

    private final Words words = new Words();

    CellReading read(Field field, RawCell cell) {
        return switch (cell) {
            case RawCell.Blank _ -> CellReading.NOTHING;
            case RawCell.Faulty _, RawCell.Date _ -> CellReading.UNREADABLE;
            case RawCell.Numeric number -> text(field, number.raw());
            case RawCell.Text text -> text(field, text.raw());
        };
    }

    private CellReading text(Field field, String text) {
        return switch (field) {
            case GENERO, PONTO_VIRADA ->
                words.word(field, text)
                        .<CellReading>map(word -> new CellReading.Read(
                                field == Field.PONTO_VIRADA ? Value.of(Double.parseDouble(word)) : Value.of(word)))
                        .orElse(CellReading.UNREADABLE);
            case PEDRA ->
                words.word(field, text)
                        .<CellReading>map(word -> word.equals(text)
                                ? new CellReading.Read(Value.of(word))
                                : new CellReading.Repaired(Value.of(word), Rule.SPELLING))
                        .orElse(CellReading.UNREADABLE);
            default ->
                CODE.matcher(text).matches() || ERROR.matcher(text).matches()
                        ? CellReading.UNREADABLE
                        : new CellReading.Read(Value.of(words.word(field, text).orElse(text)));
        };
    }
}
