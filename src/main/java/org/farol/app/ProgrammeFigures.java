package org.farol.app;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.farol.model.ModelCard;
import org.farol.pede.Field;
import org.farol.report.ListedStudent;
import org.farol.report.ProgrammeSummary;
import org.farol.report.ProgrammeSummary.Part;
import org.farol.store.Intervention;

/** Counts a year's risks for the programme's report. */
final class ProgrammeFigures {
    private final Workspace workspace;
    private final Locale locale;

    ProgrammeFigures(Workspace workspace, Locale locale) {
        this.workspace = workspace;
        this.locale = locale;
    }

    /** {@code listed}: those to be listed by name. */
    ProgrammeSummary of(
            YearScores scores, Optional<DriftReport> drift, Optional<DriftReport> calls, List<ListedStudent> listed) {
        var model = scores.model();
        var before = flaggedBefore(model, scores.year());
        return new ProgrammeSummary(
                scores.year(),
                parts(scores, false).stream()
                        .map(part -> new Part(
                                part.fase(), part.turma(), part.students(), part.flagged(), before(part, before)))
                        .toList(),
                parts(scores, true),
                followUps(),
                drift.map(report -> inWords(report, calls)),
                model.limits().stream()
                        .map(limit -> LimitTexts.of(limit, locale))
                        .toList(),
                listed);
    }

    private Optional<ProgrammeSummary.FollowUps> followUps() {
        var today = LocalDate.now(ZoneId.systemDefault());
        var plans = workspace.followUp().all().stream().map(Intervention::plan).toList();
        var open = (int) plans.stream().filter(plan -> plan.status().isOpen()).count();
        var overdue = (int) plans.stream().filter(plan -> plan.isOverdue(today)).count();
        return plans.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProgrammeSummary.FollowUps(open, overdue, plans.size() - open));
    }

    private ProgrammeSummary.Drift inWords(DriftReport report, Optional<DriftReport> calls) {
        var words = new DriftTexts(locale);
        return new ProgrammeSummary.Drift(
                Stream.of(
                                words.advice(report),
                                report.ofTrainingYear() ? List.<String>of() : words.facts(report),
                                calls.filter(asked -> asked.students() > 0).map(words::ofCalls).stream()
                                        .toList())
                        .flatMap(List::stream)
                        .toList(),
                report.features().stream()
                        .filter(feature ->
                                report.uses(feature) && feature.severity().alarming())
                        .map(feature -> new ProgrammeSummary.Drifted(
                                words.label(feature.feature()), feature.psi(), words.of(feature.severity())))
                        .toList());
    }

    private record Key(OptionalInt fase, Optional<String> turma) {}

    private static List<Part> parts(YearScores scores, boolean byClass) {
        var threshold = scores.model().threshold();
        var groups = scores.students().stream()
                .filter(student ->
                        !byClass || student.record().text(Field.TURMA).isPresent())
                .collect(Collectors.groupingBy(student -> new Key(
                        student.record().whole(Field.FASE),
                        byClass ? student.record().text(Field.TURMA) : Optional.empty())));
        return groups.entrySet().stream()
                .map(group -> new Part(
                        group.getKey().fase(),
                        group.getKey().turma(),
                        group.getValue().size(),
                        (int) group.getValue().stream()
                                .filter(student -> student.isFlagged(threshold))
                                .count(),
                        OptionalDouble.empty()))
                .sorted(Comparator.comparingInt((Part part) -> part.fase().orElse(-1))
                        .thenComparing(part -> part.turma().orElse("")))
                .toList();
    }

    private static OptionalDouble before(Part part, Map<String, Double> before) {
        var share = part.fase().isPresent()
                ? before.get(Integer.toString(part.fase().getAsInt()))
                : null;
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    /** By phase, the share flagged of the year before by a model that had not seen it. */
    private static Map<String, Double> flaggedBefore(ModelCard model, int year) {
        return model.quality()
                .filter(test -> test.testYear() == year - 1)
                .map(test -> test.byGroup().stream()
                        .filter(group -> group.field().equals(Field.FASE.columnName()))
                        .collect(Collectors.toMap(group -> group.value(), group -> group.flaggedShare())))
                .orElse(Map.of());
    }
}
