package org.farol.ui;

import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** A window over the main one, dressed like it. */
public final class ChildWindow {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 660;
    private static final double SMALLEST_WIDTH = 860;
    private static final double SMALLEST_HEIGHT = 480;

    private ChildWindow() {}

    /** Opens the screen {@code fxml}, for instance {@code imports/assistant.fxml}, with its controller. */
    public static Stage open(String fxml, Object controller, String title, Texts texts, @Nullable Window owner) {
        var stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        var root = Fxml.load(fxml, controller, texts);
        if (owner != null
                && owner.getScene() != null
                && owner.getScene().getRoot().getStyleClass().contains("dark")) {
            root.getStyleClass().add("dark");
        }
        var scene = new Scene(root);
        scene.getStylesheets().add(Fxml.resource("farol.css").toExternalForm());
        stage.setScene(scene);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.show();
        return stage;
    }
}
