package org.farol.work;

import java.util.concurrent.CancellationException;

/**
 * Listener of one long task, which may ask it to stop. Cancelling is asked by the flag rather than by interrupting the
 * thread, because an interrupt closes the file channel of the H2 store under everybody else.
 *
 * <p>Implementations must accept calls from several threads.
 */
public interface Progress {
    /** Hears nothing and never cancels. */
    Progress NONE = new Progress() {
        @Override
        public void report(double done) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** Tells the share of the work done, in [0,1]. */
    void report(double done);

    /** Whether the person asked to stop. */
    boolean cancelled();

    /** To be called between steps that can be abandoned.
     *
     * @throws CancellationException if the person asked to stop */
    default void checkCancelled() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }

    /** A listener for a step whose length is not told, but which may be stopped with this task. */
    default Progress untold() {
        var whole = this;
        return new Progress() {
            @Override
            public void report(double done) {}

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /** A listener for a part of this task: its [0,1] is this task's [{@code from},{@code to}]. */
    default Progress part(double from, double to) {
        var whole = this;
        return new Progress() {
            @Override
            public void report(double done) {
                whole.report(from + done * (to - from));
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
