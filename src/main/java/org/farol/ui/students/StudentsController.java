package org.farol.ui.students;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import javafx.stage.FileChooser;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.QualityWords;
import org.farol.ui.Screen;
import org.farol.ui.StudentGroup;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.farol.ui.followup.PlanEditor;

/** Who needs attention: the table of students of a year with its search and filters. */
public final class StudentsController implements Screen {
    private static final String COLUMNS = "alunos.colunas";
    private static final String VIEW = "alunos.filtro";

    private final Desk desk;
    private final Texts texts;
    private final StudentsModel model = new StudentsModel();
    private final Parent view;
    private Optional<StudentGroup> group = Optional.empty();
    private Optional<Opened> opened = Optional.empty();
    private final NobodyPane nobody;
    private StudentsTable students;
    private FacetBar facets;
    private ViewsMenu savedViews;
    private StudentsFilter ownFilter = StudentsFilter.ALL;
    private boolean choosing;
    private List<Roll.Order> orders = List.of();

    @FXML
    private Pane groupStrip;

    @FXML
    private Label groupHeading;

    @FXML
    private TextField search;

    @FXML
    private MenuButton views;

    @FXML
    private MenuButton grouping;

    @FXML
    private Pane facetBar;

    @FXML
    private Button clearButton;

    @FXML
    private Label count;

    @FXML
    private Pane selectionBar;

    @FXML
    private Label marked;

    @FXML
    private Pane noticeStrip;

    @FXML
    private Label notice;

    @FXML
    private Hyperlink undoLink;

    @FXML
    private TableView<Line> table;

    /** The controller of {@code students.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public StudentsController(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.nobody = new NobodyPane(desk, this::clear);
        this.view = Fxml.load("students/students.fxml", this, texts);
    }

    @FXML
    void initialize() {
        students = new StudentsTable(
                texts,
                table,
                model,
                student -> desk.navigation().openStudent(student.record().studentId()),
                this::order,
                this::tell);
        students.arrange(
                desk.preferences().text(COLUMNS).map(ColumnLayout::read).orElseGet(ColumnLayout::standard));
        students.onLayout(
                () -> desk.preferences().remember(COLUMNS, students.layout().text()));
        facets = new FacetBar(texts, model, facetBar, this::filtered);
        savedViews = new ViewsMenu(
                texts, desk.work(), desk.workspace().savedViews(), model, views, this::choose, this::offerUndo);
        desk.preferences().text(VIEW).flatMap(SavedView::read).ifPresent(this::choose);
        offerGroupings();
        table.setPlaceholder(nobody);
        search.textProperty().subscribe((before, now) -> {
            if (!choosing) {
                model.filter(model.filter().searching(now));
                filtered();
            }
        });
        Visibility.set(noticeStrip, false);
        tell();
    }

    private void offerGroupings() {
        var toggles = new ToggleGroup();
        for (var one : Grouping.values()) {
            var item = new RadioMenuItem(texts.words(one.words()));
            item.setToggleGroup(toggles);
            item.setUserData(one);
            item.setOnAction(event -> {
                model.group(one);
                filtered();
            });
            grouping.getItems().add(item);
        }
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened now) {
        var before = opened;
        if (!before.equals(Optional.of(now))) {
            opened = Optional.of(now);
            students.fit(now.look().em());
            savedViews.load();
            load();
        } else {
            // On a student's page something may have been agreed meanwhile.
            desk.work().fetch(now.workspace().followUp()::followed, followed -> {
                if (!followed.equals(model.roll().followed())) {
                    load();
                }
            });
        }
    }

    /** Shows only the students of a group and why these; all, without one. */
    public void showOnly(Optional<StudentGroup> wanted) {
        if (group.equals(wanted)) {
            return;
        }
        var yearBefore = year();
        if (group.isEmpty()) {
            ownFilter = model.filter();
        }
        group = wanted;
        groupHeading.setText(group.map(StudentGroup::heading).orElse(""));
        Visibility.set(groupStrip, group.isPresent());
        // All of a group are shown at first: it is a number's list, and what was filtered before has nothing to do with
        // it.
        choose(
                group.map(one -> StudentsFilter.ALL.only(Optional.of(one.studentIds())))
                        .orElse(ownFilter),
                model.grouping());
        if (year() != yearBefore) {
            load();
        }
    }

    /** Works out the rows in the background, like all that goes through twenty thousand students. */
    private void load() {
        opened.ifPresent(now -> {
            var year = year();
            var order = orders;
            desk.work()
                    .fetch(
                            () -> Roll.of(
                                            year == now.year()
                                                    ? now.students()
                                                    : now.workspace().students(year),
                                            now.threshold(),
                                            now.workspace().followUp().followed())
                                    .by(order),
                            roll -> {
                                if (opened.equals(Optional.of(now)) && year == year()) {
                                    students.flagFrom(now.threshold());
                                    show(roll);
                                    order(orders);
                                }
                            });
        });
    }

    private void show(Roll roll) {
        model.show(roll);
        facets.show();
        filtered();
        table.refresh();
    }

    /** Puts the students in order; an order that was overtaken by another wish, or by other students, is passed over. */
    private void order(List<Roll.Order> wanted) {
        var roll = model.roll();
        orders = wanted;
        desk.work().fetch(() -> roll.by(wanted), ordered -> {
            if (roll.equals(model.roll()) && wanted.equals(orders) && !ordered.equals(roll)) {
                model.show(ordered);
                filtered();
            }
        });
    }

    /** Shows what the model has come to. */
    private void filtered() {
        students.fill();
        nobody.look(model.shown().isEmpty() ? model.filter().search() : "", year());
        if (group.isEmpty()) {
            // Not what was searched for: that may name a student, and this file is for anyone to read.
            var kept = SavedView.of(model.filter().searching(""), model.grouping());
            if (kept.equals(SavedView.ALL)) {
                desk.preferences().forget(VIEW);
            } else {
                desk.preferences().remember(VIEW, kept.definition());
            }
        }
        tell();
    }

    private void tell() {
        count.setText(texts.words(
                opened.flatMap(Opened::model).isPresent() ? "students.count" : "students.count.noModel",
                model.shown().size(),
                model.roll().rows().size(),
                model.flagged()));
        var selection = model.marked().size();
        marked.setText(texts.words("students.marked", selection));
        Visibility.set(selectionBar, selection > 0);
        Visibility.set(clearButton, !model.filter().isEmpty());
        grouping.setText(texts.words(
                "students.grouping.chosen", texts.words(model.grouping().words())));
        grouping.getItems().stream()
                .filter(item -> item.getUserData() == model.grouping())
                .forEach(item -> ((RadioMenuItem) item).setSelected(true));
    }

    private void choose(SavedView saved) {
        choose(saved.filter().only(group.map(StudentGroup::studentIds)), saved.groupedBy());
    }

    private void choose(StudentsFilter filter, Grouping groups) {
        choosing = true;
        search.setText(filter.search());
        choosing = false;
        model.filter(filter);
        model.group(groups);
        facets.show();
        filtered();
    }

    private void offerUndo(String name, Runnable undo) {
        notice.setText(texts.words("students.views.deleted", name));
        undoLink.setOnAction(event -> {
            undo.run();
            Visibility.set(noticeStrip, false);
        });
        Visibility.set(undoLink, true);
        Visibility.set(noticeStrip, true);
    }

    /** The students that something is to be done of: the marked ones, else the selected one. */
    public List<StudentRisk> selection() {
        var rows = model.marked();
        return (rows.isEmpty() ? students.selected().stream().toList() : rows)
                .stream().map(StudentRow::student).toList();
    }

    /** Agrees on something for the students of {@link #selection}. */
    @FXML
    void agree() {
        PlanEditor.agree(
                desk,
                selection().stream()
                        .map(student -> student.record().studentId())
                        .toList(),
                view.getScene().getWindow(),
                this::load);
    }

    /** Keeps the search, filters and grouping there are under a name. */
    public void saveView(String name) {
        savedViews.save(name);
    }

    @FXML
    void clear() {
        choose(StudentsFilter.ALL.only(group.map(StudentGroup::studentIds)), model.grouping());
    }

    @FXML
    void clearMarks() {
        model.mark(model.marked(), false);
        students.fill();
        table.refresh();
        tell();
    }

    @FXML
    void chooseColumns() {
        ColumnsDialog.show(
                texts, students.layout(), students::arrange, view.getScene().getWindow());
    }

    @FXML
    void exportWorkbook() {
        chooseFile("xlsx", "students.export.xlsx");
    }

    @FXML
    void exportText() {
        chooseFile("csv", "students.export.csv");
    }

    private void chooseFile(String ending, String kind) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.words("students.export.title"));
        chooser.setInitialFileName(texts.words("students.export.file", String.valueOf(year())) + "." + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts.words(kind), "*." + ending));
        desk.files().toSave(chooser, view.getScene().getWindow()).ifPresent(this::export);
    }

    private int year() {
        var shown = opened.map(Opened::year).orElse(0);
        return group.map(StudentGroup::year).orElseGet(OptionalInt::empty).orElse(shown);
    }

    /** Writes the students and columns that are shown to a file, as a workbook or as text by its name. */
    public void export(Path file) {
        var card = opened.flatMap(Opened::model);
        var rows = model.shown();
        var columns = students.visible();
        var what = texts.words("students.export.what", String.valueOf(year()), count.getText());
        var exported = new StudentsExport(texts, card, year());
        desk.work()
                .start(
                        texts.words("students.export.progress"),
                        progress -> {
                            exported.of(rows, columns, what, QualityWords.of(card, texts))
                                    .write(file, texts.locale());
                            return file;
                        },
                        written -> told(texts.words("students.export.done", written.getFileName())));
    }

    private void told(String words) {
        notice.setText(words);
        Visibility.set(undoLink, false);
        Visibility.set(noticeStrip, true);
    }

    @FXML
    void showAll() {
        desk.navigation().go(Place.ALUNOS);
    }

    @Override
    public ReportSubject subject() {
        var ids = selection().stream()
                .map(student -> student.record().studentId())
                .toList();
        return ids.isEmpty() ? new ReportSubject.Programme() : new ReportSubject.Students(ids);
    }

    @Override
    public Set<Command> commands() {
        return Set.of(Command.SEARCH);
    }

    @Override
    public void run(Command command) {
        search.requestFocus();
        search.selectAll();
    }
}
