package org.farol.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * Fills a screen piece by piece, one in each pulse, so that no pulse is long and a key pressed meanwhile is heard. To be
 * used on the JavaFX thread.
 */
public final class Pieces {
    private final Deque<Runnable> left = new ArrayDeque<>();
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            next();
        }
    };

    /** Does the first at once and the others in the next pulses; what was left of those before is dropped. */
    public void begin(List<Runnable> pieces) {
        left.clear();
        left.addAll(pieces);
        pulses.start();
        next();
    }

    private void next() {
        if (!left.isEmpty()) {
            left.pop().run();
        }
        if (left.isEmpty()) {
            pulses.stop();
        }
    }
}
