package org.farol.sheet.cell;

import java.util.List;
import org.farol.pede.Value;

/** What a cell may be read as. */
public sealed interface CellReading {
    /** Nothing there. */
    record Nothing() implements CellReading {}

    /** One or more readings, the likeliest first. */
    record Possible(List<Reading> readings) implements CellReading {
        public Possible {
            readings = List.copyOf(readings);
        }
    }

    record Refused(Rule rule) implements CellReading {}

    CellReading NOTHING = new Nothing();
    CellReading CODE = new Refused(Rule.REFUSED_CODE);
    CellReading UNREADABLE = new Refused(Rule.REFUSED_UNREADABLE);
    CellReading OUT_OF_RANGE = new Refused(Rule.REFUSED_OUT_OF_RANGE);

    /** The cell as it stands. */
    static CellReading asWritten(Value value) {
        return new Possible(List.of(Reading.asWritten(value)));
    }

    /** The only reading of a damaged cell. */
    static CellReading repaired(Value value, Rule rule, Proof proof) {
        return new Possible(List.of(new Reading(value, rule, 0, proof)));
    }
}
