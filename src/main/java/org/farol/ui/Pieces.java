package org.farol.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/**
 * Fills a screen piece by piece, in each pulse as many as do not keep it long, so that a key pressed meanwhile is heard. To
 * be used on the JavaFX thread.
 */
public final class Pieces {
    /** After this much of a pulse the rest is left to the next; there is styling, layout and drawing to come. */
    private static final long ENOUGH = TimeUnit.MILLISECONDS.toNanos(8);

    private final Deque<Runnable> left = new ArrayDeque<>();
    private boolean isNew;
    private boolean isResting;
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            isResting = isNew && !isResting;
            if (!isResting) {
                next();
            }
        }
    };

    /** Begins at once and goes on in the next pulses; what was left of those before is dropped. */
    public void begin(List<Runnable> pieces) {
        begin(pieces, false);
    }

    /**
     * The same, each in a pulse of its own: pieces that are new to the screen, whose styling takes longer than filling them. A
     * pulse of rest follows each, in which it is drawn: JavaFX would have the next wait for that.
     */
    public void beginAnew(List<Runnable> pieces) {
        begin(pieces, true);
    }

    /** Adds pieces to those that are left; to be called by one of them. */
    public void add(List<Runnable> pieces) {
        left.addAll(pieces);
    }

    private void begin(List<Runnable> pieces, boolean areNew) {
        isNew = areNew;
        isResting = false;
        left.clear();
        left.addAll(pieces);
        pulses.start();
        next();
    }

    private void next() {
        var begun = System.nanoTime();
        while (!left.isEmpty()) {
            left.pop().run();
            if (isNew || System.nanoTime() - begun >= ENOUGH) {
                break;
            }
        }
        if (left.isEmpty()) {
            pulses.stop();
        }
    }
}
