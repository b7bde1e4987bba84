package org.farol.forest;

import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/**
 * What the forest looks at: each feature is defined here once, from what was known by the end of a year. The outcome,
 * the defasagem of the year after, is never among them.
 */
public enum Feature {
    /** Learning phase, 0–9. */
    FASE(Field.FASE),
    /** Phase for the school year, 0–9; by age where the sheet does not say. */
    FASE_IDEAL(SchoolLadder::faseIdeal),
    /** Age in years, carried forward from an earlier record where the year's own does not say. */
    IDADE(SchoolLadder::idade),
    /** Phases ahead (positive) or behind (negative) this year. */
    DEFASAGEM(SchoolLadder::defasagem),
    /** Defasagem next year if the student stays in the same phase while the fase ideal moves on. */
    DEFASAGEM_SEM_PROMOCAO(SchoolLadder::defasagemIfNotPromoted),
    IAN(Field.IAN),
    INDE(Field.INDE),
    IEG(Field.IEG),
    IDA(Field.IDA),
    IPV(Field.IPV),
    IAA(Field.IAA),
    IPS(Field.IPS),
    IPP(Field.IPP);

    @FunctionalInterface
    private interface Definition {
        /** The value in the year of {@code record}, the latest of {@code history}. */
        OptionalDouble of(StudentHistory history, YearlyRecord record);
    }

    @SuppressWarnings("ImmutableEnumChecker") // Every definition is a pure function.
    private final Definition definition;

    Feature(Definition definition) {
        this.definition = definition;
    }

    Feature(Field field) {
        this((_, record) -> record.number(field));
    }

    /** The feature's value in {@code year}, from the records up to that year; empty when unknown. */
    public OptionalDouble of(StudentHistory history, int year) {
        var known = history.until(year);
        return known.in(year).map(record -> definition.of(known, record)).orElseGet(OptionalDouble::empty);
    }
}
