package org.farol.ui.main;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.farol.ui.Opened;
import org.farol.ui.Screen;

/**
 * The time until the frame is built and in the window: what has to wait for it, and the first screen, which need not. To be
 * used on the JavaFX thread.
 */
final class BeforeFrame {
    private boolean isOver;
    private List<Runnable> waiting = List.of();
    private Optional<Screen> filled = Optional.empty();

    boolean isOver() {
        return isOver;
    }

    /** Does what waited, in its order. */
    void end() {
        isOver = true;
        var waited = waiting;
        waiting = List.of();
        waited.forEach(Runnable::run);
    }

    /** Does something when the frame is in the window, at once where it is. */
    void after(Runnable next) {
        if (isOver) {
            next.run();
        } else {
            waiting = Stream.concat(waiting.stream(), Stream.of(next)).toList();
        }
    }

    /** Does a step as a task of its own, so that none keeps the thread for long; not where the frame came first. */
    void meanwhile(Runnable step) {
        Platform.runLater(() -> {
            if (!isOver) {
                step.run();
            }
        });
    }

    /**
     * Fills, styles and lays out the first screen where no window shows it: when the frame is built, the second time takes a
     * part of the first.
     *
     * @param style styles the root of a scene that no window shows
     */
    void fill(Screen first, Opened now, Consumer<Parent> style) {
        filled = Optional.of(first);
        first.show(now);
        var unseen = new StackPane(first.view());
        meanwhile(() -> style.accept(unseen));
        meanwhile(unseen::layout);
    }

    /** Whether a screen, which is about to be shown, is filled already; only the first that is shown is. */
    boolean hasFilled(Screen shown) {
        var isFirst = filled.equals(Optional.of(shown));
        filled = Optional.empty();
        return isFirst;
    }
}
