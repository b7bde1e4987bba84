package org.farol.ui.students;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.pede.Pedra;
import org.farol.ui.Texts;

/** One thing that the table can be filtered by; a student has one value of each. */
enum Facet {
    FASE(row -> number(row.record().whole(Field.FASE))),
    TURMA(text(Field.TURMA)),
    LEVEL(row -> row.level().name()),
    INSTITUICAO(text(Field.INSTITUICAO)),
    GENERO(text(Field.GENERO)),
    PEDRA(text(Field.PEDRA)),
    DATA(row -> row.missing().isEmpty() ? Facet.COMPLETE : Facet.MISSING),
    FOLLOW_UP(row -> row.followed() ? Facet.FOLLOWED : Facet.NOT_FOLLOWED);

    /** The value of those whose own is unknown. */
    static final String UNKNOWN = "";

    private static final List<String> PEDRAS =
            Arrays.stream(Pedra.values()).map(Pedra::label).toList();

    static final String COMPLETE = "COMPLETE";
    static final String MISSING = "MISSING";
    static final String FOLLOWED = "FOLLOWED";
    static final String NOT_FOLLOWED = "NOT_FOLLOWED";

    @SuppressWarnings("ImmutableEnumChecker") // Every one is a pure function.
    private final Function<StudentRow, String> value;

    Facet(Function<StudentRow, String> value) {
        this.value = value;
    }

    private static Function<StudentRow, String> text(Field field) {
        return row -> row.record().text(field).orElse(UNKNOWN);
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : UNKNOWN;
    }

    /** The student's value. */
    String of(StudentRow row) {
        return value.apply(row);
    }

    /** Where a value stands among the others to choose from; the unknown last. */
    String order(String value) {
        if (value.equals(UNKNOWN)) {
            return "\uFFFF";
        }
        return switch (this) {
            case LEVEL -> Integer.toString(List.of(RiskLevel.values()).indexOf(RiskLevel.valueOf(value)));
            case PEDRA -> Integer.toString(PEDRAS.indexOf(value));
            default -> StudentRow.folded(value);
        };
    }

    /** What it is called. */
    String words(Texts texts) {
        return texts.words("students.facet." + name().toLowerCase(Locale.ROOT));
    }

    /** What one of its values is called. */
    String words(String value, Texts texts) {
        if (value.equals(UNKNOWN)) {
            return texts.words("students.facet.unknown");
        }
        return switch (this) {
            case FASE -> Fase.name(Integer.parseInt(value));
            case LEVEL -> texts.words(RiskLevel.valueOf(value).key());
            case DATA, FOLLOW_UP -> texts.words("students.value." + value.toLowerCase(Locale.ROOT));
            case TURMA, INSTITUICAO, GENERO, PEDRA -> value;
        };
    }
}
