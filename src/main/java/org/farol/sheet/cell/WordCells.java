package org.farol.sheet.cell;

import java.util.regex.Pattern;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.sheet.raw.RawCell;

/** Reads cells of columns that hold words. */
final class WordCells {
    /** {@code D9600}, {@code V202}, {@code D9891/2A}: codes of the data dictionary, not words. */
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{2,5}(/[0-9A-Z]+)*");

    private static final int LONGEST_WORD = 200;
    private final Words words = Words.TABLE;

    CellReading read(Field field, RawCell cell) {
        if (cell instanceof RawCell.Text || cell instanceof RawCell.Numeric) {
            return text(field, cell.raw());
        }
        return cell instanceof RawCell.Blank ? CellReading.NOTHING : CellReading.UNREADABLE;
    }

    /** {@code reading}, unless what could not be read is a known code or word for "no value". */
    CellReading orCode(Field field, RawCell cell, CellReading reading) {
        return reading instanceof CellReading.Refused(var rule)
                        && rule == Rule.REFUSED_UNREADABLE
                        && cell instanceof RawCell.Text(String text)
                        && isCode(text)
                ? CellReading.CODE
                : reading;
    }

    private boolean isCode(String text) {
        return text.startsWith("#") || CODE.matcher(text).matches() || words.meansNothing(text);
    }

    private CellReading text(Field field, String text) {
        if (isCode(text)) {
            return words.word(field, text).isEmpty() ? CellReading.CODE : known(field, text);
        }
        return switch (field) {
            case GENERO, PONTO_VIRADA, PEDRA -> known(field, text);
            default ->
                text.length() > LONGEST_WORD
                        ? CellReading.UNREADABLE
                        : CellReading.asWritten(Value.of(words.word(field, text).orElse(text)));
        };
    }

    private CellReading known(Field field, String text) {
        return words.word(field, text)
                .map(word -> switch (field) {
                    case PONTO_VIRADA -> CellReading.asWritten(Value.of(Double.parseDouble(word)));
                    case PEDRA ->
                        word.equals(text)
                                ? CellReading.asWritten(Value.of(word))
                                : CellReading.repaired(Value.of(word), Rule.SPELLING, Proof.ONLY_READING);
                    default -> CellReading.asWritten(Value.of(word));
                })
                .orElse(CellReading.UNREADABLE);
    }
}
