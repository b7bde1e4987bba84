package org.farol.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.farol.report.StudentPage;

/** Turns risks and reasons into the pages of one report. */
final class StudentPages {
    private final Workspace workspace;
    private final ReportRequest request;
    private final PhaseSpreads spreads;
    private final Optional<Pseudonyms> pseudonyms;

    StudentPages(Workspace workspace, ReportRequest request) throws NotPossibleException {
        this.workspace = workspace;
        this.request = request;
        this.spreads = new PhaseSpreads(workspace.records(request.year()));
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
                inWords(reasons, request.locale()),
                spreads.of(record),
                List.of());
    }

    static List<StudentPage.Reason> inWords(Reasons reasons, Locale locale) {
        return reasons.contributions().stream()
                .map(contribution -> new StudentPage.Reason(
                        FeatureTexts.label(contribution.feature(), locale),
                        contribution.value(),
                        contribution.impact()))
                .toList();
    }
}
