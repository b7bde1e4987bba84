package org.farol.ui.students;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Which columns there are and in what order; the table follows at once. Space shows or hides, Alt+Up and Alt+Down move. */
final class ColumnsDialog {
    private static final double WIDTH = 500;
    private static final double HEIGHT = 420;
    private static final double GAP = 8;

    private final Texts texts;
    private final Consumer<ColumnLayout> arrange;
    private final ListView<ColumnLayout.Place> list = new ListView<>();
    private ColumnLayout layout;

    private ColumnsDialog(Texts texts, ColumnLayout layout, Consumer<ColumnLayout> arrange) {
        this.texts = texts;
        this.layout = layout;
        this.arrange = arrange;
    }

    /** Opens it; {@code arrange} is told every change. */
    static void show(Texts texts, ColumnLayout layout, Consumer<ColumnLayout> arrange, @Nullable Window owner) {
        new ColumnsDialog(texts, layout, arrange).open(owner);
    }

    private void open(@Nullable Window owner) {
        list.setId("columns-list");
        list.setAccessibleText(texts.words("students.columns.list"));
        list.setCellFactory(any -> new PlaceCell());
        list.getItems().setAll(layout.places());
        list.getSelectionModel().selectFirst();
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                toggle();
                event.consume();
            } else if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
                move(event.getCode() == KeyCode.UP ? -1 : 1);
                event.consume();
            }
        });
        var buttons = new HBox(
                GAP,
                button("students.columns.up", () -> move(-1)),
                button("students.columns.down", () -> move(1)),
                button("students.columns.standard", () -> change(ColumnLayout.standard(), 0)));
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.words("students.columns.title"));
        dialog.setHeaderText(texts.words("students.columns.how"));
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(new VBox(GAP, list, buttons));
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.setResizable(true);
        dialog.show();
        list.requestFocus();
    }

    private Button button(String key, Runnable action) {
        var button = new Button(texts.words(key));
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void toggle() {
        var index = list.getSelectionModel().getSelectedIndex();
        if (index >= 0) {
            change(layout.showing(index, !layout.places().get(index).visible()), index);
        }
    }

    private void move(int by) {
        var index = list.getSelectionModel().getSelectedIndex();
        change(
                layout.moved(index, by),
                Math.clamp(index + by, 0, layout.places().size() - 1));
    }

    private void change(ColumnLayout other, int selected) {
        layout = other;
        list.getItems().setAll(layout.places());
        list.getSelectionModel().clearAndSelect(selected);
        list.scrollTo(Math.max(0, selected - 4));
        arrange.accept(layout);
    }

    private final class PlaceCell extends ListCell<ColumnLayout.Place> {
        private final CheckBox box = new CheckBox();

        PlaceCell() {
            box.setFocusTraversable(false);
            box.setOnAction(event -> {
                list.getSelectionModel().select(getIndex());
                toggle();
            });
        }

        @Override
        protected void updateItem(ColumnLayout.@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null) {
                setGraphic(null);
            } else {
                box.setText(place.column().heading(texts));
                box.setSelected(place.visible());
                setAccessibleText(texts.words(
                        place.visible() ? "students.columns.shown" : "students.columns.hidden", box.getText()));
                setGraphic(box);
            }
        }
    }
}
