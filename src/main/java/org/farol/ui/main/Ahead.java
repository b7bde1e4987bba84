package org.farol.ui.main;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.farol.ui.Fxml;
import org.farol.ui.Screen;
import org.farol.ui.task.BackgroundWork;

/**
 * Makes ready what a person is likely to ask for next, while nobody waits: for the first table and the first page the JVM has
 * hundreds of classes to load and JavaFX as many styles to work out. That is done in a scene that no window shows, where it
 * can be done in steps; then the view moves, unseen, to where it will be shown. A rest follows each step, and there is none
 * while anything is being read, so that a click meanwhile is heard at once. To be used on the JavaFX thread.
 */
final class Ahead {
    private static final Duration REST = Duration.millis(60);

    private static final double WIDTH = 1100;
    private static final double HEIGHT = 620;

    private final ScreenHolder holder;
    private final StackPane stage = new StackPane();
    private final Deque<Runnable> left = new ArrayDeque<>();
    private final BackgroundWork work;

    /** {@code holder} is where screens are shown. */
    Ahead(BackgroundWork work, ScreenHolder holder) {
        this.work = work;
        this.holder = holder;
        var scene = new Scene(stage, WIDTH, HEIGHT);
        scene.getStylesheets().add(Fxml.resource("farol.css").toExternalForm());
        stage.resize(WIDTH, HEIGHT);
    }

    /** When the steps before are done, has a screen filled, and styles and lays out its view as if it were shown. */
    void add(Supplier<Screen> filled) {
        left.add(() -> add(filled.get().view()));
    }

    private void add(Parent view) {
        left.push(() -> bring(view));
        left.push(stage::layout);
        left.push(stage::applyCss);
        left.push(() -> take(view));
    }

    /** Never takes a view away from where a person looks at it. */
    private void take(Parent view) {
        if (view.getParent() == null) {
            stage.getChildren().setAll(List.of(view));
        }
    }

    private void bring(Parent view) {
        if (stage.equals(view.getParent())) {
            holder.takeIn(view);
        }
    }

    /** Begins with the steps that were added. */
    void start() {
        rest();
    }

    /** Leaves undone what is left. */
    void end() {
        left.clear();
        stage.getChildren().clear();
    }

    private void next() {
        if (left.isEmpty()) {
            end();
            return;
        }
        if (work.isIdle()) {
            left.pop().run();
        }
        rest();
    }

    private void rest() {
        var rest = new PauseTransition(REST);
        rest.setOnFinished(event -> next());
        rest.play();
    }
}
