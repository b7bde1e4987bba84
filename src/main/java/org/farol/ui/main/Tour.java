package org.farol.ui.main;

import atlantafx.base.controls.Popover;
import atlantafx.base.controls.Popover.ArrowLocation;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.farol.ui.Texts;

/** A guided tour: a few call-outs, one after the other, each pointing at a part of the frame. Esc or a button skips it. */
final class Tour {
    /**
     * A call-out.
     *
     * @param at what it points at
     * @param key of its words in the bundle
     */
    record Step(Node at, ArrowLocation arrow, String key) {}

    private final Texts texts;
    private final List<Step> steps;
    private Optional<Popover> shown = Optional.empty();

    Tour(Texts texts, List<Step> steps) {
        this.texts = texts;
        this.steps = List.copyOf(steps);
    }

    void start() {
        show(0);
    }

    private void show(int index) {
        end();
        var step = steps.get(index);
        var last = index == steps.size() - 1;
        var words = new Label(texts.words(step.key()));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var count = new Label(texts.words("tour.count", index + 1, steps.size()));
        count.getStyleClass().add("text-muted");
        var skip = new Button(texts.words("tour.skip"));
        skip.setId("tour-skip");
        skip.setOnAction(event -> end());
        skip.setVisible(!last);
        var next = new Button(texts.words(last ? "tour.end" : "tour.next"));
        next.setId("tour-next");
        next.getStyleClass().add("accent");
        next.setDefaultButton(true);
        next.setOnAction(event -> {
            if (last) {
                end();
            } else {
                show(index + 1);
            }
        });
        var buttons = new HBox(count, skip, next);
        buttons.getStyleClass().add("chart-top");
        var content = new VBox(words, buttons);
        content.getStyleClass().add("tour");
        var popover = new Popover(content);
        popover.setArrowLocation(step.arrow());
        popover.setDetachable(false);
        popover.setAutoHide(false);
        popover.setAnimated(false);
        popover.setHideOnEscape(true);
        shown = Optional.of(popover);
        popover.show(step.at());
        next.requestFocus();
    }

    void end() {
        shown.ifPresent(Popover::hide);
        shown = Optional.empty();
    }
}
