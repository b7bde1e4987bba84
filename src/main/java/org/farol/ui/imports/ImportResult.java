package org.farol.ui.imports;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.farol.app.ImportSummary;
import org.farol.pede.Value;
import org.farol.sheet.CellAccount;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.RowAccount;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Tells what an import did: the count, then for each sheet every cell that was repaired or refused. */
public final class ImportResult {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 640;

    private final Texts texts;

    public ImportResult(Texts texts) {
        this.texts = texts;
    }

    /** Shows the dialog without waiting for its end. */
    public void show(ImportSummary summary, @Nullable Window owner) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.words("imports.title"));
        dialog.setHeaderText(texts.words(
                "imports.summary", summary.added(), summary.updated(), summary.unchanged(), summary.linked()));
        dialog.setResizable(true);
        var tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (var file : summary.files()) {
            for (var sheet : file.sheets()) {
                tabs.getTabs().add(new Tab(sheet.sheet(), page(file.file(), sheet)));
            }
        }
        dialog.getDialogPane().setContent(tabs);
        // The theme holds dialogs to 600 pixels.
        dialog.getDialogPane().setStyle("-fx-max-width: " + WIDTH);
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.OK);
        dialog.show();
    }

    private VBox page(String file, ReadSheet sheet) {
        var page = new VBox(wrapped(texts.words(
                "imports.sheet",
                file,
                sheet.rows(),
                sheet.records().size(),
                sheet.years().stream().map(String::valueOf).collect(Collectors.joining(", ")))));
        page.getStyleClass().add("import-page");
        if (sheet.indeChecked() > 0) {
            page.getChildren().add(wrapped(texts.words("imports.inde", sheet.indeConfirmed(), sheet.indeChecked())));
        }
        if (!sheet.missing().isEmpty()) {
            page.getChildren()
                    .add(wrapped(texts.words(
                            "imports.missing",
                            sheet.missing().stream()
                                    .map(field -> texts.words("field." + field.columnName()))
                                    .collect(Collectors.joining(", ")))));
        }
        var unread = sheet.columns().stream()
                .filter(column -> column.use() == ColumnUse.Use.UNKNOWN || column.use() == ColumnUse.Use.OTHER_YEAR)
                .map(ColumnUse::header)
                .toList();
        if (!unread.isEmpty()) {
            page.getChildren().add(wrapped(texts.words("imports.unread", String.join(", ", unread))));
        }
        for (var row : sheet.refusedRows()) {
            page.getChildren().add(wrapped(refusal(row)));
        }
        page.getChildren().add(cells(sheet.cells()));
        return page;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private String refusal(RowAccount row) {
        return texts.words("imports.row", row.row(), texts.words("row." + row.reason()));
    }

    private VBox cells(List<CellAccount> cells) {
        var shown = new FilteredList<>(FXCollections.observableList(cells));
        var onlyRefused = new ToggleButton(texts.words(
                "imports.onlyRefused",
                cells.stream().filter(cell -> cell.rule().refuses()).count()));
        onlyRefused
                .selectedProperty()
                .subscribe(
                        only -> shown.setPredicate(cell -> !only || cell.rule().refuses()));
        var table = new TableView<>(shown);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("imports.cell.row", 70, cell -> String.valueOf(cell.row())),
                        column("imports.cell.column", 150, CellAccount::column),
                        column("imports.cell.raw", 170, CellAccount::raw),
                        column(
                                "imports.cell.value",
                                140,
                                cell -> cell.value().map(this::value).orElse("—")),
                        column("imports.cell.rule", 300, cell -> texts.words("rule." + cell.rule()))));
        table.setPlaceholder(new Label(texts.words("imports.cell.none")));
        table.setAccessibleText(texts.words("imports.cells", cells.size()));
        table.getStyleClass().add("dense");
        VBox.setVgrow(table, Priority.ALWAYS);
        var box = new VBox(new Label(texts.words("imports.cells", cells.size())), onlyRefused, table);
        box.getStyleClass().add("import-cells");
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private String value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric numeric ->
                numeric.toString().replace('.', texts.words("decimal.separator").charAt(0));
        };
    }

    private TableColumn<CellAccount, String> column(String key, double width, Function<CellAccount, String> value) {
        var column = new TableColumn<CellAccount, String>(texts.words(key));
        column.setCellValueFactory(row -> new SimpleStringProperty(value.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        return column;
    }
}
