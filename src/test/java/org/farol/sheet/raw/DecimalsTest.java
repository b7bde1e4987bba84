package org.farol.sheet.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Property
    void a_number_of_few_digits_is_what_java_reads(
            @ForAll @LongRange(max = 99_999_999_999_999L) long digits, @ForAll @IntRange(max = 13) int decimals) {
        var text = BigDecimal.valueOf(digits, decimals).toPlainString();

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
