package org.farol.ui.imports;

import java.util.Objects;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Opens the choice in the selected row of a table by Enter, Space or F2, so that no row needs the mouse. */
final class ChoiceKeys {
    private ChoiceKeys() {}

    /** For a table whose choices hold the item of their row as user data. */
    static void install(TableView<?> table) {
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            var asksForChoice = event.getCode() == KeyCode.ENTER
                    || event.getCode() == KeyCode.SPACE
                    || event.getCode() == KeyCode.F2;
            if (asksForChoice && event.getTarget().equals(table)) {
                table.lookupAll(".combo-box").stream()
                        .filter(node -> Objects.equals(
                                node.getUserData(), table.getSelectionModel().getSelectedItem()))
                        .findFirst()
                        .ifPresent(node -> {
                            node.requestFocus();
                            ((ComboBox<?>) node).show();
                        });
                // Enter would press the window's default button.
                event.consume();
            }
        });
    }
}
