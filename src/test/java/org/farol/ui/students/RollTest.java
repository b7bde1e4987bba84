package org.farol.ui.students;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.Test;

class RollTest {
    private static final Roll ROLL = Roll.of(
            List.of(
                    student("RA-1", "Zélia", "A", 0.2),
                    student("RA-2", "ângela", "B", 0.9),
                    student("RA-3", "Bruno", "", Double.NaN),
                    student("RA-4", "", "A", 0.2)),
            0.5,
            Set.of("RA-3"));

    @Test
    void the_riskiest_stand_first_and_those_of_unknown_risk_last() {
        assertThat(ids(ROLL)).containsExactly("RA-2", "RA-1", "RA-4", "RA-3");
    }

    @Test
    void names_are_in_order_whatever_their_accents_and_capitals_and_the_nameless_last_either_way() {
        assertThat(ids(by(StudentColumn.NAME, false))).containsExactly("RA-2", "RA-3", "RA-1", "RA-4");
        assertThat(ids(by(StudentColumn.NAME, true))).containsExactly("RA-1", "RA-3", "RA-2", "RA-4");
    }

    @Test
    void those_alike_in_the_first_column_are_in_order_by_the_next() {
        var roll = ROLL.by(List.of(new Roll.Order(StudentColumn.TURMA, false), new Roll.Order(StudentColumn.ID, true)));

        assertThat(ids(roll)).containsExactly("RA-4", "RA-1", "RA-2", "RA-3");
    }

    @Test
    void an_order_it_already_has_leaves_it_as_it_is() {
        assertThat(ROLL.by(List.of())).isSameAs(ROLL);
    }

    @Test
    void there_is_to_choose_what_there_is_the_unknown_last() {
        assertThat(ROLL.values(Facet.TURMA)).containsExactly("A", "B", "");
        assertThat(ROLL.values(Facet.LEVEL)).containsExactly("HIGH", "LOW", "UNKNOWN");
        assertThat(by(StudentColumn.NAME, true).values(Facet.FOLLOW_UP))
                .containsExactlyInAnyOrder(Facet.FOLLOWED, Facet.NOT_FOLLOWED);
    }

    private static Roll by(StudentColumn column, boolean descending) {
        return ROLL.by(List.of(new Roll.Order(column, descending)));
    }

    private static List<String> ids(Roll roll) {
        return roll.rows().stream().map(StudentRow::id).toList();
    }

    private static StudentRisk student(String id, String name, String turma, double risk) {
        var values = new EnumMap<Field, Value>(Field.class);
        if (!name.isEmpty()) {
            values.put(Field.NOME, new Value.Text(name));
        }
        if (!turma.isEmpty()) {
            values.put(Field.TURMA, new Value.Text(turma));
        }
        return new StudentRisk(
                new YearlyRecord(id, 2024, values, new Source("a.xlsx", "a", 2)),
                Double.isNaN(risk) ? OptionalDouble.empty() : OptionalDouble.of(risk));
    }
}
