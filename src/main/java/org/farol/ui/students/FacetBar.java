package org.farol.ui.students;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Pane;
import org.farol.ui.Texts;

/** A button for each thing to filter by, with its values to choose from; what is chosen stands on the button. */
final class FacetBar {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST_NAMED = 2;

    private final Texts texts;
    private final StudentsModel model;
    private final Runnable changed;
    private final Map<Facet, MenuButton> buttons = new EnumMap<>(Facet.class);

    /** Puts the buttons before what stands last in {@code bar}; {@code changed} is run when the person has chosen otherwise; the model filters so already. */
    FacetBar(Texts texts, StudentsModel model, Pane bar, Runnable changed) {
        this.texts = texts;
        this.model = model;
        this.changed = changed;
        for (var facet : Facet.values()) {
            var button = new MenuButton();
            button.setId("facet-" + facet.name());
            button.getStyleClass().add("facet");
            buttons.put(facet, button);
            bar.getChildren().add(bar.getChildren().size() - 1, button);
        }
    }

    /** Shows the values there are, and which of them are chosen. */
    void show() {
        buttons.forEach((facet, button) -> {
            var values = model.roll().values(facet);
            button.getItems()
                    .setAll(values.stream().map(value -> item(facet, value)).toList());
            button.setDisable(values.size() < 2 && model.filter().of(facet).isEmpty());
            name(facet, button);
        });
    }

    /** The menu stays open, so that several can be chosen at once. */
    private MenuItem item(Facet facet, String value) {
        var box = new CheckBox(facet.words(value, texts));
        box.setSelected(model.filter().of(facet).contains(value));
        box.setMouseTransparent(true);
        box.setFocusTraversable(false);
        var item = new CustomMenuItem(box, false);
        item.setOnAction(event -> {
            box.setSelected(!box.isSelected());
            choose(facet, value, box.isSelected());
        });
        return item;
    }

    private void choose(Facet facet, String value, boolean wanted) {
        var values = new HashSet<>(model.filter().of(facet));
        if (wanted) {
            values.add(value);
        } else {
            values.remove(value);
        }
        model.filter(model.filter().choosing(facet, values));
        buttons.forEach(this::name);
        changed.run();
    }

    private void name(Facet facet, MenuButton button) {
        var chosen = model.roll().values(facet).stream()
                .filter(model.filter().of(facet)::contains)
                .toList();
        button.pseudoClassStateChanged(CHOSEN, !chosen.isEmpty());
        button.setText(
                chosen.isEmpty()
                        ? facet.words(texts)
                        : texts.words("students.facet.chosen", facet.words(texts), words(facet, chosen)));
    }

    private String words(Facet facet, List<String> chosen) {
        return chosen.size() > MOST_NAMED
                ? String.valueOf(chosen.size())
                : chosen.stream().map(value -> facet.words(value, texts)).collect(Collectors.joining(", "));
    }
}
