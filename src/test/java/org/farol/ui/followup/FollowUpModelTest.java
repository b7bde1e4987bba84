package org.farol.ui.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.store.Intervention;
import org.farol.store.Plan;
import org.farol.store.Plan.Kind;
import org.farol.store.Plan.Status;
import org.farol.ui.followup.FollowUpFilter.Standing;
import org.farol.ui.followup.FollowUpFilter.When;
import org.junit.jupiter.api.Test;

class FollowUpModelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final FollowUpModel model =
            new FollowUpModel(Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));

    FollowUpModelTest() {
        model.set(new FollowUpModel.Answer(
                List.of(
                        one(1, Kind.MENTORIA, "Ana", Status.PLANEJADA, Optional.empty()),
                        one(2, Kind.REFORCO, "Ana", Status.EM_ANDAMENTO, Optional.of(TODAY.minusDays(1))),
                        one(3, Kind.REFORCO, "João", Status.PLANEJADA, Optional.of(TODAY.plusDays(7))),
                        one(4, Kind.REFORCO, "", Status.PLANEJADA, Optional.of(TODAY.plusDays(8))),
                        one(5, Kind.MENTORIA, "Ana", Status.CONCLUIDA, Optional.of(TODAY.minusDays(9)))),
                List.of(),
                List.of()));
    }

    @Test
    void the_open_ones_are_shown_first_what_is_due_first() {
        assertThat(model.shown()).extracting(Intervention::id).containsExactly(2L, 3L, 4L, 1L);
    }

    @Test
    void filters_combine() {
        model.filterProperty()
                .set(new FollowUpFilter(
                        Optional.empty(), Optional.of(Kind.MENTORIA), Optional.of("Ana"), Optional.empty()));
        assertThat(model.shown()).extracting(Intervention::id).containsExactly(5L, 1L);

        model.filterProperty()
                .set(new FollowUpFilter(
                        Optional.of(new Standing.In(Status.CONCLUIDA)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(When.OVERDUE)));
        assertThat(model.shown()).as("what is closed is not overdue").isEmpty();
    }

    @Test
    void what_is_due_is_counted_whatever_the_filter() {
        model.filterProperty()
                .set(new FollowUpFilter(Optional.empty(), Optional.empty(), Optional.of("nobody"), Optional.empty()));

        assertThat(model.due(When.OVERDUE)).isEqualTo(1);
        assertThat(model.due(When.NEXT_7)).isEqualTo(1);
        assertThat(model.due(When.NEXT_30)).isEqualTo(2);
        assertThat(model.responsible()).containsExactly("Ana", "João");
    }

    private static Intervention one(long id, Kind kind, String responsible, Status status, Optional<LocalDate> due) {
        return new Intervention(
                id,
                "RA-" + id,
                new Plan(kind, "", responsible, TODAY.minusDays(40), due, status, "", ""),
                OptionalInt.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }
}
