package org.farol.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.farol.model.Agreement;
import org.farol.model.RefusedModelException;
import org.farol.pede.YearlyRecord;
import org.farol.report.StudentPage;
import org.farol.store.Intervention;
import org.farol.store.Plan;

/** Turns risks and reasons into the pages of one report. */
final class StudentPages {
    private final Workspace workspace;
    private final ReportRequest request;
    private final PhaseSpreads spreads;
    private final ReasonSentences sentences;
    private final FollowUpTexts words;
    private final Optional<Pseudonyms> pseudonyms;

    StudentPages(Workspace workspace, ReportRequest request) throws NotPossibleException {
        this.workspace = workspace;
        this.request = request;
        var records = workspace.records(request.year());
        this.spreads = new PhaseSpreads(records);
        this.sentences = new ReasonSentences(request.locale(), PhaseAverages.of(records));
        this.words = FollowUpTexts.of(request.locale());
        this.pseudonyms = request.anonymous() ? Optional.of(new Pseudonyms()) : Optional.empty();
    }

    List<StudentPage> of(List<Reasons> students) throws NotPossibleException, IOException, RefusedModelException {
        var ids = students.stream().map(Reasons::studentId).toList();
        var trees = workspace.insights().agreements(ids, request.year());
        var agreed = workspace.followUp().of(ids);
        return IntStream.range(0, ids.size())
                .mapToObj(i -> page(students.get(i), trees.get(i), agreed.getOrDefault(ids.get(i), List.of())))
                .toList();
    }

    private StudentPage page(Reasons reasons, Agreement trees, List<Intervention> agreed) {
        var known = workspace.history(reasons.studentId()).until(request.year());
        var shown = pseudonyms.map(codes -> codes.of(known)).orElse(known);
        var record = shown.in(request.year()).orElseThrow();
        return new StudentPage(
                record,
                shown,
                reasons.risk(),
                reasons.baseValue(),
                trees,
                inWords(reasons, known.in(request.year()).orElseThrow(), sentences),
                spreads.of(record),
                agreed.stream().map(Intervention::plan).map(this::inWords).toList());
    }

    /** What people wrote freely may name the student. */
    private StudentPage.Agreed inWords(Plan plan) {
        return new StudentPage.Agreed(
                words.of(plan.kind()),
                request.anonymous() ? "" : plan.agreed(),
                request.anonymous() ? "" : plan.responsible(),
                plan.start(),
                plan.due(),
                words.of(plan.status()));
    }

    static List<StudentPage.Reason> inWords(Reasons reasons, YearlyRecord record, ReasonSentences sentences) {
        return reasons.contributions().stream()
                .map(contribution -> new StudentPage.Reason(
                        FeatureTexts.label(contribution.feature(), sentences.locale()),
                        contribution.value(),
                        contribution.impact(),
                        sentences.of(contribution, record)))
                .toList();
    }
}
