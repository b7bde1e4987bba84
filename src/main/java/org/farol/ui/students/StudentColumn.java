package org.farol.ui.students;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.ui.Texts;

/** What the table can show of a student. */
enum StudentColumn {
    ID(96, true, row -> Optional.of(row.id())),
    NAME(154, true, Field.NOME),
    RISK(164, true, Optional.empty(), row -> Optional.empty()),
    FASE(56, true, Field.FASE),
    TURMA(66, true, Field.TURMA),
    IDADE(62, true, Field.IDADE),
    GENERO(90, false, Field.GENERO),
    INSTITUICAO(150, false, Field.INSTITUICAO),
    ANO_INGRESSO(90, false, Field.ANO_INGRESSO),
    PEDRA(80, true, Field.PEDRA),
    INDE(56, true, Field.INDE),
    IAN(58, false, Field.IAN),
    IDA(58, false, Field.IDA),
    IEG(58, false, Field.IEG),
    IAA(58, false, Field.IAA),
    IPS(58, false, Field.IPS),
    IPP(58, false, Field.IPP),
    IPV(58, false, Field.IPV),
    MAT(58, false, Field.MAT),
    POR(58, false, Field.POR),
    ING(58, false, Field.ING),
    PONTO_VIRADA(80, false, Field.PONTO_VIRADA),
    FASE_IDEAL(84, false, Field.FASE_IDEAL),
    DEFASAGEM(106, true, Field.DEFASAGEM),
    MISSING(
            88,
            true,
            Optional.empty(),
            row -> row.missing().isEmpty()
                    ? Optional.empty()
                    : Optional.of(row.missing().stream().map(Field::name).collect(Collectors.joining(", ")))),
    FOLLOW_UP(160, true, Optional.empty(), row -> Optional.empty());

    private final double width;
    private final boolean standard;

    @SuppressWarnings("ImmutableEnumChecker") // An optional of an enum constant.
    private final Optional<Field> field;

    @SuppressWarnings("ImmutableEnumChecker") // Every one is a pure function.
    private final Function<StudentRow, Optional<String>> text;

    StudentColumn(double width, boolean standard, Optional<Field> field, Function<StudentRow, Optional<String>> text) {
        this.width = width;
        this.standard = standard;
        this.field = field;
        this.text = text;
    }

    StudentColumn(double width, boolean standard, Field field) {
        this(width, standard, Optional.of(field), row -> row.record().text(field));
    }

    StudentColumn(double width, boolean standard, Function<StudentRow, Optional<String>> text) {
        this(width, standard, Optional.empty(), text);
    }

    /** In pixels, with letters of the usual size. */
    double width() {
        return width;
    }

    /** The columns shown to who has not chosen otherwise. */
    static List<StudentColumn> standard() {
        return Arrays.stream(values()).filter(column -> column.standard).toList();
    }

    /** Its heading. */
    String heading(Texts texts) {
        return texts.words("students.column." + name().toLowerCase(Locale.ROOT));
    }

    /** The number it shows, where it shows one and it is known: a risk in [0,1], a grade 0–10, a whole number. */
    OptionalDouble number(StudentRow row) {
        return this == RISK
                ? row.student().risk()
                : field.map(known -> row.record().number(known)).orElseGet(OptionalDouble::empty);
    }

    /** Whether what it shows are numbers, to be put in order by size and written to the right. */
    boolean isNumeric() {
        return this == RISK
                || field.filter(known -> known.kind() != Field.Kind.TEXT).isPresent();
    }

    /** Whether what it shows are grades, 0–10. */
    boolean isGrade() {
        return field.filter(known -> known.kind() == Field.Kind.GRADE).isPresent();
    }

    /** Whether it says numbers by name: ALFA, yes. */
    boolean isNamed() {
        return this == FASE || this == FASE_IDEAL || this == PONTO_VIRADA;
    }

    /** What it shows as text; empty where that is unknown. */
    Optional<String> words(StudentRow row, Texts texts) {
        var number = number(row);
        if (number.isPresent()) {
            return Optional.of(words(number.getAsDouble(), texts));
        }
        return this == FOLLOW_UP ? Optional.of(Facet.FOLLOW_UP.words(Facet.FOLLOW_UP.of(row), texts)) : text.apply(row);
    }

    private String words(double number, Texts texts) {
        return switch (this) {
            case RISK -> texts.risk(number);
            case FASE, FASE_IDEAL -> Fase.name((int) number);
            case ANO_INGRESSO -> Integer.toString((int) number);
            case PONTO_VIRADA -> texts.words(number == 1 ? "student.yes" : "student.no");
            default -> texts.number(number);
        };
    }

    /** By what it shows, the unknown last either way. */
    Comparator<StudentRow> order(boolean descending) {
        if (isNumeric()) {
            var unknown = descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            var byNumber =
                    Comparator.comparingDouble((StudentRow row) -> number(row).orElse(unknown));
            return descending ? byNumber.reversed() : byNumber;
        }
        // Each is compared many times, and many are alike.
        var folded = new HashMap<String, String>();
        Function<StudentRow, String> key = this == FOLLOW_UP
                ? Facet.FOLLOW_UP::of
                : row -> text.apply(row)
                        .map(known -> folded.computeIfAbsent(known, StudentRow::folded))
                        .orElse("");
        var byText = Comparator.comparing(key);
        var known = descending ? byText.reversed() : byText;
        return Comparator.comparing((StudentRow row) -> key.apply(row).isEmpty())
                .thenComparing(known);
    }
}
