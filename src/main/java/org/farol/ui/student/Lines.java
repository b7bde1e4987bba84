package org.farol.ui.student;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.farol.ui.Visibility;

/** Sentences below each other. The labels are used again for other sentences: new ones would have to be styled. */
final class Lines extends VBox {
    Lines(double spacing) {
        super(spacing);
    }

    void show(List<String> sentences) {
        while (getChildren().size() < sentences.size()) {
            var label = new Label();
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            getChildren().add(label);
        }
        for (var i = 0; i < getChildren().size(); i++) {
            var label = (Label) getChildren().get(i);
            var isUsed = i < sentences.size();
            label.setText(isUsed ? sentences.get(i) : "");
            Visibility.set(label, isUsed);
        }
    }
}
