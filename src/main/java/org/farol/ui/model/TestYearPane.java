package org.farol.ui.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.farol.model.Confusion;
import org.farol.model.Group;
import org.farol.model.TestYear;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;

/** What a year's flagging came to: in people, as a square of four counts, and by group. */
final class TestYearPane extends VBox {
    private static final double ROW = 31;

    private final Texts texts;
    private final ModelWords words;
    private final Label people = new Label();
    private final Label ladder = new Label();
    private final GridPane square = new GridPane();
    private final VBox gaps = new VBox();
    private final TableView<Group> groups = new TableView<>();

    TestYearPane(ChartStyle style) {
        this.texts = style.texts();
        this.words = new ModelWords(texts);
        getStyleClass().add("test-year");
        people.setId("year-people");
        ladder.setId("year-ladder");
        for (var sentence : List.of(people, ladder)) {
            sentence.setWrapText(true);
            sentence.setMinHeight(USE_PREF_SIZE);
        }
        square.getStyleClass().add("confusion");
        square.setMinWidth(USE_PREF_SIZE);
        gaps.setId("gaps");
        var gapsTitle = new Label(texts.words("groups.title"));
        gapsTitle.getStyleClass().add("text-bold");
        var beside = new VBox(gapsTitle, gaps);
        beside.getStyleClass().add("test-year");
        groups.setId("groups");
        groups.getStyleClass().add("dense");
        groups.setAccessibleText(texts.words("groups.title"));
        groups.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        groups.setFixedCellSize(style.look().wide(ROW));
        groups.getColumns()
                .setAll(List.of(
                        column("groups.group", 260, words::name),
                        column("groups.students", 90, group -> texts.number(group.n())),
                        column("groups.behind", 130, group -> texts.number(group.positives())),
                        column("groups.recall", 160, group -> share(group.recall())),
                        column("groups.precision", 160, group -> share(group.precision())),
                        column("groups.flagged", 110, group -> texts.percent(group.flaggedShare())),
                        column("groups.gap", 220, this::gap)));
        getChildren().setAll(people, ladder, style.sideBySide(square, beside));
    }

    /** Adds the table of the groups, which has many nodes to be styled. */
    void addGroups() {
        getChildren().add(groups);
    }

    private TextColumn<Group> column(String key, double width, Function<Group, String> text) {
        var column = new TextColumn<>(texts.words(key), width, text);
        column.setSortable(false);
        return column;
    }

    private String share(OptionalDouble share) {
        return share.isPresent() ? texts.percent(share.getAsDouble()) : texts.words("groups.nobody");
    }

    private String gap(Group group) {
        return group.recallGap()
                .map(gap -> texts.words(
                        gap.notable() ? "groups.gap.notable" : "groups.gap.within", texts.points(gap.difference())))
                .orElseGet(() -> texts.words("groups.nobody"));
    }

    void show(TestYear test) {
        people.setText(words.people(test));
        ladder.setText(
                test.movedLadder().map(moved -> words.ladder(test, moved)).orElse(""));
        ladder.setManaged(test.movedLadder().isPresent());
        showSquare(test.confusion());
        gaps.getChildren()
                .setAll(words.gaps(test.byGroup()).stream()
                        .map(TestYearPane::sentence)
                        .toList());
        groups.getItems().setAll(test.byGroup());
        groups.setMinHeight((test.byGroup().size() + 1.5) * groups.getFixedCellSize());
        groups.setPrefHeight(groups.getMinHeight());
    }

    private static Label sentence(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void showSquare(Confusion confusion) {
        square.getChildren().clear();
        square.add(heading("confusion.behind"), 1, 0);
        square.add(heading("confusion.fine"), 2, 0);
        square.add(heading("confusion.flagged"), 0, 1);
        square.add(heading("confusion.left"), 0, 2);
        square.add(people(confusion.caught(), "caught"), 1, 1);
        square.add(people(confusion.falseAlarms(), "alarm"), 2, 1);
        square.add(people(confusion.missed(), "missed"), 1, 2);
        square.add(people(confusion.rightlyLeft(), "right"), 2, 2);
    }

    private Label heading(String key) {
        var label = new Label(texts.words(key));
        label.getStyleClass().add("text-bold");
        return label;
    }

    private VBox people(int count, String name) {
        var figure = new Label(texts.number(count));
        figure.setId("confusion-" + name);
        figure.getStyleClass().add("title-3");
        var what = new Label(texts.words("confusion.cell." + name));
        figure.setLabelFor(what);
        var box = new VBox(figure, what);
        box.getStyleClass().addAll("person-count", name);
        return box;
    }
}
