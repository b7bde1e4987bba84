package org.farol.pede;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitiesTest {
    @Test
    void inde_is_the_weighted_sum_of_its_seven_indicators() {
        assertThat(Identities.inde(record(Map.of()))).hasValueCloseTo(1 + 0.8 + 1.0 + 0.6 + 0.7 + 0.8 + 1.8, within());
    }

    @Test
    void inde_is_unknown_when_an_indicator_is() {
        var values = new EnumMap<>(record(Map.of()).values());
        values.remove(Field.IPP);

        assertThat(Identities.inde(new YearlyRecord("RA-1", 2022, values, SOURCE)))
                .isEmpty();
    }

    @Test
    void university_weighs_the_indicators_otherwise() {
        var university = record(Map.of(Field.FASE, Value.of(8)));

        assertThat(Identities.inde(university)).hasValueCloseTo(1 + 1.6 + 1.0 + 0.6 + 1.4, within());
        assertThat(Identities.inde(record(Map.of(Field.IPP, Value.of(0), Field.IPV, Value.of(0)))))
                .hasValueCloseTo(1 + 1.6 + 1.0 + 0.6 + 1.4, within());
    }

    @Test
    void a_derived_indicator_confirms_nothing() {
        assertThat(Identities.indeApplies(record(Map.of()))).isTrue();
        assertThat(Identities.indeApplies(record(Map.of()).withDerived(Field.IPP, Value.of(8))))
                .isFalse();
    }

    @Test
    void ida_is_the_mean_of_the_subjects_that_are_known() {
        assertThat(Identities.ida(record(Map.of(Field.MAT, Value.of(6), Field.POR, Value.of(7)))))
                .hasValue(6.5);
    }

    @Test
    void the_identity_holds_within_five_hundredths() {
        assertThat(Identities.indeHolds(record(Map.of(Field.INDE, Value.of(6.74)))))
                .isTrue();
        assertThat(Identities.indeHolds(record(Map.of(Field.INDE, Value.of(6.76)))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2,10", "0,10", "-1,5", "-2,5", "-3,2.5", "-5,2.5"})
    void ian_follows_defasagem(int defasagem, double ian) {
        assertThat(Identities.ian(defasagem)).isEqualTo(ian);
    }

    @ParameterizedTest
    @CsvSource({"7,0", "8,0", "9,1", "10,2", "11,2", "12,3", "13,3", "14,4", "15,5", "16,6", "17,7", "18,8", "21,8"})
    void fase_ideal_follows_age(int idade, int faseIdeal) {
        assertThat(Identities.faseIdeal(idade)).hasValue(faseIdeal);
    }

    private static final Source SOURCE = new Source("a.xlsx", "PEDE2022", 2);

    private static Offset<Double> within() {
        return Offset.offset(1e-12);
    }

    private static YearlyRecord record(Map<Field, Value> other) {
        var values = new EnumMap<Field, Value>(Map.of(
                Field.FASE, Value.of(3),
                Field.INDE, Value.of(6.7),
                Field.IAN, Value.of(10),
                Field.IDA, Value.of(4),
                Field.IEG, Value.of(5),
                Field.IAA, Value.of(6),
                Field.IPS, Value.of(7),
                Field.IPP, Value.of(8),
                Field.IPV, Value.of(9)));
        values.putAll(other);
        return new YearlyRecord("RA-1", 2022, values, SOURCE);
    }
}
