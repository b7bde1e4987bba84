package org.farol.ui.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.farol.app.AccountTexts;
import org.farol.pede.Value;
import org.farol.sheet.CellAccount;
import org.farol.sheet.cell.Rule;
import org.farol.ui.LetterWidth;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** The repairs and refusals of an import, with what proves them; to be searched and filtered. */
final class AccountPane extends VBox {
    /** Told which of its possible readings a person gives a cell. */
    @FunctionalInterface
    interface Decision {
        void decide(TableOfFile table, CellAccount cell, Value value);
    }

    private final Texts texts;
    private final AccountTexts words;
    private final Optional<Decision> decision;
    private final FilteredList<AccountLine> lines = new FilteredList<>(FXCollections.observableArrayList());
    private final TextField search = new TextField();
    private final ComboBox<Optional<AccountLine.Kind>> kind = new ComboBox<>();
    private final ComboBox<Optional<Rule>> rule = new ComboBox<>();
    private final Label count = new Label();

    /** An account to look at; with a {@code decision}, one in which open cells can be decided. */
    AccountPane(Texts texts, Optional<Decision> decision) {
        this.texts = texts;
        this.words = new AccountTexts(texts.locale());
        this.decision = decision;
        getStyleClass().add("import-page");
        search.setPromptText(texts.words("account.search"));
        search.setAccessibleText(texts.words("account.search"));
        search.setId("account-search");
        kind.setId("account-kind");
        kind.setAccessibleText(texts.words("account.kind"));
        kind.setConverter(shown(value -> texts.words(
                "account.kind." + value.map(Enum::name).orElse("ALL").toLowerCase(Locale.ROOT))));
        kind.getItems()
                .setAll(List.of(
                        Optional.empty(),
                        Optional.of(AccountLine.Kind.TO_CHECK),
                        Optional.of(AccountLine.Kind.REPAIRED),
                        Optional.of(AccountLine.Kind.DERIVED),
                        Optional.of(AccountLine.Kind.REFUSED)));
        kind.setValue(Optional.empty());
        rule.setId("account-rule");
        rule.setAccessibleText(texts.words("account.rule"));
        rule.setConverter(shown(value -> value.map(words::of).orElseGet(() -> texts.words("account.rule.all"))));
        rule.setValue(Optional.empty());
        search.textProperty().subscribe(this::filter);
        kind.valueProperty().subscribe(this::filter);
        rule.valueProperty().subscribe(this::filter);
        HBox.setHgrow(search, Priority.ALWAYS);
        var gap = new Region();
        gap.setMinWidth(8);
        count.setMinWidth(USE_PREF_SIZE);
        var filters = new HBox(search, kind, rule, gap, count);
        filters.getStyleClass().addAll("filters", "facts");
        filters.setAlignment(Pos.CENTER_LEFT);
        var table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(filters, table);
    }

    private static <T> StringConverter<T> shown(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("the box is not typed into");
            }
        };
    }

    /** Shows the account of {@code tables}, and how much of it there is. */
    void show(List<TableOfFile> tables) {
        var all = AccountLine.of(tables);
        var rules = new TreeMap<Rule, Integer>();
        all.forEach(line -> line.cell().ifPresent(cell -> rules.merge(cell.rule(), 1, Integer::sum)));
        var chosen = rule.getValue();
        rule.getItems().setAll(List.of(Optional.empty()));
        rules.keySet().forEach(found -> rule.getItems().add(Optional.of(found)));
        rule.setValue(rule.getItems().contains(chosen) ? chosen : Optional.empty());
        source().setAll(all);
        filter();
    }

    @SuppressWarnings("unchecked")
    private ObservableList<AccountLine> source() {
        return (ObservableList<AccountLine>) lines.getSource();
    }

    /** How many lines there are to check. */
    static long toCheck(List<TableOfFile> tables) {
        return AccountLine.of(tables).stream()
                .filter(line -> line.is(AccountLine.Kind.TO_CHECK))
                .count();
    }

    private void filter() {
        var typed = search.getText().strip().toLowerCase(texts.locale());
        var wantedKind = Optional.ofNullable(kind.getValue()).flatMap(Function.identity());
        var wantedRule = Optional.ofNullable(rule.getValue()).flatMap(Function.identity());
        lines.setPredicate(line -> wantedKind.map(line::is).orElse(true)
                && wantedRule
                        .map(wanted -> line.cell()
                                .filter(cell -> cell.rule() == wanted)
                                .isPresent())
                        .orElse(true)
                && (typed.isEmpty() || text(line).contains(typed)));
        count.setText(
                texts.words("account.count", lines.size(), lines.getSource().size()));
    }

    private String text(AccountLine line) {
        return String.join(" ", line.table().name(), column(line), raw(line), value(line), reason(line))
                .toLowerCase(texts.locale());
    }

    private TableView<AccountLine> table() {
        var sorted = new SortedList<>(lines);
        var table = new TableView<>(sorted);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setId("account-table");
        table.getStyleClass().add("dense");
        ChoiceKeys.install(table);
        table.setAccessibleText(texts.words("account.table"));
        table.setPlaceholder(new Label(texts.words("account.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var value = this.column("account.value", 120, this::value).fixed();
        value.setCellFactory(column -> LetterWidth.follow(column, new ValueCell()));
        table.getColumns()
                .setAll(List.of(
                        this.column("account.sheet", 100, line -> line.table().name())
                                .fixed(),
                        rowColumn(),
                        this.column("account.column", 140, this::column).fixed(),
                        this.column("account.raw", 118, this::raw).fixed(),
                        value,
                        this.column("account.what", 210, this::reason),
                        this.column(
                                "account.proof",
                                260,
                                line -> line.cell()
                                        .map(cell -> words.of(cell.proof()))
                                        .orElse(""))));
        return table;
    }

    private TextColumn<AccountLine> column(String key, double width, Function<AccountLine, String> text) {
        return new TextColumn<>(texts.words(key), width, text);
    }

    private TableColumn<AccountLine, Integer> rowColumn() {
        var column = new TableColumn<AccountLine, Integer>(texts.words("account.row"));
        column.setCellValueFactory(
                line -> new ReadOnlyObjectWrapper<>(line.getValue().row()));
        column.setCellFactory(any -> LetterWidth.follow(column, new RowCell()));
        column.setPrefWidth(64);
        column.setMinWidth(64);
        column.setMaxWidth(80);
        return column;
    }

    private String column(AccountLine line) {
        return line.cell()
                .map(cell -> cell.rule() == Rule.DERIVED ? words.of(cell.field()) : cell.column())
                .orElse("");
    }

    private String raw(AccountLine line) {
        return line.cell().map(CellAccount::raw).orElse("");
    }

    private String value(AccountLine line) {
        return line.cell().flatMap(CellAccount::value).map(words::of).orElse(Texts.ABSENT);
    }

    private String reason(AccountLine line) {
        return line.cell()
                .map(cell -> words.of(cell.rule()))
                .orElseGet(() -> texts.words(
                        "account.refusedRow", line.refusedRow().map(words::of).orElse("")));
    }

    private static final class RowCell extends TableCell<AccountLine, Integer> {
        @Override
        protected void updateItem(@Nullable Integer row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : row.toString());
        }
    }

    /** A value, or the choice among several where nothing settled it. */
    private final class ValueCell extends TableCell<AccountLine, String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            var line = empty || getTableRow() == null ? null : getTableRow().getItem();
            getStyleClass().remove("refused");
            setGraphic(null);
            setText(empty ? null : item);
            if (line != null && line.cell().isPresent() && decision.isPresent()) {
                var cell = line.cell().get();
                if (!cell.possible().isEmpty()) {
                    setText(null);
                    var choice = choice(line.table(), cell, decision.get());
                    choice.setUserData(line);
                    setGraphic(choice);
                }
            }
        }

        private ComboBox<Value> choice(TableOfFile table, CellAccount cell, Decision decide) {
            var box = new ComboBox<Value>();
            box.getItems().setAll(cell.possible());
            box.setPromptText(texts.words("account.decide"));
            box.setAccessibleText(texts.words("account.decide"));
            box.setConverter(shown(words::of));
            box.setButtonCell(new ListCell<>() {
                @Override
                protected void updateItem(Value item, boolean empty) {
                    super.updateItem(item, empty);
                    setText(empty || item == null ? texts.words("account.decide") : words.of(item));
                }
            });
            box.setMaxWidth(Double.MAX_VALUE);
            box.setOnAction(event -> decide.decide(table, cell, box.getValue()));
            return box;
        }
    }
}
