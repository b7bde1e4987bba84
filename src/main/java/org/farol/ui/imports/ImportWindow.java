package org.farol.ui.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** A window over the main one, dressed like it. */
final class ImportWindow {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 660;
    private static final double SMALLEST_WIDTH = 860;
    private static final double SMALLEST_HEIGHT = 480;

    private ImportWindow() {}

    /** Opens the screen of {@code fxml} with its controller. */
    static Stage open(String fxml, Object controller, String title, Texts texts, @Nullable Window owner) {
        var stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        var root = load(fxml, controller, texts);
        if (owner != null
                && owner.getScene() != null
                && owner.getScene().getRoot().getStyleClass().contains("dark")) {
            root.getStyleClass().add("dark");
        }
        var scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().add(resource("/org/farol/ui/farol.css").toExternalForm());
        stage.setScene(scene);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.show();
        return stage;
    }

    private static Parent load(String fxml, Object controller, Texts texts) {
        var loader = new FXMLLoader(resource("/org/farol/ui/imports/" + fxml), texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(ImportWindow.class.getResource(path), path);
    }
}
