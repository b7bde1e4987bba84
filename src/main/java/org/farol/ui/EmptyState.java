package org.farol.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands where there is nothing to show: a large icon and why. */
public final class EmptyState extends VBox {
    private static final double WIDEST = 560;

    /** An empty state with the {@link Icon} of this name. */
    public EmptyState(String icon, String words) {
        var why = new Label(words);
        why.setWrapText(true);
        why.setMaxWidth(WIDEST);
        why.getStyleClass().add("welcome-text");
        getStyleClass().add("empty-state");
        getChildren().setAll(new Icon(icon), why);
    }
}
