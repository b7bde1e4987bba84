package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Insets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

class IconTest {
    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    static Set<String> names() throws IOException {
        var paths = new Properties();
        try (var in = Objects.requireNonNull(Icon.class.getResourceAsStream("icons.properties"))) {
            paths.load(in);
        }
        return paths.stringPropertyNames();
    }

    @ParameterizedTest
    @MethodSource("names")
    void fills_half_or_more_of_a_square_of_twice_its_padding_and_stays_on_it(String name) {
        var icon = new Icon(name);
        icon.setPadding(new Insets(10));
        icon.autosize();
        icon.layout();

        var drawn = icon.getChildrenUnmodifiable().getFirst().getBoundsInParent();
        assertThat(new BoundingBox(0, 0, icon.getWidth(), icon.getHeight()))
                .isEqualTo(new BoundingBox(0, 0, 20, 20))
                .matches(square -> square.contains(drawn));
        assertThat(Math.max(drawn.getWidth(), drawn.getHeight())).isGreaterThanOrEqualTo(10);
    }

    @Test
    void that_is_not_there_is_refused_by_its_name() {
        assertThatNullPointerException().isThrownBy(() -> new Icon("unknown")).withMessage("unknown");
    }
}
