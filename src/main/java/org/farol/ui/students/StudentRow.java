package org.farol.ui.students;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;
import org.farol.pede.IndeFormula;
import org.farol.pede.YearlyRecord;

/**
 * A student as the table shows and finds one.
 *
 * @param folded id, name and school without accents and capitals, to search in
 * @param missing what one would expect to know of the student and does not
 * @param followed whether an intervention is under way
 */
public record StudentRow(StudentRisk student, RiskLevel level, String folded, List<Field> missing, boolean followed)
        implements Line {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final List<Field> EXPECTED = List.of(Field.FASE, Field.TURMA, Field.IDADE, Field.INDE);

    /** The rows of students, in their order. */
    static List<StudentRow> of(List<StudentRisk> students, double threshold, Set<String> followed) {
        return students.stream()
                .map(student -> new StudentRow(
                        student,
                        RiskLevel.of(student.risk(), threshold),
                        folded(student.record()),
                        missing(student.record()),
                        followed.contains(student.record().studentId())))
                .toList();
    }

    /** {@code text} as it is searched for: without accents and capitals. */
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String folded(YearlyRecord record) {
        return folded(record.studentId()
                + "\n"
                + record.text(Field.NOME).orElse("")
                + "\n"
                + record.text(Field.INSTITUICAO).orElse(""));
    }

    /** Of the indicators only those that count for INDE where the student is. */
    private static List<Field> missing(YearlyRecord record) {
        return Stream.concat(EXPECTED.stream(), IndeFormula.of(record.values()).weights().keySet().stream())
                .filter(field -> !record.values().containsKey(field))
                .collect(Collectors.toList());
    }

    String id() {
        return student.record().studentId();
    }

    YearlyRecord record() {
        return student.record();
    }
}
