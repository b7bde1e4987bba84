package org.farol.ui.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.farol.app.AccountTexts;
import org.farol.pede.Field;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Role;
import org.farol.sheet.RowAccount;
import org.farol.ui.LetterWidth;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;

/** The tables of the files at hand and what each column was taken for, to be corrected. */
final class ColumnsPane extends SplitPane {
    private static final double SURE = 0.9;

    /** Told what a person decides of a table. */
    interface Decisions {
        void include(TableOfFile table, boolean included);

        void year(TableOfFile table, int year);

        void role(TableOfFile table, int column, Role role);
    }

    private final Texts texts;
    private final AccountTexts words;
    private final Decisions decisions;
    private final ListView<TableOfFile> tables = new ListView<>();
    private final CheckBox included = new CheckBox();
    private final TextField year = new TextField();
    private final Label facts = new Label();
    private final TableView<ColumnUse> columns = new TableView<>();
    private boolean showing;

    ColumnsPane(Texts texts, Decisions decisions) {
        this.texts = texts;
        this.words = new AccountTexts(texts.locale());
        this.decisions = decisions;
        tables.setId("import-tables");
        tables.setAccessibleText(texts.words("columns.tables"));
        tables.setCellFactory(list -> new TableItem());
        tables.setStyle("-fx-min-width: 15em; -fx-pref-width: 18em");
        tables.getSelectionModel().selectedItemProperty().subscribe(shown -> showTable(Optional.ofNullable(shown)));
        included.setText(texts.words("columns.included"));
        included.setMnemonicParsing(true);
        included.setId("import-included");
        included.setOnAction(event -> decided(table -> decisions.include(table, included.isSelected())));
        year.setId("import-year");
        year.setPrefColumnCount(5);
        year.setTextFormatter(new TextFormatter<>(ColumnsPane::onlyDigitsOfAYear));
        year.setOnAction(event -> yearTyped());
        year.focusedProperty().subscribe(focused -> {
            if (!focused) {
                yearTyped();
            }
        });
        var yearLabel = new Label(texts.words("columns.year"));
        yearLabel.setMnemonicParsing(true);
        yearLabel.setLabelFor(year);
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        var line = new FlowPane(included, yearLabel, year);
        line.getStyleClass().add("button-row");
        buildColumns();
        VBox.setVgrow(columns, Priority.ALWAYS);
        var page = new VBox(line, facts, columns);
        page.getStyleClass().add("columns-page");
        getItems().setAll(tables, page);
        SplitPane.setResizableWithParent(tables, false);
    }

    private static TextFormatter.Change onlyDigitsOfAYear(TextFormatter.Change change) {
        if (!change.getControlNewText().matches("[0-9]{0,4}")) {
            change.setText("");
            change.setRange(change.getRangeStart(), change.getRangeStart());
        }
        return change;
    }

    private void decided(Consumer<TableOfFile> decision) {
        var table = tables.getSelectionModel().getSelectedItem();
        if (!showing && table != null) {
            decision.accept(table);
        }
    }

    private void yearTyped() {
        decided(table -> {
            var typed = year.getText();
            if (typed.length() == 4 && !typed.equals(years(table.table()))) {
                decisions.year(table, Integer.parseInt(typed));
            }
        });
    }

    /** Shows tables; the one that was looked at stays selected. */
    void show(List<TableOfFile> shown) {
        var before = tables.getSelectionModel().getSelectedItem();
        tables.getItems().setAll(shown);
        var again = shown.stream()
                .filter(table -> before != null
                        && table.file().equals(before.file())
                        && table.table().table().equals(before.table().table()))
                .findFirst();
        tables.getSelectionModel().select(again.orElseGet(() -> firstToLookAt(shown)));
    }

    /** A table whose columns are not all known comes before one that needs no look. */
    private static TableOfFile firstToLookAt(List<TableOfFile> shown) {
        return shown.stream()
                .filter(table -> needsALook(table.table()))
                .findFirst()
                .orElseGet(shown::getFirst);
    }

    private static boolean needsALook(ReadSheet table) {
        return isYearMissing(table)
                || table.columns().stream()
                        .anyMatch(column -> column.use() == ColumnUse.Use.UNKNOWN
                                || (column.use() == ColumnUse.Use.READ && column.confidence() < SURE / 2));
    }

    private static boolean isYearMissing(ReadSheet table) {
        return table.refusedRows().stream().anyMatch(row -> row.reason() == RowAccount.Reason.NO_YEAR);
    }

    private static String years(ReadSheet table) {
        var years = table.years();
        var isRange = years.size() > 2 && years.getLast() - years.getFirst() == years.size() - 1;
        return isRange
                ? years.getFirst() + "–" + years.getLast()
                : years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void showTable(Optional<TableOfFile> shown) {
        if (shown.isEmpty()) {
            columns.getItems().clear();
            return;
        }
        showing = true;
        var table = shown.get().table();
        included.setSelected(table.leftOut().isEmpty());
        var isTold = table.years().size() > 1;
        year.setText(isTold ? "" : years(table));
        year.setPromptText(isTold ? years(table) : texts.words("columns.year.missing"));
        year.setDisable(isTold);
        year.setPrefColumnCount(isTold ? 14 : 5);
        facts.setText(facts(table));
        facts.getStyleClass().remove("unsure");
        if (isYearMissing(table)) {
            facts.getStyleClass().add("unsure");
        }
        columns.getItems().setAll(table.columns());
        showing = false;
    }

    private String facts(ReadSheet table) {
        var said = new ArrayList<String>();
        table.leftOut().ifPresent(reason -> said.add(texts.words("columns.leftOut", words.of(reason))));
        if (isYearMissing(table)) {
            said.add(texts.words("columns.yearless"));
        }
        said.add(texts.words(
                "columns.rows",
                table.rows(),
                table.records().size(),
                table.refusedRows().size()));
        if (table.hiddenRows() > 0) {
            said.add(texts.words("columns.hiddenRows", table.hiddenRows()));
        }
        if (table.indeChecked() > 0) {
            said.add(texts.words("columns.inde", table.indeConfirmed(), table.indeChecked()));
        }
        if (!table.missing().isEmpty()) {
            said.add(texts.words(
                    "columns.missing", table.missing().stream().map(words::of).collect(Collectors.joining(", "))));
        }
        return String.join(" ", said);
    }

    private void buildColumns() {
        columns.setId("import-columns");
        columns.getStyleClass().add("dense");
        ChoiceKeys.install(columns);
        columns.setAccessibleText(texts.words("columns.table"));
        columns.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns.setPlaceholder(new Label(texts.words("columns.none")));
        var role = new TableColumn<ColumnUse, ColumnUse>(texts.words("columns.role"));
        role.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        role.setCellFactory(column -> LetterWidth.follow(column, new RoleCell()));
        role.setPrefWidth(220);
        role.setMinWidth(190);
        role.setMaxWidth(260);
        role.setSortable(false);
        columns.getColumns()
                .setAll(List.of(
                        column("columns.letter", 52, column -> letter(column.index()))
                                .fixed(),
                        column("columns.header", 150, ColumnUse::header),
                        role,
                        column("columns.samples", 190, column -> String.join(" · ", column.samples())),
                        column("columns.confidence", 104, this::confidence).fixed(),
                        column(
                                "columns.why",
                                240,
                                column -> words.of(column.use())
                                        + (column.use() == ColumnUse.Use.EMPTY
                                                ? ""
                                                : " · " + words.of(column.evidence())))));
    }

    private TextColumn<ColumnUse> column(String key, double width, Function<ColumnUse, String> text) {
        return new TextColumn<>(texts.words(key), width, text);
    }

    private String confidence(ColumnUse column) {
        return switch (column.use()) {
            case EMPTY, UNKNOWN, ASIDE -> Texts.ABSENT;
            case STUDENT_ID, READ, DUPLICATE, OTHER_YEAR -> texts.percent(column.confidence());
        };
    }

    /** The letters by which spreadsheets name a column. */
    private static String letter(int index) {
        var letters = new StringBuilder();
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** A table in the list: its sheet and file, its year, whether it is taken. */
    private final class TableItem extends ListCell<TableOfFile> {
        TableItem() {
            // Without a width of its own, the cell takes the list's.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(TableOfFile item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("unsure");
            if (empty || item == null) {
                setText(null);
                return;
            }
            var table = item.table();
            setText(texts.words(
                    table.leftOut().isPresent() ? "columns.item.leftOut" : "columns.item",
                    item.name(),
                    Objects.requireNonNull(item.file().getFileName()),
                    years(table),
                    table.records().size()));
            if (needsALook(table)) {
                getStyleClass().add("unsure");
            }
        }
    }

    /** The part a column plays, in a box that offers all others. */
    private final class RoleCell extends TableCell<ColumnUse, ColumnUse> {
        private final ComboBox<Role> box = new ComboBox<>();
        private boolean updating;

        RoleCell() {
            var roles = new ArrayList<Role>(List.of(new Role.Unknown(), new Role.StudentId(), new Role.YearOfRow()));
            Arrays.stream(Field.values()).map(Role.Of::new).forEach(roles::add);
            box.getItems().setAll(roles);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setConverter(new StringConverter<>() {
                @Override
                public String toString(Role role) {
                    return role == null ? "" : words.of(role);
                }

                @Override
                public Role fromString(String typed) {
                    throw new UnsupportedOperationException("the box is not typed into");
                }
            });
            box.setOnAction(event -> {
                var column = getItem();
                if (!updating && column != null && !column.role().equals(box.getValue())) {
                    decided(table -> decisions.role(table, column.index(), box.getValue()));
                }
            });
        }

        @Override
        protected void updateItem(ColumnUse item, boolean empty) {
            super.updateItem(item, empty);
            updating = true;
            if (empty || item == null) {
                setGraphic(null);
            } else {
                box.setAccessibleText(texts.words("columns.role.of", item.header()));
                box.setUserData(item);
                box.setValue(item.role());
                setGraphic(box);
            }
            updating = false;
        }
    }
}
