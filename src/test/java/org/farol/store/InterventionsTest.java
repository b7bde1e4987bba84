package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.farol.store.InterventionChange.Part;
import org.farol.store.Interventions.Addition;
import org.farol.store.Plan.Kind;
import org.farol.store.Plan.Status;

/** Whatever is done to interventions in whatever order, the store says what a plain map would. */
@SuppressWarnings("NullAway.Init")
class InterventionsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00.123456Z");

    private Path folder;
    private Store store;

    /** Opens an empty store. */
    Store open(Path folder) throws SQLException {
        return Store.open(folder);
    }

    @BeforeProperty
    void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("farol");
        store = open(folder);
    }

    @AfterProperty
    void close() throws IOException, SQLException {
        store.close();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Something a person does to the intervention at a place in the order of adding, counted round. */
    sealed interface Step {
        record Add(int student, Plan plan) implements Step {}

        record Change(int which, Plan plan, boolean isStale) implements Step {}

        record Delete(int which) implements Step {}

        record Restore(int which) implements Step {}
    }

    @Property(tries = 60)
    void the_store_says_what_a_map_would(@ForAll("steps") List<Step> steps) {
        var interventions = store.interventions();
        interventions.all().forEach(old -> interventions.delete(old.id(), NOW));
        Map<Long, Intervention> expected = new LinkedHashMap<>();
        Set<Long> deleted = new HashSet<>();
        Map<Long, Plan> first = new LinkedHashMap<>();

        for (var step : steps) {
            switch (step) {
                case Step.Add(int student, Plan plan) ->
                    interventions
                            .add(List.of(new Addition("RA-" + student, OptionalInt.of(2023))), plan, NOW)
                            .forEach(added -> {
                                expected.put(added.id(), added);
                                first.put(added.id(), plan);
                            });
                case Step.Change(int which, Plan plan, boolean isStale) ->
                    pick(expected.values(), which).ifPresent(found -> {
                        var seen = isStale ? older(found) : found;
                        var changed = interventions.change(seen, plan, NOW);
                        assertThat(changed.isPresent()).isEqualTo(!isStale && !deleted.contains(found.id()));
                        changed.ifPresent(after -> expected.put(after.id(), after));
                    });
                case Step.Delete(int which) ->
                    pick(expected.values(), which).ifPresent(found -> {
                        interventions.delete(found.id(), NOW);
                        if (deleted.add(found.id())) {
                            expected.put(found.id(), newer(found));
                        }
                    });
                case Step.Restore(int which) ->
                    pick(expected.values(), which).ifPresent(found -> {
                        interventions.restore(found.id(), NOW);
                        if (deleted.remove(found.id())) {
                            expected.put(found.id(), newer(found));
                        }
                    });
            }
        }

        var alive = expected.values().stream()
                .filter(intervention -> !deleted.contains(intervention.id()))
                .toList();
        assertThat(interventions.all()).containsExactlyInAnyOrderElementsOf(alive);
        assertThat(interventions.of(List.of("RA-1")))
                .containsExactlyInAnyOrderElementsOf(alive.stream()
                        .filter(intervention -> intervention.studentId().equals("RA-1"))
                        .toList());
        expected.values()
                .forEach(intervention -> assertThat(
                                undone(intervention.plan(), interventions.changes(intervention.id())))
                        .isEqualTo(first.get(intervention.id())));
    }

    private static Optional<Intervention> pick(Collection<Intervention> all, int which) {
        return all.isEmpty()
                ? Optional.empty()
                : all.stream().skip(which % all.size()).findFirst();
    }

    private static Intervention older(Intervention one) {
        return at(one, one.version() - 1);
    }

    private static Intervention newer(Intervention one) {
        return at(one, one.version() + 1);
    }

    private static Intervention at(Intervention one, int version) {
        return new Intervention(
                one.id(), one.studentId(), one.plan(), one.baseYear(), one.createdAt(), one.changedAt(), version);
    }

    /** The plan as it was before its changes, the latest of which comes first. */
    private static Plan undone(Plan plan, List<InterventionChange> changes) {
        var parts = new LinkedHashMap<Part, String>();
        changes.forEach(change -> parts.put(change.part(), change.before()));
        var due = Optional.ofNullable(parts.get(Part.DUE))
                .map(text -> Optional.of(text).filter(said -> !said.isEmpty()).map(LocalDate::parse))
                .orElse(plan.due());
        return new Plan(
                Kind.valueOf(parts.getOrDefault(Part.KIND, plan.kind().name())),
                parts.getOrDefault(Part.AGREED, plan.agreed()),
                parts.getOrDefault(Part.RESPONSIBLE, plan.responsible()),
                LocalDate.parse(parts.getOrDefault(
                        Part.START, Objects.requireNonNull(plan.start().toString()))),
                due,
                Status.valueOf(parts.getOrDefault(Part.STATUS, plan.status().name())),
                parts.getOrDefault(Part.NOTES, plan.notes()),
                parts.getOrDefault(Part.OUTCOME, plan.outcome()));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var which = Arbitraries.integers().between(0, 20);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(
                                3,
                                Combinators.combine(Arbitraries.integers().between(1, 3), plans())
                                        .as(Step.Add::new)),
                        Tuple.of(
                                4,
                                Combinators.combine(
                                                which,
                                                plans(),
                                                Arbitraries.integers()
                                                        .between(0, 3)
                                                        .map(n -> n == 0))
                                        .as(Step.Change::new)),
                        Tuple.of(1, which.map(Step.Delete::new)),
                        Tuple.of(1, which.map(Step.Restore::new)))
                .list()
                .ofMaxSize(20);
    }

    private static Arbitrary<Plan> plans() {
        var words = Arbitraries.of("", "duas vezes por semana", "ligação à mãe; “não atende”", "🙂\nsegunda linha");
        var start = Arbitraries.integers().between(0, 900).map(LocalDate.of(2024, 1, 1)::plusDays);
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        words,
                        Arbitraries.of("", "Ana", "João"),
                        start,
                        Arbitraries.integers().between(0, 60).optional(0.7),
                        Arbitraries.of(Status.class),
                        words,
                        words)
                .as((kind, agreed, responsible, begin, days, status, notes, outcome) ->
                        new Plan(kind, agreed, responsible, begin, days.map(begin::plusDays), status, notes, outcome));
    }
}
