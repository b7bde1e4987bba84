package org.farol.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** The screens' structure files. */
public final class Fxml {
    private Fxml() {}

    /** Builds the screen {@code fxml}, for instance {@code imports/history.fxml}, with its controller. */
    public static Parent load(String fxml, Object controller, Texts texts) {
        var loader = new FXMLLoader(resource(fxml), texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the window's own. */
    public static URL resource(String path) {
        return Objects.requireNonNull(Fxml.class.getResource("/org/farol/ui/" + path), path);
    }
}
