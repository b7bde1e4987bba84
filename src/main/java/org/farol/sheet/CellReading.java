package org.farol.sheet;

import java.util.List;
import java.util.Optional;
import org.farol.pede.Value;

/** What a cell was read as. */
sealed interface CellReading {
    /** Nothing there. */
    record Nothing() implements CellReading {}

    /** As it stands. */
    record Read(Value value) implements CellReading {}

    record Repaired(Value value, Rule rule) implements CellReading {}

    record Refused(Rule rule) implements CellReading {}

    /**
     * Several readings are possible, the likeliest first; the row's INDE identity may prove one.
     *
     * @param likely whether the first may be taken where nothing can be proved
     */
    record Open(List<Value> readings, Rule rule, boolean likely) implements CellReading {
        public Open {
            readings = List.copyOf(readings);
        }

        /** What it is read as where nothing can be proved. */
        Optional<Value> likeliest() {
            return likely ? Optional.of(readings.getFirst()) : Optional.empty();
        }
    }

    CellReading NOTHING = new Nothing();
    CellReading UNREADABLE = new Refused(Rule.REFUSED_UNREADABLE);
    CellReading OUT_OF_RANGE = new Refused(Rule.REFUSED_OUT_OF_RANGE);
}
