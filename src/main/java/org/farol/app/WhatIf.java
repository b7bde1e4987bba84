package org.farol.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.farol.forest.Cohort;
import org.farol.model.TrainedModel;
import org.farol.pede.Field;
import org.farol.pede.IndeFormula;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;

/**
 * What the model would say of one student under other grades, all else equal. It is prepared once and then quick enough
 * to follow a slider. What it tells are associations learned from earlier years, not effects.
 */
public final class WhatIf {
    /** What a school works on within a year; phase, age and kind of school are not. */
    private static final List<Field> INFLUENCEABLE =
            List.of(Field.IDA, Field.IEG, Field.IPV, Field.IPP, Field.IPS, Field.IAA);

    private static final double HIGHEST_GRADE = 10;
    /** More than this is hardly gained in a year. */
    private static final double MOST_GAIN = 3;

    private static final double STEP = 0.5;
    /** What nine in ten of the phase do not exceed is within reach there. */
    private static final double REACHED_BY_SOME = 0.9;

    private static final int MOST_SUGGESTIONS = 4;

    private final TrainedModel model;
    private final StudentHistory history;
    private final YearlyRecord record;
    private final Cohort cohort;
    private final Map<Field, Double> grades = new EnumMap<>(Field.class);
    private final Map<Field, Double> reachable = new EnumMap<>(Field.class);

    /**
     * Other grades that would bring the risk under the threshold.
     *
     * @param grades what they would be, 0–10, of the fields that change
     * @param risk that the model would tell then, in [0,1]
     */
    public record Suggestion(Map<Field, Double> grades, double risk) {
        public Suggestion {
            grades = Map.copyOf(grades);
        }
    }

    /** {@code cohort} and {@code spreads} are those of all students of the year of {@code record}. */
    WhatIf(TrainedModel model, StudentHistory history, YearlyRecord record, Cohort cohort, PhaseSpreads spreads) {
        this.model = model;
        this.history = history;
        this.record = record;
        this.cohort = cohort;
        for (var field : INFLUENCEABLE) {
            record.number(field).ifPresent(grade -> {
                if (matters(field)) {
                    grades.put(field, grade);
                    reachable.put(field, Math.min(grade + MOST_GAIN, spreads.reached(record, field, REACHED_BY_SOME)));
                }
            });
        }
    }

    /** Whether the model looks at the grade at all, in whatever form. */
    private boolean matters(Field field) {
        return !seen(Map.of(field, 0.0)).equals(seen(Map.of(field, HIGHEST_GRADE)));
    }

    private Map<String, OptionalDouble> seen(Map<Field, Double> changed) {
        return model.known(with(changed), record.year(), cohort);
    }

    /** The grades that may be moved, 0–10, as they are now. */
    public Map<Field, Double> grades() {
        return Map.copyOf(grades);
    }

    /** The fields that may be moved, in the order to show them. */
    public List<Field> fields() {
        return INFLUENCEABLE.stream().filter(grades::containsKey).toList();
    }

    /** The risk and its reasons if these grades were as told. */
    public Reasons reasons(Map<Field, Double> changed) {
        var explanation = model.explain(List.of(with(changed)), record.year(), cohort, Progress.NONE)
                .getFirst();
        return Reasons.of(history.studentId(), record.year(), explanation);
    }

    /**
     * The smallest changes of one grade, or of two together, that bring the risk under {@code threshold}, the smallest
     * first; each within what some of the same phase reach and a year may bring. None where nothing of the kind does, or
     * nothing needs to.
     */
    public List<Suggestion> smallestChanges(double threshold, Progress progress) {
        if (risk(Map.of()) < threshold) {
            return List.of();
        }
        var found = new ArrayList<Suggestion>();
        var fields = fields();
        for (var field : fields) {
            progress.checkCancelled();
            smallest(field, Map.of(), threshold).ifPresent(found::add);
        }
        var single = found.stream()
                .map(suggestion -> suggestion.grades().keySet().iterator().next())
                .toList();
        for (var i = 0; i < fields.size(); i++) {
            for (var j = i + 1; j < fields.size(); j++) {
                progress.checkCancelled();
                if (!single.contains(fields.get(i)) && !single.contains(fields.get(j))) {
                    pair(fields.get(i), fields.get(j), threshold).ifPresent(found::add);
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(this::size))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    private Optional<Suggestion> pair(Field one, Field other, double threshold) {
        Optional<Suggestion> best = Optional.empty();
        for (var grade : steps(one)) {
            var found = smallest(other, Map.of(one, grade), threshold);
            if (found.isPresent() && (best.isEmpty() || size(found.get()) < size(best.get()))) {
                best = found;
            }
        }
        return best;
    }

    private Optional<Suggestion> smallest(Field field, Map<Field, Double> besides, double threshold) {
        for (var grade : steps(field)) {
            var changed = new EnumMap<Field, Double>(Field.class);
            changed.putAll(besides);
            changed.put(field, grade);
            var risk = risk(changed);
            if (risk < threshold) {
                return Optional.of(new Suggestion(changed, risk));
            }
        }
        return Optional.empty();
    }

    private List<Double> steps(Field field) {
        var steps = new ArrayList<Double>();
        var most = Objects.requireNonNull(reachable.get(field));
        var first = (Math.floor(now(field) / STEP) + 1) * STEP;
        for (var grade = first; grade <= most; grade += STEP) {
            steps.add(grade);
        }
        return steps;
    }

    private double now(Field field) {
        return Objects.requireNonNull(grades.get(field));
    }

    private double size(Suggestion suggestion) {
        return suggestion.grades().entrySet().stream()
                .mapToDouble(change -> change.getValue() - now(change.getKey()))
                .sum();
    }

    private double risk(Map<Field, Double> changed) {
        return model.score(List.of(with(changed)), record.year(), cohort)[0];
    }

    /** The history with other grades in its year, and with the INDE that follows from them. */
    private StudentHistory with(Map<Field, Double> changed) {
        var values = new EnumMap<Field, Value>(Field.class);
        values.putAll(record.values());
        var weights = IndeFormula.of(record.values()).weights();
        var inde = record.number(Field.INDE).orElse(0);
        for (var change : changed.entrySet()) {
            values.put(change.getKey(), Value.of(change.getValue()));
            inde += weights.getOrDefault(change.getKey(), 0.0)
                    * (change.getValue() - record.number(change.getKey()).orElse(change.getValue()));
        }
        if (record.number(Field.INDE).isPresent()) {
            values.put(Field.INDE, Value.of(inde));
        }
        var other = new YearlyRecord(record.studentId(), record.year(), values, record.derived(), record.source());
        return new StudentHistory(
                history.studentId(),
                history.records().stream()
                        .map(year -> year.year() == record.year() ? other : year)
                        .toList());
    }
}
