package org.farol.ui.students;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.farol.app.StudentRisk;
import org.farol.pede.Fase;
import org.farol.ui.Icon;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** A line of the table; the heading of a group stands across all columns. */
final class LineRow extends TableRow<Line> {
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

    private final Texts texts;
    /** Made when there is a group to show: most rows never do. */
    private Optional<Label> heading = Optional.empty();

    LineRow(Texts texts, Consumer<GroupLine> toggle, Consumer<StudentRisk> open) {
        this.texts = texts;
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                switch (getItem()) {
                    case GroupLine group -> toggle.accept(group);
                    case StudentRow row when event.getClickCount() == 2 -> open.accept(row.student());
                    case null, default -> {}
                }
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        var group = !empty && line instanceof GroupLine;
        pseudoClassStateChanged(GROUP, group);
        heading.ifPresent(label -> label.setVisible(group));
        if (!empty && line instanceof GroupLine found) {
            var words = words(found);
            var label = heading.orElseGet(LineRow::heading);
            heading = Optional.of(label);
            label.setGraphic(new Icon(found.open() ? "chevron-down" : "chevron-right"));
            label.setText(words);
            setAccessibleText(texts.words(found.open() ? "students.group.open" : "students.group.closed", words));
        } else {
            setAccessibleText(null);
        }
    }

    private static Label heading() {
        var label = new Label();
        label.getStyleClass().add("group-heading");
        label.setMouseTransparent(true);
        return label;
    }

    private String words(GroupLine group) {
        var fase = group.fase().isPresent()
                ? texts.words("students.group.fase", Fase.name(group.fase().getAsInt()))
                : texts.words("students.group.noFase");
        return texts.words(
                "students.group",
                group.turma()
                        .map(letter -> texts.words("students.group.turma", fase, letter))
                        .orElse(fase),
                group.students(),
                group.flagged());
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new TableRowSkin<>(this) {
            @Override
            protected void layoutChildren(double x, double y, double width, double height) {
                super.layoutChildren(x, y, width, height);
                // The skin puts its cells in anew now and then and drops what else there is.
                heading.ifPresent(label -> {
                    if (!getChildren().contains(label)) {
                        getChildren().add(label);
                    }
                    label.resizeRelocate(x, y, width, height);
                });
            }
        };
    }
}
