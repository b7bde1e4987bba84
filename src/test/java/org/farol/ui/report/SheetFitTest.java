package org.farol.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.farol.ui.report.SheetFit.Sheet;
import org.junit.jupiter.api.Test;

class SheetFitTest {
    @Test
    void on_a4_with_narrow_margins_a_page_has_its_own_size() {
        assertThat(SheetFit.on(new Sheet(595, 842, 18, 12, 18, 12))).isEqualTo(new SheetFit(-18, -12, 1));
    }

    @Property
    void elsewhere_the_whole_page_is_within_the_margins(
            @ForAll @DoubleRange(min = 300, max = 590) double width,
            @ForAll @DoubleRange(min = 300, max = 1200) double height,
            @ForAll @DoubleRange(min = 0, max = 72) double margin) {
        var fit = SheetFit.on(new Sheet(width, height, margin, margin, margin, margin));

        assertThat(fit.x()).isZero();
        assertThat(fit.scale() * SheetFit.WIDTH).isLessThanOrEqualTo(width - 2 * margin + 1e-6);
        assertThat(fit.scale() * SheetFit.HEIGHT).isLessThanOrEqualTo(height - 2 * margin + 1e-6);
    }
}
