package org.farol.pede;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One field of a {@link YearlyRecord}. The constants up to {@link #DEFASAGEM} are the standard schema, in the order of
 * the records CSV; those after it are kept to link students across files and to derive features.
 */
public enum Field {
    /** Learning phase, 0 (ALFA) to 9. */
    FASE(Kind.WHOLE),
    /** Class letter within the phase. */
    TURMA(Kind.TEXT),
    /** Age in years. */
    IDADE(Kind.WHOLE),
    /** {@code Feminino} or {@code Masculino}. */
    GENERO(Kind.TEXT),
    /** Kind of school. */
    INSTITUICAO(Kind.TEXT),
    /** Calendar year the student joined the programme. */
    ANO_INGRESSO(Kind.WHOLE),
    /** Band of INDE, the label of a {@link Pedra}. */
    PEDRA(Kind.TEXT),
    INDE(Kind.GRADE),
    IAA(Kind.GRADE),
    IEG(Kind.GRADE),
    IPS(Kind.GRADE),
    IDA(Kind.GRADE),
    IPP(Kind.GRADE),
    IPV(Kind.GRADE),
    IAN(Kind.GRADE),
    MAT(Kind.GRADE),
    POR(Kind.GRADE),
    ING(Kind.GRADE),
    /** Turning point reached: 1 yes, 0 no. */
    PONTO_VIRADA(Kind.FLAG),
    /** Phase the student should be in for the school year, 0 to 9. */
    FASE_IDEAL(Kind.WHOLE),
    /** {@code fase − fase ideal}; negative means behind. */
    DEFASAGEM(Kind.WHOLE),

    /** Rank of INDE in the whole programme, in the phase and in the class: a fingerprint of a student-year. */
    RANK_GERAL(Kind.WHOLE),
    RANK_FASE(Kind.WHOLE),
    RANK_TURMA(Kind.WHOLE),
    NOME(Kind.TEXT),
    /** Date of birth, ISO {@code yyyy-MM-dd}, or the year alone where the sheet says no more. */
    NASCIMENTO(Kind.TEXT),
    /** Whole years in the programme, as the sheet says it. */
    ANOS_PM(Kind.WHOLE);

    /** What the values of a field are. */
    public enum Kind {
        /** A number in 0–10 (INDE and IPV may exceed 10 by rounding of the source). */
        GRADE,
        /** A whole number. */
        WHOLE,
        /** 0 or 1. */
        FLAG,
        TEXT
    }

    private static final List<Field> STANDARD = Arrays.stream(values())
            .filter(field -> field.compareTo(DEFASAGEM) <= 0)
            .toList();

    private final Kind kind;
    private final String columnName = name().toLowerCase(Locale.ROOT);

    Field(Kind kind) {
        this.kind = kind;
    }

    /** What the values of this field are. */
    public Kind kind() {
        return kind;
    }

    /** Name in the records CSV and in the store, for instance {@code fase_ideal}. */
    public String columnName() {
        return columnName;
    }

    /** The fields of the standard schema, in its order. */
    public static List<Field> standard() {
        return STANDARD;
    }
}
