package org.farol.ui.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.farol.app.AccountTexts;
import org.farol.pede.Value;
import org.farol.store.ImportOutcome;
import org.farol.store.ImportOutcome.Change;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;

/** What an import does to what was known: how many records, and every value that changes. */
final class ChangesPane extends VBox {
    private final Texts texts;
    private final AccountTexts words;
    private final Label counts = new Label();
    private final TableView<Change> changes = new TableView<>();

    ChangesPane(Texts texts) {
        this.texts = texts;
        this.words = new AccountTexts(texts.locale());
        getStyleClass().add("import-page");
        counts.setWrapText(true);
        counts.setMinHeight(USE_PREF_SIZE);
        counts.setId("import-counts");
        changes.setId("import-changes");
        changes.getStyleClass().add("dense");
        changes.setAccessibleText(texts.words("changes.table"));
        changes.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        changes.setPlaceholder(new Label(texts.words("changes.none")));
        changes.getColumns()
                .setAll(List.of(
                        column("changes.student", 140, Change::studentId),
                        column("changes.year", 80, change -> String.valueOf(change.year())),
                        column("changes.field", 240, change -> words.of(change.field())),
                        column("changes.before", 200, change -> value(change.before())),
                        column("changes.after", 200, change -> value(change.after()))));
        VBox.setVgrow(changes, Priority.ALWAYS);
        getChildren().setAll(counts, changes);
    }

    void show(ImportOutcome outcome) {
        counts.setText(texts.words(
                "changes.counts", outcome.added(), outcome.updated(), outcome.unchanged(), outcome.linked()));
        changes.getItems().setAll(outcome.changes());
    }

    private String value(Optional<Value> value) {
        return value.map(words::of).orElse(Texts.ABSENT);
    }

    private TextColumn<Change> column(String key, double width, Function<Change, String> text) {
        return new TextColumn<>(texts.words(key), width, text);
    }
}
