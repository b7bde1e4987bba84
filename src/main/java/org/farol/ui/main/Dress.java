package org.farol.ui.main;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Dimension2D;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.ui.Look;

/** Dresses every window of the program alike, those that open later too: theme and size of letters. */
final class Dress implements AutoCloseable {
    private static final String DARK = "dark";
    /** Icons are of fixed sizes: an em in a style sheet would be that of the icon itself, and grow at each pass. */
    private static final String LARGE = "large-letters";

    private static final String USUAL = "usual size";
    private static final double BUTTON = 76;
    /** Of a dialog that does not say how wide it is. */
    private static final double WIDEST = 600;

    private static final double MOST_OF_SCREEN = 0.92;

    private final ListChangeListener<Window> newWindows =
            change -> Window.getWindows().forEach(this::dress);
    private Look look;

    Dress(Look first) {
        look = first;
        Window.getWindows().addListener(newWindows);
        // As a task of its own: to read the theme is the longest of the start.
        Platform.runLater(() -> wear(look));
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
        if (window instanceof Stage stage && stage.getScene() != null) {
            var root = stage.getScene().getRoot();
            dress(root);
            if (stage.getOwner() != null && !(root instanceof DialogPane)) {
                fit(stage);
            }
        }
    }

    /** The sizes of a window over the main one are given for letters of the usual size. */
    private void fit(Stage stage) {
        var usual = (Dimension2D) stage.getProperties()
                .computeIfAbsent(USUAL, key -> new Dimension2D(stage.getWidth(), stage.getHeight()));
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(fitted(usual.getWidth(), screen.getWidth()));
        stage.setHeight(fitted(usual.getHeight(), screen.getHeight()));
    }

    void dress(Parent root) {
        root.getStyleClass().removeAll(DARK, LARGE);
        if (look.dark()) {
            root.getStyleClass().add(DARK);
        }
        if (look.isLarge()) {
            root.getStyleClass().add(LARGE);
        }
        root.setStyle("-fx-font-size: " + look.em() + "px");
        if (root instanceof DialogPane pane) {
            fit(pane);
        }
    }

    /** Sizes of dialogs are given for letters of the usual size; JavaFX sets the widths of their buttons before it knows these. */
    private void fit(DialogPane pane) {
        var usual = (Dimension2D) pane.getProperties()
                .computeIfAbsent(
                        USUAL,
                        key -> new Dimension2D(Math.max(0, pane.getPrefWidth()), Math.max(0, pane.getPrefHeight())));
        var screen = Screen.getPrimary().getVisualBounds();
        pane.setPrefWidth(fitted(usual.getWidth(), screen.getWidth()));
        pane.setPrefHeight(fitted(usual.getHeight(), screen.getHeight()));
        pane.setMaxWidth(fitted(Math.max(usual.getWidth(), WIDEST), screen.getWidth()));
        Platform.runLater(() -> {
            pane.applyCss();
            pane.lookupAll(".button-bar").forEach(bar -> fit((ButtonBar) bar));
            Optional.ofNullable(pane.getScene().getWindow()).ifPresent(window -> {
                window.sizeToScene();
                window.centerOnScreen();
            });
        });
    }

    private void fit(ButtonBar bar) {
        for (var button : bar.getButtons()) {
            ((Region) button).setMinWidth(Region.USE_PREF_SIZE);
            ((Region) button).setPrefWidth(Region.USE_COMPUTED_SIZE);
        }
        bar.setButtonMinWidth(look.wide(BUTTON));
    }

    private double fitted(double usual, double room) {
        return usual == 0 ? Region.USE_COMPUTED_SIZE : Math.min(look.wide(usual), MOST_OF_SCREEN * room);
    }

    @Override
    public void close() {
        Window.getWindows().removeListener(newWindows);
    }
}
