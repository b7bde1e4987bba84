package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamplesTest {
    @ParameterizedTest
    @CsvSource({
        "11, 2, 3, false", // The school year after the second of phase 2.
        "11, 2, 2, true", // The sheet of the year after counts ages on a day before the birthday.
        "10, 2, 2, false",
        "10, 2, 3, true",
        ", 2, 2, false", // Half of those whose age nobody knows move on.
        ", 2, 3, false",
        ", 2, 4, true",
    })
    void a_fase_ideal_that_age_did_not_let_expect_is_noted(
            Integer idade, int faseIdeal, int faseIdealAfter, boolean moved) {
        var now = record(2022, Map.of(Field.FASE, Value.of(2), Field.FASE_IDEAL, Value.of(faseIdeal)));
        var after = record(
                2023,
                Map.of(
                        Field.FASE,
                        Value.of(2),
                        Field.FASE_IDEAL,
                        Value.of(faseIdealAfter),
                        Field.DEFASAGEM,
                        Value.of(2 - faseIdealAfter)));
        var known = idade == null ? now : now.withDerived(Field.IDADE, Value.of(idade));

        var examples = Examples.of(List.of(new StudentHistory("RA-1", List.of(known, after))));

        assertThat(examples.all())
                .singleElement()
                .satisfies(example -> assertThat(example.ladderMoved()).isEqualTo(moved));
    }

    private static YearlyRecord record(int year, Map<Field, Value> values) {
        return new YearlyRecord("RA-1", year, values, new Source("a.xlsx", "PEDE", 2));
    }
}
