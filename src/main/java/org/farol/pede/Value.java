package org.farol.pede;

/** A known value of a {@link Field}; an unknown one is absent from its record. */
public sealed interface Value {
    /** A grade, a whole number or a flag; always finite. */
    record Numeric(double value) implements Value {
        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a finite number: " + value);
            }
        }

        /** Shortest decimal form, without {@code .0} for whole numbers. */
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** A word, never blank. */
    record Text(String value) implements Value {
        public Text {
            if (value.isBlank()) {
                throw new IllegalArgumentException("blank text is an absent value");
            }
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** The number {@code value}. */
    static Value of(double value) {
        return new Numeric(value);
    }

    /** The word {@code value}. */
    static Value of(String value) {
        return new Text(value);
    }
}
