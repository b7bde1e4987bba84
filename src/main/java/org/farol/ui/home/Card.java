package org.farol.ui.home;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A number or a state, what it is, and where it leads. */
final class Card extends VBox {
    /**
     * @param name its number's id
     * @param open leads to what the number stands for
     */
    Card(String name, String caption, String number, String note, Runnable open) {
        getStyleClass().add("card");
        var title = caption(caption);
        var link = new Hyperlink(number);
        link.setId(name);
        link.getStyleClass().add("big-number");
        link.setAccessibleText(caption + ": " + number + ". " + note);
        link.setOnAction(event -> {
            link.setVisited(false);
            open.run();
        });
        getChildren().setAll(title, link, note(note));
    }

    /** Puts a state in words, which is a link, into a card. */
    static void fill(VBox card, String caption, String state, Runnable open, String name) {
        var link = link(state, open);
        link.setId(name);
        link.setWrapText(true);
        card.getChildren().setAll(caption(caption), link);
    }

    static Hyperlink link(String words, Runnable open) {
        var link = new Hyperlink(words);
        link.getStyleClass().add("quiet-link");
        link.setOnAction(event -> {
            link.setVisited(false);
            open.run();
        });
        return link;
    }

    static Label caption(String words) {
        var label = new Label(words);
        label.getStyleClass().add("card-caption");
        label.setWrapText(true);
        return label;
    }

    static Label note(String words) {
        var label = new Label(words);
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        return label;
    }
}
