package org.farol.sheet.cell;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.farol.pede.Value;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;

/** Reads phases: {@code ALFA}, {@code FASE 3}, {@code 3A}, {@code Nível 2 (5o e 6o ano)}, {@code 7}. */
public final class Phases {
    private static final int HIGHEST = 9;
    private static final Pattern NUMBERED =
            Pattern.compile("(?:fase |nivel )?([0-9])(?: 0+)?(?: ?([a-z]{1,2}))?(?: .*)?");
    private static final Pattern ALFA = Pattern.compile("alfa(?: ([a-z]))?(?: .*)?");

    private Phases() {}

    /** A phase and the class letter glued to it, if any. */
    public record Phase(int number, Optional<String> turma) {}

    static CellReading read(RawCell cell) {
        if (cell instanceof RawCell.Numeric number) {
            return number.value() == Math.rint(number.value()) && number.value() >= 0 && number.value() <= HIGHEST
                    ? CellReading.asWritten(Value.of(number.value()))
                    : CellReading.OUT_OF_RANGE;
        }
        if (cell instanceof RawCell.Text(String text)) {
            return parse(text)
                    .<CellReading>map(phase -> CellReading.asWritten(Value.of(phase.number())))
                    .orElse(CellReading.UNREADABLE);
        }
        return cell instanceof RawCell.Blank ? CellReading.NOTHING : CellReading.UNREADABLE;
    }

    /** The phase that a text names. */
    public static Optional<Phase> parse(String text) {
        var name = Names.normal(text);
        var alfa = ALFA.matcher(name);
        if (alfa.matches()) {
            return Optional.of(new Phase(0, letter(alfa.group(1))));
        }
        var numbered = NUMBERED.matcher(name);
        return numbered.matches()
                ? Optional.of(new Phase(Integer.parseInt(numbered.group(1)), letter(numbered.group(2))))
                : Optional.empty();
    }

    private static Optional<String> letter(@org.jspecify.annotations.Nullable String letter) {
        return Optional.ofNullable(letter).map(found -> found.toUpperCase(Locale.ROOT));
    }
}
