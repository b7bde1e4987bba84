package org.farol.ui.main;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.ui.Look;

/** Dresses every window of the program alike, those that open later too: theme and size of letters. */
final class Dress implements AutoCloseable {
    private static final String DARK = "dark";
    /** Icons are of fixed sizes: an em in a style sheet would be that of the icon itself, and grow at each pass. */
    private static final String LARGE = "large-letters";

    private static final int LARGE_FROM = 150;

    private final ListChangeListener<Window> newWindows =
            change -> Window.getWindows().forEach(this::dress);
    private Look look;

    Dress(Look first) {
        look = first;
        Window.getWindows().addListener(newWindows);
        wear(first);
    }

    Look look() {
        return look;
    }

    void wear(Look now) {
        look = now;
        Application.setUserAgentStylesheet(
                now.dark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        Window.getWindows().forEach(this::dress);
    }

    /** Pop-ups take after the control they belong to. */
    private void dress(Window window) {
        if (window instanceof Stage && window.getScene() != null) {
            dress(window.getScene().getRoot());
        }
    }

    void dress(Parent root) {
        root.getStyleClass().removeAll(DARK, LARGE);
        if (look.dark()) {
            root.getStyleClass().add(DARK);
        }
        if (look.fontPercent() >= LARGE_FROM) {
            root.getStyleClass().add(LARGE);
        }
        root.setStyle("-fx-font-size: " + look.em() + "px");
    }

    @Override
    public void close() {
        Window.getWindows().removeListener(newWindows);
    }
}
