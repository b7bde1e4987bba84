package org.farol.ui.classes;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;

/** The classes of one phase, to be held against each other. */
final class PhaseClasses {
    private final Map<String, List<StudentRisk>> byTurma;
    /** All known values of the phase, ascending. */
    private final Map<Measure, double[]> ascending = new EnumMap<>(Measure.class);

    private final Map<Measure, List<Spread>> spreads = new EnumMap<>(Measure.class);

    /** A class, as it is chosen. */
    record SchoolClass(int fase, String turma) implements Comparable<SchoolClass> {
        @Override
        public int compareTo(SchoolClass other) {
            return Comparator.comparingInt(SchoolClass::fase)
                    .thenComparing(SchoolClass::turma)
                    .compare(this, other);
        }
    }

    /** How the values of a class are spread: least, quarters and most of those that are known. */
    record Spread(String turma, int known, double least, double lower, double median, double upper, double most) {}

    private PhaseClasses(List<StudentRisk> students) {
        byTurma = students.stream()
                .filter(student -> student.record().text(Field.TURMA).isPresent())
                .collect(Collectors.groupingBy(
                        student -> student.record().text(Field.TURMA).orElseThrow(),
                        TreeMap::new,
                        Collectors.toList()));
        for (var measure : Measure.values()) {
            ascending.put(measure, sorted(students, measure));
            spreads.put(
                    measure,
                    byTurma.entrySet().stream()
                            .flatMap(entry -> spread(entry.getKey(), sorted(entry.getValue(), measure)).stream())
                            .toList());
        }
    }

    /** The classes of a phase among the students of a year. */
    static PhaseClasses of(int fase, List<StudentRisk> students) {
        return new PhaseClasses(students.stream()
                .filter(student -> student.record().whole(Field.FASE).equals(OptionalInt.of(fase)))
                .toList());
    }

    /** All classes there are. */
    static List<SchoolClass> all(List<StudentRisk> students) {
        return students.stream()
                .map(StudentRisk::record)
                .filter(record -> record.whole(Field.FASE).isPresent())
                .flatMap(record ->
                        record
                                .text(Field.TURMA)
                                .map(turma ->
                                        new SchoolClass(record.whole(Field.FASE).getAsInt(), turma))
                                .stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static double[] sorted(List<StudentRisk> students, Measure measure) {
        return students.stream()
                .map(measure::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
    }

    /** The students of a class, the riskiest first. */
    List<StudentRisk> students(String turma) {
        return byTurma.getOrDefault(turma, List.of()).stream()
                .sorted(Comparator.comparingDouble(
                        (StudentRisk student) -> -student.risk().orElse(0)))
                .toList();
    }

    /** All students of the phase whose class is known. */
    List<StudentRisk> students() {
        return byTurma.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Share of the phase's known values that are lower, those alike counting half, in [0,1]; empty where the student's is
     * unknown.
     */
    OptionalDouble position(StudentRisk student, Measure measure) {
        var value = measure.of(student);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        var others = Objects.requireNonNull(ascending.get(measure));
        var own = value.getAsDouble();
        var lower = countBelow(others, own);
        var alike = countBelow(others, Math.nextUp(own)) - lower;
        return OptionalDouble.of((lower + alike / 2.0) / others.length);
    }

    private static int countBelow(double[] ascending, double bound) {
        var from = 0;
        var to = ascending.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (ascending[middle] < bound) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How each class of the phase is spread, those of whom nothing is known left out. */
    List<Spread> spreads(Measure measure) {
        return Objects.requireNonNull(spreads.get(measure));
    }

    private static Optional<Spread> spread(String turma, double[] values) {
        return values.length == 0
                ? Optional.empty()
                : Optional.of(new Spread(
                        turma,
                        values.length,
                        values[0],
                        quantile(values, 0.25),
                        quantile(values, 0.5),
                        quantile(values, 0.75),
                        values[values.length - 1]));
    }

    /** Between the two nearest values in proportion (Hyndman and Fan 1996, definition 7). */
    private static double quantile(double[] ascending, double share) {
        var place = share * (ascending.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
