package org.farol.ui.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.farol.app.Imports;
import org.farol.app.NotPossibleException;
import org.farol.sheet.StudentLinks;
import org.farol.store.LinkState;
import org.farol.store.StudentLink;
import org.farol.ui.LetterWidth;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;

/** Which ids of different files are one student: links that are made, to be undone, and offers, to be decided. */
final class LinksPane extends VBox {
    /** One id and the student it is, or may be. */
    private record Line(StudentLink link, boolean made) {
        LinkState seen() {
            return made ? new LinkState(Optional.of(link.studentId()), false) : LinkState.OPEN;
        }
    }

    private final Texts texts;
    private final BackgroundWork work;
    private final Imports imports;
    private final Runnable changed;
    private final TableView<Line> lines = new TableView<>();
    private final Label count = new Label();

    /** {@code changed} is told when a link was made or undone. */
    LinksPane(Texts texts, BackgroundWork work, Imports imports, Runnable changed) {
        this.texts = texts;
        this.work = work;
        this.imports = imports;
        this.changed = changed;
        getStyleClass().add("import-page");
        var explanation = new Label(texts.words("links.explanation"));
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        lines.setId("import-links");
        lines.getStyleClass().add("dense");
        lines.setAccessibleText(texts.words("links.table"));
        lines.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        lines.setPlaceholder(new Label(texts.words("links.none")));
        var actions = new TableColumn<Line, Line>(texts.words("links.actions"));
        actions.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        actions.setCellFactory(column -> LetterWidth.follow(column, new ActionsCell()));
        actions.setPrefWidth(320);
        lines.getColumns()
                .setAll(List.of(
                        column("links.own", 180, line -> line.link().ownId()),
                        column("links.student", 180, line -> line.link().studentId()),
                        column("links.state", 200, line -> texts.words(line.made() ? "links.made" : "links.offered")),
                        actions));
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().setAll(explanation, count, lines);
    }

    private TextColumn<Line> column(String key, double width, Function<Line, String> text) {
        return new TextColumn<>(texts.words(key), width, text);
    }

    /** Reads the links and shows them, those to be decided first. */
    void reload() {
        work.fetch(() -> new Found(imports.offers(), imports.links()), found -> {
            var all = new ArrayList<Line>();
            for (var offer : found.offers()) {
                offer.candidates().forEach(ra -> all.add(new Line(new StudentLink(offer.ownId(), ra), false)));
            }
            found.links().forEach(link -> all.add(new Line(link, true)));
            lines.getItems().setAll(all);
            count.setText(texts.words(
                    "links.count", found.links().size(), found.offers().size()));
        });
    }

    private record Found(List<StudentLinks.Offer> offers, List<StudentLink> links) {}

    private interface Decision {
        void make() throws NotPossibleException;
    }

    private void decide(Decision decision) {
        work.fetch(
                () -> {
                    try {
                        decision.make();
                    } finally {
                        // What another decided shows too, above all where it was in the way.
                        Platform.runLater(this::reload);
                    }
                    return decision;
                },
                done -> changed.run());
    }

    private final class ActionsCell extends TableCell<Line, Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            var refuse = new Button(texts.words(line.made() ? "links.undo" : "links.refuse"));
            refuse.setOnAction(event -> decide(() -> imports.refuse(line.link(), line.seen())));
            var box = new HBox(refuse);
            box.getStyleClass().add("filters");
            if (!line.made()) {
                var accept = new Button(texts.words("links.accept"));
                accept.setOnAction(event -> decide(() -> imports.link(line.link(), line.seen())));
                box.getChildren().addFirst(accept);
            }
            setGraphic(box);
        }
    }
}
