package org.farol.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureTest {
    @Test
    void the_gap_if_not_promoted_is_to_the_ideal_phase_of_next_year() {
        var twelve = record(2022, Map.of(Field.FASE, 3, Field.FASE_IDEAL, 3, Field.IDADE, 12));
        var thirteen = record(2022, Map.of(Field.FASE, 3, Field.FASE_IDEAL, 3, Field.IDADE, 13));

        assertThat(value(Feature.DEFASAGEM_SEM_PROMOCAO, twelve)).hasValue(0);
        assertThat(value(Feature.AVANCO_FASE_IDEAL, twelve)).hasValue(0);
        assertThat(value(Feature.DEFASAGEM_SEM_PROMOCAO, thirteen)).hasValue(-1);
        assertThat(value(Feature.AVANCO_FASE_IDEAL, thirteen)).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"12, 3, 3", "13, 3, 4", "14, 3, 4", "11, 3, 3", "16, 4, 5", "18, 8, 8", "7, 0, 0", "8, 0, 1"})
    void next_year_s_ideal_phase_follows_the_school_year_that_is_nearest_to_the_age(int idade, int ideal, int next) {
        assertThat(value(
                        Feature.FASE_IDEAL_SEGUINTE, record(2022, Map.of(Field.FASE_IDEAL, ideal, Field.IDADE, idade))))
                .hasValue(next);
    }

    @Test
    void without_an_age_a_phase_of_two_school_years_moves_on_by_half() {
        assertThat(value(Feature.FASE_IDEAL_SEGUINTE, record(2022, Map.of(Field.FASE_IDEAL, 3))))
                .hasValue(3.5);
        assertThat(value(Feature.FASE_IDEAL_SEGUINTE, record(2022, Map.of(Field.FASE, 3))))
                .isEmpty();
    }

    @Test
    void the_age_is_carried_forward_and_gives_the_ideal_phase_where_the_sheet_does_not() {
        var earlier = record(2020, Map.of(Field.IDADE, 10));
        var now = record(2022, Map.of(Field.FASE, 2));

        assertThat(value(Feature.IDADE, earlier, now)).hasValue(12);
        assertThat(value(Feature.FASE_IDEAL, earlier, now)).hasValue(3);
        assertThat(value(Feature.DEFASAGEM, earlier, now)).hasValue(-1);
    }

    @Test
    void changes_are_since_last_year_only() {
        var before = record(2020, Map.of(Field.FASE, 1, Field.INDE, 4, Field.IDA, 5));
        var last = record(2021, Map.of(Field.FASE, 2, Field.INDE, 6, Field.DEFASAGEM, -2, Field.IEG, 9));
        var now = record(2022, Map.of(Field.FASE, 4, Field.INDE, 7, Field.DEFASAGEM, -1, Field.IDA, 8, Field.IEG, 7));

        assertThat(value(Feature.VARIACAO_INDE, before, last, now)).hasValue(1);
        assertThat(value(Feature.VARIACAO_IEG, before, last, now)).hasValue(-2);
        assertThat(value(Feature.VARIACAO_DEFASAGEM, before, last, now)).hasValue(1);
        assertThat(value(Feature.VARIACAO_IDA, before, last, now)).isEmpty();
        assertThat(value(Feature.PROMOCAO_ANO_PASSADO, before, last, now)).hasValue(2);
        assertThat(value(Feature.PROMOCAO_ANO_PASSADO, before, now)).isEmpty();
        assertThat(value(Feature.PROMOCOES, before, last, now)).hasValue(3);
        assertThat(value(Feature.PROMOCOES, now)).isEmpty();
    }

    @Test
    void years_in_the_programme_come_from_the_year_of_joining_or_from_an_earlier_count() {
        var joined = record(2023, Map.of(Field.ANO_INGRESSO, 2019));
        var counted = record(2020, Map.of(Field.ANOS_PM, 3));

        assertThat(value(Feature.ANOS_PM, joined)).hasValue(4);
        assertThat(value(Feature.ANOS_PM, counted, record(2022, Map.of()))).hasValue(5);
        assertThat(value(Feature.ANOS_PM, record(2022, Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Pública, 0",
        "Rede Decisão, 1",
        "Privada - Programa de Apadrinhamento, 1",
        "Concluiu o 3º EM,",
        "Nenhuma das opções acima,"
    })
    void a_school_is_private_public_or_unknown(String school, Double expected) {
        var record = new YearlyRecord(
                "RA-1", 2022, Map.of(Field.INSTITUICAO, Value.of(school)), new Source("a.xlsx", "PEDE", 2));

        assertThat(value(Feature.ESCOLA_PARTICULAR, record))
                .isEqualTo(expected == null ? OptionalDouble.empty() : OptionalDouble.of(expected));
    }

    @Test
    void a_position_is_among_the_same_phase_and_year_whatever_the_scale_of_the_grades() {
        var weak = record(2022, Map.of(Field.FASE, 3, Field.IDA, 4));
        var cohort = Cohort.of(List.of(
                weak,
                record(2022, Map.of(Field.FASE, 3, Field.IDA, 2)),
                record(2022, Map.of(Field.FASE, 3, Field.IDA, 4)),
                record(2022, Map.of(Field.FASE, 3, Field.IDA, 9)),
                record(2022, Map.of(Field.FASE, 3)),
                record(2022, Map.of(Field.FASE, 5, Field.IDA, 1))));

        assertThat(Feature.POSICAO_IDA.of(history(weak), 2022, cohort)).hasValue(50);
        assertThat(Feature.POSICAO_IEG.of(history(weak), 2022, cohort)).isEmpty();
    }

    @Test
    void nothing_of_a_later_year_changes_a_feature() {
        var now = record(2022, Map.of(Field.FASE, 3, Field.FASE_IDEAL, 4, Field.IDADE, 14, Field.IDA, 6));
        var next =
                record(2023, Map.of(Field.FASE, 4, Field.FASE_IDEAL, 5, Field.DEFASAGEM, -1, Field.ANO_INGRESSO, 2016));
        var cohort = Cohort.of(List.of(now));

        for (var feature : Feature.values()) {
            assertThat(feature.of(history(now, next), 2022, cohort))
                    .as(feature.name())
                    .isEqualTo(feature.of(history(now), 2022, cohort));
        }
    }

    private static OptionalDouble value(Feature feature, YearlyRecord... records) {
        var latest = records[records.length - 1];
        return feature.of(history(records), latest.year(), Cohort.of(List.of(latest)));
    }

    private static StudentHistory history(YearlyRecord... records) {
        return new StudentHistory("RA-1", List.of(records));
    }

    private static YearlyRecord record(int year, Map<Field, Integer> numbers) {
        var values = new EnumMap<Field, Value>(Field.class);
        numbers.forEach((field, number) -> values.put(field, Value.of(number.doubleValue())));
        return new YearlyRecord("RA-1", year, values, new Source("a.xlsx", "PEDE", 2));
    }
}
