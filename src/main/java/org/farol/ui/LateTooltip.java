package org.farol.ui;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/** Tooltips made when they are asked for: each has a window and a scene of its own, which cost time and room. */
public final class LateTooltip {
    private LateTooltip() {}

    /** Gives {@code control} a tooltip each time it is pointed at; none where there is nothing to say. */
    public static void on(Control control, Supplier<String> words) {
        control.setOnMouseEntered(event -> {
            var said = words.get();
            control.setTooltip(said.isEmpty() ? null : new Tooltip(said));
        });
    }
}
