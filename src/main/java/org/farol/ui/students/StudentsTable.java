package org.farol.ui.students;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.farol.app.StudentRisk;
import org.farol.ui.Look;
import org.farol.ui.Texts;

/**
 * The table itself: columns, order, groups, marks. Keys: Enter opens a student or a group, Left and Right close and open a
 * group, Space marks, Ctrl+A marks all that are shown.
 */
final class StudentsTable {
    private static final double MARK_WIDTH = 2.8;

    private final Texts texts;
    private final TableView<Line> table;
    private final StudentsModel model;
    private final Runnable changed;
    private final Map<StudentColumn, Shown> columns = new EnumMap<>(StudentColumn.class);
    private final CheckBox markAll = new CheckBox();
    private double em = Look.USUAL_EM;
    private double threshold = 1;
    private boolean replacing;

    /** A column of the table that shows one of the things there are. */
    static final class Shown extends TableColumn<Line, StudentRow> {
        private final StudentColumn what;

        Shown(StudentColumn what, Texts texts) {
            super(what.heading(texts));
            this.what = what;
            setId(what.name());
            setCellValueFactory(StudentsTable::student);
        }

        StudentColumn what() {
            return what;
        }
    }

    /**
     * @param open is told whose page to open
     * @param order is told by which columns to put the students in order
     * @param changed is run when marks or groups have changed
     */
    StudentsTable(
            Texts texts,
            TableView<Line> table,
            StudentsModel model,
            Consumer<StudentRisk> open,
            Consumer<List<Roll.Order>> order,
            Runnable changed) {
        this.texts = texts;
        this.table = table;
        this.model = model;
        this.changed = changed;
        Arrays.stream(StudentColumn.values()).forEach(what -> columns.put(what, column(what)));
        table.getColumns().add(marks());
        table.getColumns().addAll(columns.values());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setRowFactory(any -> new LineRow(texts, this::toggle, open));
        table.setSortPolicy(any -> {
            if (!replacing) {
                order.accept(orders());
            }
            return true;
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(event, open));
    }

    private static ObservableValue<StudentRow> student(TableColumn.CellDataFeatures<Line, StudentRow> line) {
        return new ReadOnlyObjectWrapper<>(line.getValue() instanceof StudentRow row ? row : null);
    }

    private TableColumn<Line, StudentRow> marks() {
        var column = new TableColumn<Line, StudentRow>();
        column.setId("marks");
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.setPrefWidth(MARK_WIDTH * em);
        column.setCellValueFactory(StudentsTable::student);
        column.setCellFactory(any -> new MarkCell(texts, model, this::mark));
        markAll.setAccessibleText(texts.words("students.mark.all"));
        markAll.setOnAction(event -> {
            model.mark(model.shown(), markAll.isSelected());
            marked();
        });
        column.setGraphic(markAll);
        return column;
    }

    private Shown column(StudentColumn what) {
        var column = new Shown(what, texts);
        column.setPrefWidth(what.width());
        column.setVisible(StudentColumn.standard().contains(what));
        column.setCellFactory(
                any -> what == StudentColumn.RISK ? new RiskCell(texts, () -> threshold) : new WordsCell(what, texts));
        if (what.isNumeric() && what != StudentColumn.RISK) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }

    private List<Roll.Order> orders() {
        return table.getSortOrder().stream()
                .filter(Shown.class::isInstance)
                .map(column -> new Roll.Order(
                        ((Shown) column).what(), column.getSortType() == TableColumn.SortType.DESCENDING))
                .toList();
    }

    /** Shows the model's lines, keeping the selected student where it can. */
    void fill() {
        var kept = selected();
        var lines = model.lines();
        replace(lines);
        kept.map(StudentRow::id).flatMap(id -> indexOf(id, lines)).ifPresent(table.getSelectionModel()::select);
        showMarks();
    }

    /** By another list: for other items in the same one, the table empties all its cells, and styles and fills them anew. */
    private void replace(List<Line> lines) {
        var order = List.copyOf(table.getSortOrder());
        replacing = true;
        table.setItems(FXCollections.observableList(lines));
        // The table forgot it with the list before.
        table.getSortOrder().setAll(order);
        replacing = false;
    }

    private static Optional<Integer> indexOf(String id, List<Line> lines) {
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof StudentRow row && row.id().equals(id)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Sets from which risk on the bars show a student as flagged. */
    void flagFrom(double risk) {
        threshold = risk;
    }

    /** Fits the columns to letters of this height. */
    void fit(double letters) {
        var factor = letters / em;
        em = letters;
        for (var column : table.getColumns()) {
            column.setPrefWidth(column.getWidth() * factor);
        }
    }

    /** The columns as the person has them now. */
    ColumnLayout layout() {
        return new ColumnLayout(table.getColumns().stream()
                .filter(Shown.class::isInstance)
                .map(Shown.class::cast)
                .map(column -> new ColumnLayout.Place(column.what(), column.isVisible(), column.getWidth() / em))
                .toList());
    }

    /** Arranges the columns. */
    void arrange(ColumnLayout layout) {
        var order = new ArrayList<TableColumn<Line, ?>>();
        order.add(table.getColumns().getFirst());
        for (var place : layout.places()) {
            var column = Objects.requireNonNull(columns.get(place.column()));
            column.setVisible(place.visible());
            column.setPrefWidth(place.width() * em);
            order.add(column);
        }
        table.getColumns().setAll(order);
    }

    /** {@code changed} is run when columns are arranged, shown, hidden or widened. */
    void onLayout(Runnable rearranged) {
        table.getColumns().addListener((ListChangeListener<TableColumn<Line, ?>>) change -> rearranged.run());
        for (var column : columns.values()) {
            column.visibleProperty().subscribe((before, now) -> rearranged.run());
            column.widthProperty().subscribe((before, now) -> rearranged.run());
        }
    }

    /** The shown columns, in their order. */
    List<StudentColumn> visible() {
        return table.getVisibleLeafColumns().stream()
                .filter(Shown.class::isInstance)
                .map(column -> ((Shown) column).what())
                .toList();
    }

    /** The student of the selected line. */
    Optional<StudentRow> selected() {
        return table.getSelectionModel().getSelectedItem() instanceof StudentRow row
                ? Optional.of(row)
                : Optional.empty();
    }

    private void press(KeyEvent event, Consumer<StudentRisk> open) {
        var line = Optional.ofNullable(table.getSelectionModel().getSelectedItem());
        if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
            mark(model.shown(), true);
            event.consume();
        } else if (line.isPresent() && !event.isShortcutDown() && !event.isAltDown()) {
            switch (line.get()) {
                case StudentRow row -> pressOnStudent(event, row, open);
                case GroupLine group -> pressOnGroup(event, group);
            }
        }
    }

    private void pressOnStudent(KeyEvent event, StudentRow row, Consumer<StudentRisk> open) {
        switch (event.getCode()) {
            case ENTER -> {
                open.accept(row.student());
                event.consume();
            }
            case SPACE -> {
                mark(selectedRows(), !model.isMarked(row));
                event.consume();
            }
            default -> {}
        }
    }

    private void pressOnGroup(KeyEvent event, GroupLine group) {
        switch (event.getCode()) {
            case ENTER, SPACE -> {
                toggle(group);
                event.consume();
            }
            case LEFT, RIGHT -> {
                if (group.open() == (event.getCode() == KeyCode.LEFT)) {
                    toggle(group);
                }
                event.consume();
            }
            default -> {}
        }
    }

    private List<StudentRow> selectedRows() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(StudentRow.class::isInstance)
                .map(StudentRow.class::cast)
                .toList();
    }

    private void toggle(GroupLine group) {
        var index = table.getItems().indexOf(group);
        model.setOpen(group.key(), !group.open());
        fill();
        table.getSelectionModel().clearAndSelect(index);
        table.getFocusModel().focus(index);
        changed.run();
    }

    private void mark(Collection<StudentRow> rows, boolean wanted) {
        model.mark(rows, wanted);
        marked();
    }

    private void marked() {
        showMarks();
        table.refresh();
        changed.run();
    }

    private void showMarks() {
        var all = model.allMarked();
        markAll.setIndeterminate(all.isEmpty());
        markAll.setSelected(all.orElse(false));
    }
}
