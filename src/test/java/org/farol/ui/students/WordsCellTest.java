package org.farol.ui.students;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.ui.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class WordsCellTest {
    private static final StudentRow NAMELESS = row(Map.of(Field.IDADE, new Value.Numeric(12)));
    private static final StudentRow AGELESS = row(Map.of(Field.NOME, new Value.Text("Zélia")));

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static StudentRow row(Map<Field, Value> values) {
        var record = new YearlyRecord("RA-1", 2024, values, new Source("a.xlsx", "a", 2));
        return StudentRow.of(List.of(new StudentRisk(record, OptionalDouble.empty())), 0.5, Set.of())
                .getFirst();
    }

    private static WordsCell cell(StudentColumn column, StudentRow... shown) {
        var cell = new WordsCell(column, Texts.of(Locale.of("pt", "BR")));
        for (var row : shown) {
            cell.updateItem(row, false);
        }
        return cell;
    }

    @Test
    void an_unknown_number_is_a_dash_that_is_read_aloud_as_words() {
        var cell = cell(StudentColumn.IDADE, NAMELESS, AGELESS);

        assertThat(cell.getText()).isEqualTo("—");
        assertThat(cell.getAccessibleText()).isEqualTo("sem dado");
    }

    @Test
    void an_unknown_name_is_told_in_words() {
        assertThat(cell(StudentColumn.NAME, NAMELESS).getText()).isEqualTo("sem dado");
    }

    @Test
    void nothing_of_the_unknown_stays_with_a_known_number() {
        var cell = cell(StudentColumn.IDADE, AGELESS, NAMELESS);

        assertThat(cell.getText()).isEqualTo("12");
        assertThat(cell.getAccessibleText()).isNull();
    }
}
