package org.farol.ui.classes;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;
import org.farol.ui.Texts;

/** What a class is looked at by. */
enum Measure {
    RISK(Optional.empty()),
    INDE(Optional.of(Field.INDE)),
    IAN(Optional.of(Field.IAN)),
    IDA(Optional.of(Field.IDA)),
    IEG(Optional.of(Field.IEG)),
    IAA(Optional.of(Field.IAA)),
    IPS(Optional.of(Field.IPS)),
    IPP(Optional.of(Field.IPP)),
    IPV(Optional.of(Field.IPV));

    private static final double HIGHEST_GRADE = 10;

    @SuppressWarnings("ImmutableEnumChecker") // An optional of an enum constant.
    private final Optional<Field> field;

    Measure(Optional<Field> field) {
        this.field = field;
    }

    /** The student's value: a risk in [0,1], a grade 0–10. */
    OptionalDouble of(StudentRisk student) {
        return field.map(known -> student.record().number(known)).orElseGet(student::risk);
    }

    /** The end of its scale, which begins at 0. */
    double highest() {
        return this == RISK ? 1 : HIGHEST_GRADE;
    }

    /** What it is called. */
    String words(Texts texts) {
        return texts.words("classes.measure." + name().toLowerCase(Locale.ROOT));
    }

    /** A value of it. */
    String words(double value, Texts texts) {
        return this == RISK ? texts.risk(value) : texts.number(value);
    }
}
