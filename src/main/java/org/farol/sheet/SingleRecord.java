package org.farol.sheet;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.cell.BirthDates;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.cell.CellReading;
import org.farol.sheet.cell.DateOrder;
import org.farol.sheet.cell.Phases;
import org.farol.sheet.cell.Rule;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;

/**
 * Reads a record that stands in no table, by the rules for the cells of a sheet. There is no column, and mostly no proof by
 * the row, so that a value that has more than one reading is refused; a word for "no value" is none.
 */
public final class SingleRecord {
    private static final SheetHabits NO_HABITS =
            new SheetHabits(DateOrder.MONTH_FIRST, 0, 0, false, Map.of(), Map.of(), Set.of(), Optional.empty());

    /** Longer ones mean nothing, and would be remembered. */
    private static final int LONGEST_TEXT = 200;

    /** It knows the words, and remembers those it has read; by itself it is for one thread. */
    private static final CellReader READER = new CellReader(new BirthDates(false), DateOrder.MONTH_FIRST, false);

    private final Map<Field, Value> values = new EnumMap<>(Field.class);

    /** Begins a record of which nothing is known. */
    public SingleRecord() {}

    /**
     * Takes {@code number} for the value of {@code field}.
     *
     * @return why it cannot be; empty if it can
     */
    public Optional<Rule> take(Field field, double number) {
        return Double.isFinite(number)
                ? take(field, new RawCell.Numeric(number, ""))
                : Optional.of(Rule.REFUSED_OUT_OF_RANGE);
    }

    /** Takes a text for the value of {@code field}, as {@link #take(Field, double)}. */
    public Optional<Rule> take(Field field, String text) {
        return cell(text).flatMap(cell -> take(field, cell));
    }

    /** Takes a phase with the letter of the class, as {@code 3-A}, {@code 5G} or {@code ALFA}; what is known already stays. */
    public Optional<Rule> takeFaseTurma(String text) {
        var cell = cell(text);
        var phase = cell.flatMap(found -> Phases.parse(found.raw()));
        if (phase.isEmpty()) {
            return cell.flatMap(found -> read(Field.FASE, found) instanceof CellReading.Refused(var rule)
                    ? refusal(rule)
                    : Optional.<Rule>empty());
        }
        values.putIfAbsent(Field.FASE, Value.of(phase.get().number()));
        phase.get().turma().ifPresent(turma -> values.putIfAbsent(Field.TURMA, Value.of(turma)));
        return Optional.empty();
    }

    private static Optional<RawCell> cell(String text) {
        var tidy = Names.tidy(text);
        if (tidy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(tidy.length() > LONGEST_TEXT ? new RawCell.Faulty("") : new RawCell.Text(tidy));
    }

    private Optional<Rule> take(Field field, RawCell cell) {
        return switch (read(field, cell)) {
            case CellReading.Nothing() -> Optional.empty();
            case CellReading.Refused(var rule) -> refusal(rule);
            case CellReading.Possible(var readings) -> {
                if (readings.size() > 1 || !readings.getFirst().rule().mayStandUnproved()) {
                    yield Optional.of(Rule.REFUSED_AMBIGUOUS);
                }
                values.put(field, readings.getFirst().value());
                yield Optional.empty();
            }
        };
    }

    private static CellReading read(Field field, RawCell cell) {
        synchronized (READER) {
            return READER.read(field, cell);
        }
    }

    private static Optional<Rule> refusal(Rule rule) {
        return rule == Rule.REFUSED_CODE ? Optional.empty() : Optional.of(rule);
    }

    /** The record, with what follows from what it says. */
    public YearlyRecord of(String studentId, int year) {
        var complete = new EnumMap<Field, Value>(Field.class);
        complete.putAll(values);
        var derived = Derivations.complete(complete, year, NO_HABITS);
        return new YearlyRecord(studentId, year, complete, derived, new Source("", "", 0));
    }
}
