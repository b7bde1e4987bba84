package org.farol.ui.followup;

import java.time.LocalDate;
import java.util.Optional;
import org.farol.store.Intervention;
import org.farol.store.Plan;

/** Which interventions are shown; what is empty lets all pass. */
record FollowUpFilter(
        Optional<Standing> standing, Optional<Plan.Kind> kind, Optional<String> responsible, Optional<When> due) {
    static final FollowUpFilter OPEN =
            new FollowUpFilter(Optional.of(new Standing.Open()), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int WEEK = 7;
    private static final int MONTH = 30;

    /** How far an intervention is. */
    sealed interface Standing {
        /** Planned or under way. */
        record Open() implements Standing {}

        record In(Plan.Status status) implements Standing {}

        default boolean holds(Plan plan) {
            return switch (this) {
                case Open() -> plan.status().isOpen();
                case In(Plan.Status status) -> plan.status() == status;
            };
        }
    }

    /** When something open is due. */
    enum When {
        OVERDUE,
        /** Today or in the next 7 days. */
        NEXT_7,
        /** Today or in the next 30 days. */
        NEXT_30;

        boolean holds(Plan plan, LocalDate today) {
            return plan.status().isOpen()
                    && plan.due()
                            .filter(due -> switch (this) {
                                case OVERDUE -> due.isBefore(today);
                                case NEXT_7 -> !due.isBefore(today) && !due.isAfter(today.plusDays(WEEK));
                                case NEXT_30 -> !due.isBefore(today) && !due.isAfter(today.plusDays(MONTH));
                            })
                            .isPresent();
        }
    }

    boolean matches(Intervention intervention, LocalDate today) {
        var plan = intervention.plan();
        return standing.map(wanted -> wanted.holds(plan)).orElse(true)
                && kind.map(wanted -> wanted == plan.kind()).orElse(true)
                && responsible.map(wanted -> wanted.equals(plan.responsible())).orElse(true)
                && due.map(wanted -> wanted.holds(plan, today)).orElse(true);
    }
}
