package org.farol.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Asks for a place on the network. */
final class PlaceDialog {
    private static final double WIDTH = 560;

    private PlaceDialog() {}

    /**
     * Asks without waiting for the answer.
     *
     * @param purpose {@code download} or {@code publish}
     * @param more shown below the place
     */
    static void ask(Texts texts, String purpose, List<Node> more, @Nullable Window owner, Consumer<String> chosen) {
        var go = new ButtonType(texts.words("place.go." + purpose));
        var alert = new Alert(Alert.AlertType.CONFIRMATION, "", go, ButtonType.CANCEL);
        var place = new TextField();
        place.setId("model-place");
        place.setPromptText(texts.words("place.prompt." + purpose));
        var text = new Label(texts.words("place.text." + purpose));
        text.setLabelFor(place);
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        var rows = new ArrayList<Node>(List.of(text, place));
        rows.addAll(more);
        var content = new VBox(rows.toArray(Node[]::new));
        content.getStyleClass().add("test-year");
        alert.initOwner(owner);
        alert.setTitle(texts.words("place.title." + purpose));
        alert.setHeaderText(texts.words("place.title." + purpose));
        alert.getDialogPane().setContent(content);
        alert.getDialogPane().setPrefWidth(WIDTH);
        alert.getDialogPane()
                .lookupButton(go)
                .disableProperty()
                .bind(place.textProperty().map(String::isBlank));
        alert.setOnHidden(event -> {
            if (alert.getResult() == go) {
                chosen.accept(place.getText().strip());
            }
        });
        alert.show();
        Platform.runLater(place::requestFocus);
    }
}
