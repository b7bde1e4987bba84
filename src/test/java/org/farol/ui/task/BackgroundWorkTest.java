package org.farol.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
    private final List<Object> told = new ArrayList<>();
    private final BackgroundWork work = new BackgroundWork(told::add);

    @Test
    void what_is_asked_when_the_window_is_closed_is_neither_done_nor_told() {
        work.close();

        work.fetch(
                () -> {
                    throw new AssertionError("done");
                },
                told::add);

        assertThat(told).isEmpty();
        assertThat(work.isIdle()).isTrue();
    }

    @Test
    void a_long_task_begun_when_the_window_is_closed_does_not_stay_under_way() {
        work.close();

        work.start("a task", progress -> "done", told::add);

        assertThat(told).isEmpty();
        assertThat(work.busyProperty().get()).isFalse();
    }
}
