package org.farol.app;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.farol.model.ModelCard;
import org.farol.pede.StudentHistory;
import org.farol.report.StudentPage;
import org.farol.report.YearSummary;

/** Turns risks and reasons into what the reports print. */
final class Reports {
    private Reports() {}

    static StudentPage studentPage(StudentHistory history, Reasons reasons, ModelCard model, Locale locale) {
        return new StudentPage(
                history.in(reasons.year()).orElseThrow(),
                history.until(reasons.year()),
                reasons.risk(),
                reasons.baseValue(),
                inWords(reasons, locale),
                model,
                today());
    }

    static YearSummary yearSummary(YearScores scores, List<Reasons> allReasons, Locale locale) {
        Map<String, Reasons> byStudent =
                allReasons.stream().collect(Collectors.toMap(Reasons::studentId, Function.identity()));
        return new YearSummary(
                scores.year(),
                scores.students().stream()
                        .map(student -> new YearSummary.Student(
                                student.record(),
                                student.risk().orElseThrow(),
                                Optional.ofNullable(
                                                byStudent.get(student.record().studentId()))
                                        .map(reasons -> inWords(reasons, locale))
                                        .orElse(List.of())))
                        .toList(),
                scores.model(),
                today());
    }

    private static List<StudentPage.Reason> inWords(Reasons reasons, Locale locale) {
        return reasons.contributions().stream()
                .map(contribution -> new StudentPage.Reason(
                        FeatureTexts.label(contribution.feature(), locale),
                        contribution.value(),
                        contribution.impact()))
                .toList();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
