package org.farol.ui.followup;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.farol.app.FollowUp;
import org.farol.app.Movement;
import org.farol.model.RefusedModelException;
import org.farol.store.Draft;
import org.farol.store.Intervention;
import org.farol.ui.followup.FollowUpFilter.When;

/** The interventions with their filter, and what moved after each. */
final class FollowUpModel {
    private final Clock clock;
    private final ObservableList<Intervention> all = FXCollections.observableArrayList();
    private final FilteredList<Intervention> shown = new FilteredList<>(all);
    private final ObjectProperty<FollowUpFilter> filter = new SimpleObjectProperty<>(FollowUpFilter.OPEN);
    private Map<Long, Movement> movements = Map.of();

    FollowUpModel(Clock clock) {
        this.clock = clock;
        filter.subscribe(now -> shown.setPredicate(intervention -> now.matches(intervention, today())));
    }

    /** All that the screen asks for at once. */
    record Answer(List<Intervention> interventions, List<Movement> movements, List<Draft> drafts) {
        static Answer of(FollowUp followUp) throws IOException, RefusedModelException {
            var all = followUp.all();
            return new Answer(all, followUp.movements(all), followUp.drafts());
        }
    }

    void set(Answer answer) {
        movements = answer.movements().stream()
                .collect(Collectors.toMap(movement -> movement.intervention().id(), Function.identity()));
        all.setAll(answer.interventions().stream()
                .sorted(Comparator.comparing(
                                (Intervention one) -> one.plan().due().orElse(LocalDate.MAX))
                        .thenComparing(one -> one.plan().start()))
                .toList());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Those that the filter lets pass, what is due first on top. */
    ObservableList<Intervention> shown() {
        return shown;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    ObjectProperty<FollowUpFilter> filterProperty() {
        return filter;
    }

    /** How many are due then, whatever the filter. */
    long due(When when) {
        return all.stream().filter(one -> when.holds(one.plan(), today())).count();
    }

    /** Who is responsible for any, by name. */
    List<String> responsible() {
        return all.stream()
                .map(one -> one.plan().responsible())
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** What moved after an intervention; empty where no later sheet tells it yet. */
    Optional<Movement> movement(Intervention intervention) {
        return Optional.ofNullable(movements.get(intervention.id()));
    }

    /** What moved after those shown. */
    List<Movement> shownMovements() {
        return shown.stream().flatMap(one -> movement(one).stream()).toList();
    }
}
