package org.farol.ui.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.farol.app.Protection;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Asks for a passphrase: the one there is, or a new one. What was typed is given as characters, to be cleared. */
public final class PassphraseDialog {
    private static final int WIDTH = 480;
    private static final int SPACING = 8;

    private PassphraseDialog() {}

    /**
     * Asks for the passphrase there is.
     *
     * @param question what it opens, or why it is asked again
     * @param cancelled where the person gives up
     */
    public static void ask(
            String question, Texts texts, @Nullable Window owner, Consumer<char[]> typed, Runnable cancelled) {
        var open = new ButtonType(texts.words("safety.open"), ButtonData.OK_DONE);
        var field = field("passphrase");
        var dialog =
                dialog(texts, owner, open, List.of(words(question), caption(texts, "safety.passphrase", field), field));
        button(dialog, open).disableProperty().bind(field.textProperty().isEmpty());
        dialog.setOnShown(event -> field.requestFocus());
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == open) {
                typed.accept(take(field));
            } else {
                field.clear();
                cancelled.run();
            }
        });
        dialog.show();
    }

    /** Takes the current passphrase, where there is one, and the new one. */
    @FunctionalInterface
    interface Chosen {
        void accept(Optional<char[]> current, char[] passphrase);
    }

    /** Asks for a new passphrase, twice, after telling what forgetting it means. */
    static void choose(boolean hasOne, Texts texts, @Nullable Window owner, Chosen chosen) {
        var set = new ButtonType(texts.words("safety.protect"), ButtonData.OK_DONE);
        var current = field("passphrase-current");
        var first = field("passphrase-new");
        var second = field("passphrase-again");
        var understood = new CheckBox(texts.words("safety.understood"));
        understood.setId("passphrase-understood");
        understood.setWrapText(true);
        var warning = words(texts.words("safety.warning"));
        warning.getStyleClass().add("warning");
        var content = new ArrayList<Node>(List.of(warning));
        if (hasOne) {
            content.addAll(List.of(caption(texts, "safety.current", current), current));
        }
        content.addAll(List.of(
                caption(texts, "safety.new", first),
                first,
                words(texts.words("safety.new.hint", Protection.SHORTEST)),
                caption(texts, "safety.again", second),
                second,
                understood));
        var dialog = dialog(texts, owner, set, content);
        button(dialog, set)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> first.getLength() < Protection.SHORTEST
                                || !first.getText().equals(second.getText())
                                || !understood.isSelected()
                                || (hasOne && current.getLength() == 0),
                        first.textProperty(),
                        second.textProperty(),
                        current.textProperty(),
                        understood.selectedProperty()));
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == set) {
                chosen.accept(hasOne ? Optional.of(take(current)) : Optional.empty(), take(first));
            }
            Arrays.asList(current, first, second).forEach(PasswordField::clear);
        });
        dialog.show();
    }

    private static Dialog<ButtonType> dialog(
            Texts texts, @Nullable Window owner, ButtonType accept, List<Node> content) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.words("safety.title"));
        var box = new VBox(SPACING, content.toArray(Node[]::new));
        box.setPadding(new Insets(2 * SPACING));
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(accept, new ButtonType(texts.words("safety.cancel"), ButtonData.CANCEL_CLOSE));
        return dialog;
    }

    private static Node button(Dialog<ButtonType> dialog, ButtonType type) {
        return dialog.getDialogPane().lookupButton(type);
    }

    private static PasswordField field(String id) {
        var field = new PasswordField();
        field.setId(id);
        return field;
    }

    private static Label caption(Texts texts, String key, PasswordField field) {
        var label = words(texts.words(key));
        label.setLabelFor(field);
        return label;
    }

    private static Label words(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static char[] take(PasswordField field) {
        var typed = field.getText().toCharArray();
        field.clear();
        return typed;
    }
}
