package org.farol.sheet.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Property
    void a_number_of_any_length_is_what_java_reads(
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long digits, @ForAll @IntRange(max = 19) int decimals) {
        var text = BigDecimal.valueOf(digits, decimals).toPlainString();

        assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Property
    void a_number_halfway_between_two_doubles_is_what_java_reads(
            @ForAll @DoubleRange(min = 1, max = 8) double number, @ForAll @IntRange(max = 17) int decimals) {
        var halfway = new BigDecimal(number).add(new BigDecimal(Math.ulp(number)).divide(BigDecimal.TWO));
        var text = halfway.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();

        assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void every_other_form_is_what_java_reads_too() {
        for (var text :
                new String[] {"1e3", "-7.5", "+8", ".5", "5.", "0", "9375", "7.883752000000001", "1e400", " 7 "}) {
            assertThat(Decimals.parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
        for (var text : new String[] {"", ".", "8.7.1", "oito"}) {
            assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(NumberFormatException.class);
        }
    }
}
