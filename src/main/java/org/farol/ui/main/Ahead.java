package org.farol.ui.main;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.farol.ui.Screen;
import org.farol.ui.task.BackgroundWork;

/**
 * Makes ready what a person is likely to ask for next, while nobody waits: for the first table and the first page the JVM has
 * hundreds of classes to load and JavaFX as many styles to work out. The views stand unseen where they will be shown, so that
 * no style is worked out twice, and grow from nothing to their height, so that a table has few rows to make in each step. A
 * rest follows each step, and there is none while anything is being read, so that a click meanwhile is heard at once. To be
 * used on the JavaFX thread.
 */
final class Ahead {
    private static final Duration REST = Duration.millis(60);
    /** In which what was just shown is drawn: the first frames of all take long. */
    private static final Duration FIRST_REST = Duration.millis(300);

    private static final int STEPS_OF_GROWTH = 8;

    private final BackgroundWork work;
    private final ScreenHolder holder;
    private final Deque<Runnable> left = new ArrayDeque<>();
    private boolean started;
    private boolean ended;

    /** {@code holder} is where screens are shown. */
    Ahead(BackgroundWork work, ScreenHolder holder) {
        this.work = work;
        this.holder = holder;
    }

    /** When the steps before are done, has a screen made and filled; where there is one to be made. */
    void add(Supplier<Optional<Screen>> made, Consumer<Screen> fill) {
        add(() -> made.get().ifPresent(screen -> add(screen, fill)));
    }

    private void add(Screen screen, Consumer<Screen> fill) {
        for (var step = STEPS_OF_GROWTH; step > 0; step--) {
            var share = (double) step / STEPS_OF_GROWTH;
            left.push(() -> holder.grow(screen.view(), share));
        }
        left.push(() -> fill.accept(screen));
        left.push(() -> holder.takeIn(screen.view()));
    }

    /** When the steps before are done, does another. */
    void add(Runnable step) {
        if (!ended) {
            left.add(step);
        }
    }

    /** Begins with the steps that were added. */
    void start() {
        if (!started) {
            started = true;
            rest(FIRST_REST);
        }
    }

    /** Leaves undone what is left, and what may still be added. */
    void end() {
        ended = true;
        left.clear();
    }

    private void next() {
        if (work.isIdle()) {
            if (left.isEmpty()) {
                started = false;
                return;
            }
            left.pop().run();
        }
        rest(REST);
    }

    private void rest(Duration time) {
        var rest = new PauseTransition(time);
        rest.setOnFinished(event -> next());
        rest.play();
    }
}
