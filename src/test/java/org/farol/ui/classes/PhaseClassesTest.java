package org.farol.ui.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.Test;

class PhaseClassesTest {
    @Test
    void a_value_s_place_is_the_share_of_lower_ones_those_alike_counting_half() {
        var students = students();
        var phase = PhaseClasses.of(3, students);

        for (var student : students) {
            var own = Measure.INDE.of(student).orElseThrow();
            var counted = 0.0;
            for (var other : students) {
                var value = Measure.INDE.of(other).orElseThrow();
                counted += value < own ? 1 : value == own ? 0.5 : 0;
            }
            assertThat(phase.position(student, Measure.INDE).orElseThrow())
                    .isCloseTo(counted / students.size(), within(1e-12));
        }
    }

    @Test
    void what_is_not_known_has_no_place() {
        var unknown = student("RA-0", "A", Map.of());

        assertThat(PhaseClasses.of(3, List.of(unknown)).position(unknown, Measure.INDE))
                .isEmpty();
    }

    @Test
    void classes_are_offered_by_phase_and_letter_and_those_of_unknown_class_are_in_none() {
        var here = student("RA-1", "B", Map.of());
        var lost = new StudentRisk(
                new YearlyRecord("RA-2", 2024, Map.of(Field.FASE, new Value.Numeric(3)), new Source("a.xlsx", "a", 2)),
                OptionalDouble.empty());

        assertThat(PhaseClasses.all(List.of(here, lost, student("RA-3", "A", Map.of()))))
                .containsExactly(new PhaseClasses.SchoolClass(3, "A"), new PhaseClasses.SchoolClass(3, "B"));
    }

    /** Grades of whole numbers, so that many are alike. */
    private static List<StudentRisk> students() {
        var random = new Random(5);
        var students = new ArrayList<StudentRisk>();
        for (var i = 0; i < 60; i++) {
            students.add(student(
                    "RA-" + i, i % 2 == 0 ? "A" : "B", Map.of(Field.INDE, new Value.Numeric(random.nextInt(0, 11)))));
        }
        return students;
    }

    private static StudentRisk student(String id, String turma, Map<Field, Value> more) {
        var values = new EnumMap<Field, Value>(Field.class);
        values.put(Field.FASE, new Value.Numeric(3));
        values.put(Field.TURMA, new Value.Text(turma));
        values.putAll(more);
        return new StudentRisk(
                new YearlyRecord(id, 2024, values, new Source("a.xlsx", "a", 2)), OptionalDouble.of(0.5));
    }
}
