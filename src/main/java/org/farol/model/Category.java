package org.farol.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.farol.pede.Field;
import org.farol.pede.Pedra;
import org.farol.pede.YearlyRecord;

/**
 * What drift is told of besides the features that a forest may look at: which of some words a student's record says, by its
 * number.
 */
public enum Category {
    PEDRA(Field.PEDRA, Arrays.stream(Pedra.values()).map(Pedra::label)),
    GENERO(Field.GENERO, Stream.of("Feminino", "Masculino"));

    private final Field field;

    @SuppressWarnings("ImmutableEnumChecker") // Made by toList.
    private final List<String> words;

    Category(Field field, Stream<String> words) {
        this.field = field;
        this.words = words.toList();
    }

    /** The one of this name. */
    public static Optional<Category> named(String name) {
        return Arrays.stream(values())
                .filter(category -> category.name().equals(name))
                .findFirst();
    }

    /** The word of a number that {@link #of} gave. */
    public String word(double number) {
        return words.get((int) number);
    }

    /** The number of what a record says; empty where it says nothing, or a word that is none of these. */
    OptionalDouble of(YearlyRecord record) {
        var number = record.text(field).map(words::indexOf).orElse(-1);
        return number < 0 ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
