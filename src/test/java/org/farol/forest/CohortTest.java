package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;

class CohortTest {
    @Property
    void a_position_is_the_share_that_is_lower_and_half_of_those_alike(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 10) Integer> grades) {
        var records = IntStream.range(0, grades.size())
                .mapToObj(i -> record("RA-" + i, 2, grades.get(i)))
                .toList();
        var cohort = Cohort.of(records);

        for (var record : records) {
            assertThat(cohort.position(record, Field.IDA)).isEqualTo(compared(record, records));
            assertThat(cohort.position(record, Field.IEG)).isEmpty();
        }
        assertThat(cohort.position(record("RA-other", 5, 7), Field.IDA)).isEmpty();
    }

    private static OptionalDouble compared(YearlyRecord record, List<YearlyRecord> others) {
        var own = record.number(Field.IDA).orElseThrow();
        return others.stream()
                .mapToDouble(other -> other.number(Field.IDA).orElseThrow())
                .map(grade -> grade < own ? 100 : grade > own ? 0 : 50)
                .average();
    }

    private static YearlyRecord record(String id, int fase, int ida) {
        return new YearlyRecord(
                id, 2023, Map.of(Field.FASE, Value.of(fase), Field.IDA, Value.of(ida)), new Source("a", "b", 2));
    }
}
