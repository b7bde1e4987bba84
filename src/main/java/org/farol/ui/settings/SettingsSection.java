package org.farol.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A section of the settings: its title, then rows. Each section is filled by a class of its own. */
public final class SettingsSection extends VBox {
    public SettingsSection(String title) {
        getStyleClass().add("settings-section");
        var heading = new Label(title);
        heading.getStyleClass().add("title-4");
        getChildren().add(heading);
    }

    /** Adds a row: a caption, the control it names, and what more belongs beside it. */
    public void row(String caption, Node control, Node... beside) {
        var label = new Label(caption);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        label.getStyleClass().add("settings-caption");
        var row = new HBox(label, control);
        for (var more : beside) {
            if (more instanceof Button button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
            row.getChildren().add(more);
        }
        row.getStyleClass().add("settings-row");
        getChildren().add(row);
    }

    /** Adds something wide below its caption. */
    public void block(String caption, Node control) {
        var label = new Label(caption);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        getChildren().addAll(label, control);
    }

    /** Adds buttons, beside one another where there is room. */
    public void buttons(Button... buttons) {
        for (var button : buttons) {
            button.setMnemonicParsing(true);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var row = new FlowPane(buttons);
        row.getStyleClass().add("button-row");
        getChildren().add(row);
    }

    /** Adds a paragraph. */
    public Label words(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(label);
        return label;
    }
}
