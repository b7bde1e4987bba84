package org.farol.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.farol.app.Movement.GradeMove;
import org.farol.app.Movement.Move;
import org.farol.app.YearBook.Page;
import org.farol.model.RefusedModelException;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.store.Intervention;
import org.jspecify.annotations.Nullable;

/** Looks up what moved after interventions; what concerns whole years is worked out once. */
final class Movements {
    private final YearBook yearBook;
    private final Map<Integer, Year> years = new HashMap<>();
    private final Map<List<Integer>, Optional<Move>> everybody = new HashMap<>();

    private record Year(PhaseAverages averages, Map<String, StudentRisk> students) {}

    Movements(YearBook yearBook) {
        this.yearBook = yearBook;
    }

    /** What moved; empty where no later sheet tells it yet. */
    Optional<Movement> of(Intervention intervention, StudentHistory history) throws IOException, RefusedModelException {
        if (intervention.baseYear().isEmpty()) {
            return Optional.empty();
        }
        var base = intervention.baseYear().getAsInt();
        var start = intervention.plan().start().getYear();
        var after = history.records().stream()
                .filter(record -> record.year() > base && record.year() >= start)
                .findFirst();
        var before = history.records().reversed().stream()
                .filter(record -> record.year() >= base
                        && after.filter(later -> later.year() > record.year()).isPresent())
                .findFirst();
        return after.isEmpty() || before.isEmpty()
                ? Optional.empty()
                : Optional.of(between(intervention, before.get(), after.get()));
    }

    private Movement between(Intervention intervention, YearlyRecord before, YearlyRecord after)
            throws IOException, RefusedModelException {
        var earlier = year(before.year());
        var later = year(after.year());
        var grades = new ArrayList<GradeMove>();
        for (var field : Field.values()) {
            var from = before.number(field);
            var to = after.number(field);
            if (field.kind() == Field.Kind.GRADE && from.isPresent() && to.isPresent()) {
                grades.add(new GradeMove(
                        field,
                        new Move(from.getAsDouble(), to.getAsDouble()),
                        earlier.averages().of(before, field),
                        later.averages().of(after, field)));
            }
        }
        var student = intervention.studentId();
        return new Movement(
                intervention,
                before,
                after,
                move(earlier.students().get(student), later.students().get(student)),
                everybody(before.year(), after.year()),
                grades);
    }

    private static Optional<Move> move(@Nullable StudentRisk before, @Nullable StudentRisk after) {
        return before == null
                        || after == null
                        || before.risk().isEmpty()
                        || after.risk().isEmpty()
                ? Optional.empty()
                : Optional.of(new Move(before.risk().getAsDouble(), after.risk().getAsDouble()));
    }

    private Optional<Move> everybody(int before, int after) throws IOException, RefusedModelException {
        var key = List.of(before, after);
        var known = everybody.get(key);
        if (known != null) {
            return known;
        }
        var later = year(after).students();
        var moves = year(before).students().entrySet().stream()
                .flatMap(student -> move(student.getValue(), later.get(student.getKey())).stream())
                .toList();
        var mean = moves.isEmpty()
                ? Optional.<Move>empty()
                : Optional.of(new Move(
                        mean(moves.stream().map(Move::before)),
                        mean(moves.stream().map(Move::after))));
        everybody.put(key, mean);
        return mean;
    }

    private static double mean(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private Year year(int year) throws IOException, RefusedModelException {
        if (!years.containsKey(year)) {
            years.put(year, read(yearBook.page(year)));
        }
        return Objects.requireNonNull(years.get(year));
    }

    private static Year read(Page page) {
        var students = new HashMap<String, StudentRisk>();
        page.students().forEach(student -> students.put(student.record().studentId(), student));
        return new Year(
                PhaseAverages.of(
                        page.students().stream().map(StudentRisk::record).toList()),
                students);
    }
}
