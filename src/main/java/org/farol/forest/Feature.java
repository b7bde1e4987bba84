package org.farol.forest;

import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;

/**
 * What a forest may look at: each feature is defined here once, from what was known by the end of a year. The outcome,
 * the defasagem of the year after, is never among them.
 */
public enum Feature {
    /** Learning phase, 0–9. */
    FASE(Field.FASE),
    /** Phase for the school year, 0–9; by age where the sheet does not say. */
    FASE_IDEAL(ofHistory(SchoolLadder::faseIdeal)),
    /** Phase for next year's school year, 0–9, so far as age tells it. */
    FASE_IDEAL_SEGUINTE(ofHistory(SchoolLadder::nextFaseIdeal)),
    /** Phases that the fase ideal moves on by next year: 0 within a phase of two school years, else 1. */
    AVANCO_FASE_IDEAL(ofHistory(SchoolLadder::faseIdealAdvance)),
    /** Age in years, carried forward from an earlier record where the year's own does not say. */
    IDADE(ofHistory(SchoolLadder::idade)),
    /** Phases ahead (positive) or behind (negative) this year. */
    DEFASAGEM(ofHistory(SchoolLadder::defasagem)),
    /** Defasagem next year if the student stays in the same phase while the fase ideal moves on. */
    DEFASAGEM_SEM_PROMOCAO(ofHistory(SchoolLadder::defasagemIfNotPromoted)),
    /** 1 in a private school, 0 in a public one. */
    ESCOLA_PARTICULAR((_, record, _) -> Schooling.privateSchool(record)),
    /** Whole years since joining the programme. */
    ANOS_PM(ofHistory(Schooling::yearsInProgramme)),
    PONTO_VIRADA(Field.PONTO_VIRADA),
    IAN(Field.IAN),
    INDE(Field.INDE),
    IEG(Field.IEG),
    IDA(Field.IDA),
    IPV(Field.IPV),
    IAA(Field.IAA),
    IPS(Field.IPS),
    IPP(Field.IPP),
    MAT(Field.MAT),
    POR(Field.POR),
    ING(Field.ING),
    /** Position of the grade among the students of the same phase and year, 0–100; see {@link Cohort}. */
    POSICAO_IDA(positionBy(Field.IDA)),
    POSICAO_IEG(positionBy(Field.IEG)),
    POSICAO_IPV(positionBy(Field.IPV)),
    POSICAO_IPP(positionBy(Field.IPP)),
    /** Phases gained since last year. */
    PROMOCAO_ANO_PASSADO(changeOf(Field.FASE)),
    /** Phases gained since the first record. */
    PROMOCOES(ofHistory(Schooling::promotions)),
    /** Change since last year. */
    VARIACAO_INDE(changeOf(Field.INDE)),
    VARIACAO_IDA(changeOf(Field.IDA)),
    VARIACAO_IEG(changeOf(Field.IEG)),
    VARIACAO_DEFASAGEM(changeOf(Field.DEFASAGEM));

    private static final Set<Feature> MORE_IS_BETTER = EnumSet.of(
            DEFASAGEM,
            DEFASAGEM_SEM_PROMOCAO,
            PONTO_VIRADA,
            IAN,
            INDE,
            IEG,
            IDA,
            IPV,
            IPP,
            MAT,
            POR,
            ING,
            POSICAO_IDA,
            POSICAO_IEG,
            POSICAO_IPV,
            POSICAO_IPP);

    @FunctionalInterface
    private interface Definition {
        /** The value in the year of {@code record}, the latest of {@code history} and one of {@code cohort}. */
        OptionalDouble of(StudentHistory history, YearlyRecord record, Cohort cohort);
    }

    @SuppressWarnings("ImmutableEnumChecker") // Every definition is a pure function.
    private final Definition definition;

    Feature(Definition definition) {
        this.definition = definition;
    }

    Feature(Field field) {
        this((_, record, _) -> record.number(field));
    }

    private static Definition ofHistory(BiFunction<StudentHistory, YearlyRecord, OptionalDouble> definition) {
        return (history, record, _) -> definition.apply(history, record);
    }

    private static Definition positionBy(Field field) {
        return (_, record, cohort) -> cohort.position(record, field);
    }

    private static Definition changeOf(Field field) {
        return ofHistory((history, record) -> Schooling.change(history, record, field));
    }

    /**
     * Whether more of it is better by what it means, so that a rise is never to count as a reason for risk. Not so of what
     * students say of themselves (IAA, IPS), nor of changes, where a rise may follow a bad year.
     */
    public boolean isMoreBetter() {
        return MORE_IS_BETTER.contains(this);
    }

    /**
     * The feature's value in {@code year}, from the records up to that year; empty when unknown.
     *
     * @param cohort all students of that year
     */
    public OptionalDouble of(StudentHistory history, int year, Cohort cohort) {
        var known = history.until(year);
        return known.in(year)
                .map(record -> definition.of(known, record, cohort))
                .orElseGet(OptionalDouble::empty);
    }
}
