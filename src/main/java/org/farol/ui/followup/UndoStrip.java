package org.farol.ui.followup;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;

/** Says what was deleted and takes it back when asked; it stays until the next deletion or until it was used. */
public final class UndoStrip extends HBox {
    private final Label said = new Label();
    private final Button undo;

    public UndoStrip(Texts texts) {
        undo = new Button(texts.words("followup.undo"));
        undo.setId("undo");
        undo.setMnemonicParsing(true);
        undo.setMinWidth(USE_PREF_SIZE);
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        getStyleClass().add("banner");
        getChildren().setAll(said, undo);
        hide();
    }

    /** Offers to take back what was done. */
    public void offer(String what, Runnable back) {
        said.setText(what);
        undo.setOnAction(event -> {
            hide();
            back.run();
        });
        Visibility.set(this, true);
    }

    /** What was deleted is of no concern here any more. */
    public void hide() {
        Visibility.set(this, false);
    }
}
