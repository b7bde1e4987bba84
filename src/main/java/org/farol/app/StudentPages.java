package org.farol.app;

import java.util.List;
import java.util.Optional;
import org.farol.pede.YearlyRecord;
import org.farol.report.StudentPage;

/** Turns risks and reasons into the pages of one report. */
final class StudentPages {
    private final Workspace workspace;
    private final ReportRequest request;
    private final PhaseSpreads spreads;
    private final ReasonSentences sentences;
    private final Optional<Pseudonyms> pseudonyms;

    StudentPages(Workspace workspace, ReportRequest request) throws NotPossibleException {
        this.workspace = workspace;
        this.request = request;
        var records = workspace.records(request.year());
        this.spreads = new PhaseSpreads(records);
        this.sentences = new ReasonSentences(request.locale(), PhaseAverages.of(records));
        this.pseudonyms = request.anonymous() ? Optional.of(new Pseudonyms()) : Optional.empty();
    }

    List<StudentPage> of(List<Reasons> students) {
        return students.stream().map(this::page).toList();
    }

    private StudentPage page(Reasons reasons) {
        var known = workspace.history(reasons.studentId()).until(request.year());
        var shown = pseudonyms.map(codes -> codes.of(known)).orElse(known);
        var record = shown.in(request.year()).orElseThrow();
        return new StudentPage(
                record,
                shown,
                reasons.risk(),
                reasons.baseValue(),
                inWords(reasons, known.in(request.year()).orElseThrow(), sentences),
                spreads.of(record),
                List.of());
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
