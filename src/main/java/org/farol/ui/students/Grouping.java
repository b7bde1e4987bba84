package org.farol.ui.students;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.pede.Field;

/** What the lines of the table are gathered by. */
enum Grouping {
    NONE,
    FASE,
    TURMA;

    /** A phase, or a class of it; those unknown stand last. */
    record Key(OptionalInt fase, Optional<String> turma) implements Comparable<Key> {
        private static final String LAST = "\uFFFF";
        private static final Comparator<Key> ORDER = Comparator.comparingInt(
                        (Key key) -> key.fase().orElse(Integer.MAX_VALUE))
                .thenComparing(key -> key.turma().orElse(LAST));

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    Key keyOf(StudentRow row) {
        return new Key(
                row.record().whole(Field.FASE), this == TURMA ? row.record().text(Field.TURMA) : Optional.empty());
    }

    /** Key of its name in the bundle. */
    String words() {
        return "students.grouping." + name().toLowerCase(Locale.ROOT);
    }
}
