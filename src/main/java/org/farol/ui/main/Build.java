package org.farol.ui.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.farol.ui.Fxml;
import org.farol.ui.Texts;

/** What of the window is made off the JavaFX thread, which is then not kept from drawing and hearing meanwhile. */
final class Build {
    /** The style sheet of the window's own. */
    static final String STYLE = Fxml.resource("farol.css").toExternalForm();

    private Build() {}

    /**
     * The frame, styled and laid out in a scene of its own, as JavaFX permits on any thread: at the start there are hundreds
     * of classes to load for it, for half a second.
     */
    static Parent frame(MainController controller, Texts texts, Dress dress, double width, double height) {
        var frame = Fxml.load("main/main.fxml", controller, texts);
        var unseen = style(frame, dress, width, height);
        frame.layout();
        unseen.setRoot(new Group());
        return frame;
    }

    /** Styles what is to be seen later as the root of a scene that no window shows. */
    static Scene style(Parent root, Dress dress, double width, double height) {
        dress.dress(root);
        var unseen = new Scene(new Group(), width, height);
        unseen.getStylesheets().setAll(STYLE);
        unseen.setRoot(root);
        root.applyCss();
        return unseen;
    }

    /** The window's icons, one for each size that systems ask for. */
    static List<Image> icons() {
        return IntStream.of(32, 64, 256).mapToObj(Build::icon).toList();
    }

    private static Image icon(int size) {
        try (InputStream in = Fxml.resource("farol-" + size + ".png").openStream()) {
            return new Image(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
