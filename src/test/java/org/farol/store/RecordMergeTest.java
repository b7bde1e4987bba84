package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.Test;

class RecordMergeTest {
    @Test
    void the_newest_import_wins_a_conflict() {
        assertThat(merged(7.2, 6.1)).isEqualTo(6.1);
    }

    @Test
    void the_finer_of_two_equal_values_is_kept_whichever_came_first() {
        assertThat(merged(7.665178904761905, 7.665)).isEqualTo(7.665178904761905);
        assertThat(merged(7.665, 7.665178904761905)).isEqualTo(7.665178904761905);
    }

    @Test
    void a_tie_rounded_down_is_still_a_rounding() {
        assertThat(merged(6.25, 6.2)).isEqualTo(6.25);
        assertThat(merged(6.25, 6.3)).isEqualTo(6.25);
    }

    @Test
    void what_only_the_older_import_knows_is_kept() {
        var older = record(Map.of(Field.IPP, Value.of(7.5), Field.IDA, Value.of(5)));
        var newer = record(Map.of(Field.IDA, Value.of(6)));

        assertThat(RecordMerge.merge("RA-1", List.of(older, newer)).values())
                .isEqualTo(Map.of(Field.IPP, Value.of(7.5), Field.IDA, Value.of(6)));
    }

    @Property
    void rounding_a_grade_never_hides_its_finer_value(
            @ForAll @DoubleRange(min = 0, max = 10) double fine, @ForAll @IntRange(min = 0, max = 6) int decimals) {
        var scale = Math.pow(10, decimals);
        var coarse = Math.rint(fine * scale) / scale;

        assertThat(merged(fine, coarse)).isEqualTo(fine);
    }

    private static double merged(double older, double newer) {
        return RecordMerge.merge(
                        "RA-1",
                        List.of(
                                record(Map.of(Field.INDE, Value.of(older))),
                                record(Map.of(Field.INDE, Value.of(newer)))))
                .number(Field.INDE)
                .orElseThrow();
    }

    private static YearlyRecord record(Map<Field, Value> values) {
        return new YearlyRecord("RA-1", 2022, values, new Source("a.xlsx", "PEDE2022", 2));
    }
}
