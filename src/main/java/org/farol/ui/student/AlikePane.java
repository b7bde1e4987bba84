package org.farol.ui.student;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.farol.app.StudentInsight.Alike;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.ui.Look;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;

/** Past students like this one and how they went on, by id and without names. */
final class AlikePane extends VBox {
    private static final double ROW_HEIGHT = 31;

    private final Texts texts;
    private final Label said = new Label();
    private final TableView<Alike> table = new TableView<>();

    /** {@code open} is told the id of whom the person wants to see. */
    AlikePane(Texts texts, Consumer<String> open) {
        super(6);
        this.texts = texts;
        setId("alike");
        var title = new Label(texts.words("student.alike"));
        title.getStyleClass().add("title-4");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        table.getStyleClass().add("dense");
        table.setAccessibleText(texts.words("student.alike"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns()
                .setAll(List.of(
                        column("student.alike.id", alike -> alike.then().studentId()),
                        column(
                                "student.alike.year",
                                alike -> String.valueOf(alike.then().year())),
                        column("student.alike.fase", alike -> fase(alike.then())),
                        column("student.alike.inde", alike -> number(alike.then(), Field.INDE)),
                        column("student.alike.before", alike -> number(alike.then(), Field.DEFASAGEM)),
                        column("student.alike.after", alike -> texts.number(alike.defasagemAfter())),
                        new TextColumn<>(
                                texts.words("student.alike.became"),
                                180,
                                alike -> texts.words(
                                        alike.behindAfter() ? "student.alike.behind" : "student.alike.notBehind"))));
        table.setRowFactory(any -> {
            var row = new TableRow<Alike>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    open.accept(row.getItem().then().studentId());
                }
            });
            return row;
        });
        table.setOnKeyPressed(event -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen.then().studentId());
            }
        });
        getChildren().setAll(title, said, table);
    }

    private TextColumn<Alike> column(String key, Function<Alike, String> text) {
        return new TextColumn<>(texts.words(key), 110, text);
    }

    void show(List<Alike> alike, Look look) {
        Visibility.set(this, !alike.isEmpty());
        said.setText(texts.words("student.alike.said", alike.size(), (int)
                alike.stream().filter(Alike::behindAfter).count()));
        // Another list, not other items in the same one, for which the table would empty its cells and fill them anew.
        table.setItems(FXCollections.observableArrayList(alike));
        table.setFixedCellSize(look.wide(ROW_HEIGHT));
        // Room for the headings and, with large letters, for a bar to scroll by.
        table.setMinHeight((alike.size() + 2) * table.getFixedCellSize());
        table.setPrefHeight(table.getMinHeight());
    }

    private static String fase(YearlyRecord record) {
        var fase = record.whole(Field.FASE);
        return fase.isPresent() ? Fase.name(fase.getAsInt()) : Texts.ABSENT;
    }

    private String number(YearlyRecord record, Field field) {
        var number = record.number(field);
        return number.isPresent() ? texts.number(number.getAsDouble()) : Texts.ABSENT;
    }
}
