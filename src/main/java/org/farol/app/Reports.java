package org.farol.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.farol.app.NotPossibleException.Reason;
import org.farol.model.ModelCard;
import org.farol.model.RefusedModelException;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.report.ClassSummary;
import org.farol.report.Frame;
import org.farol.report.ListedStudent;
import org.farol.report.Report;
import org.farol.report.StudentPage;
import org.farol.work.Progress;

/** The printed reports: one page a student, a class, or the whole programme. */
public final class Reports {
    /** Share of the work that is finding the reasons; drawing is the rest. */
    private static final double EXPLAINING = 0.4;

    private final Workspace workspace;

    Reports(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The classes of a year, by phase and letter; those that no phase is known of first. */
    public List<ReportSubject.SchoolClass> classes(int year) throws NotPossibleException {
        return workspace.records(year).stream()
                .flatMap(record -> record
                        .text(Field.TURMA)
                        .map(turma -> new ReportSubject.SchoolClass(record.whole(Field.FASE), turma))
                        .stream())
                .distinct()
                .sorted(Comparator.comparingInt(
                                (ReportSubject.SchoolClass of) -> of.fase().orElse(-1))
                        .thenComparing(ReportSubject.SchoolClass::turma))
                .toList();
    }

    /**
     * Writes a report as PDF to {@code pdf}, replacing it; where it fails or is cancelled, that is as it was.
     *
     * @throws NotPossibleException if there is no model, or nobody of those asked for
     * @throws java.util.concurrent.CancellationException if the person asked to stop
     */
    public void write(ReportRequest request, Path pdf, Progress progress)
            throws NotPossibleException, IOException, RefusedModelException {
        var model = workspace.requireCard();
        var ids = ids(request);
        report(request, ids, progress.part(0, EXPLAINING))
                .write(pdf, frame(request, model), progress.part(EXPLAINING, 1));
        workspace.tellReports(ids);
    }

    /** The same, to be looked at first. */
    public ReportDraft draft(ReportRequest request, Progress progress)
            throws NotPossibleException, IOException, RefusedModelException {
        var model = workspace.requireCard();
        var ids = ids(request);
        var pdf = new ByteArrayOutputStream();
        report(request, ids, progress.part(0, EXPLAINING))
                .write(pdf, frame(request, model), progress.part(EXPLAINING, 1));
        return new ReportDraft(pdf.toByteArray(), () -> workspace.tellReports(ids));
    }

    /**
     * Writes the programme's report with everybody at risk by name, from what is known already.
     *
     * @param reasons of all students of {@code scores}
     */
    public void writeYear(YearScores scores, List<Reasons> reasons, Locale locale, Path pdf, Progress progress)
            throws IOException {
        var threshold = scores.model().threshold();
        var reasonsOf = reasons.stream().collect(Collectors.toMap(Reasons::studentId, Function.identity()));
        var sentences = new ReasonSentences(
                locale,
                PhaseAverages.of(
                        scores.students().stream().map(StudentRisk::record).toList()));
        var listed = scores.students().stream()
                .filter(student -> student.isFlagged(threshold))
                .map(student -> new ListedStudent(
                        student.record(),
                        student.risk().orElseThrow(),
                        StudentPages.inWords(
                                Objects.requireNonNull(
                                        reasonsOf.get(student.record().studentId())),
                                student.record(),
                                sentences)))
                .toList();
        new Report.Programme(
                        new ProgrammeFigures(workspace, locale).of(scores, Optional.empty(), Optional.empty(), listed))
                .write(pdf, new Frame(locale, scores.model(), today(), false), progress);
    }

    private static Frame frame(ReportRequest request, ModelCard model) {
        return new Frame(request.locale(), model, today(), request.anonymous());
    }

    /** Of whom there are pages; nobody in the programme's summary. */
    private List<String> ids(ReportRequest request) throws NotPossibleException, IOException, RefusedModelException {
        return switch (request.subject()) {
            case ReportSubject.Students(var ids) -> ids;
            case ReportSubject.SchoolClass ofClass -> {
                var ids = workspace.scores(request.year()).students().stream()
                        .map(StudentRisk::record)
                        .filter(record -> isIn(ofClass, record))
                        .map(YearlyRecord::studentId)
                        .toList();
                if (ids.isEmpty()) {
                    throw new NotPossibleException(Reason.NO_SUCH_CLASS, ofClass.turma());
                }
                yield ids;
            }
            case ReportSubject.Programme() -> List.of();
        };
    }

    private Report report(ReportRequest request, List<String> ids, Progress progress)
            throws NotPossibleException, IOException, RefusedModelException {
        return switch (request.subject()) {
            case ReportSubject.Students _ -> new Report.Students(pages(request, ids, progress));
            case ReportSubject.SchoolClass ofClass -> {
                var pages = pages(request, ids, progress);
                yield new Report.SchoolClass(summary(ofClass, request.year(), pages), pages);
            }
            case ReportSubject.Programme() ->
                new Report.Programme(new ProgrammeFigures(workspace, request.locale())
                        .of(
                                workspace.scores(request.year()),
                                Optional.of(workspace.drift().ofYear(OptionalInt.of(request.year()))),
                                Optional.of(workspace.drift().ofCalls(Drift.USUAL_CALLS)),
                                List.of()));
        };
    }

    private List<StudentPage> pages(ReportRequest request, List<String> ids, Progress progress)
            throws NotPossibleException, IOException, RefusedModelException {
        return new StudentPages(workspace, request).of(workspace.explain(ids, request.year(), progress));
    }

    private ClassSummary summary(ReportSubject.SchoolClass ofClass, int year, List<StudentPage> pages)
            throws NotPossibleException, IOException, RefusedModelException {
        var scores = workspace.scores(year);
        return new ClassSummary(
                ofClass.fase(),
                ofClass.turma(),
                year,
                pages.stream()
                        .map(page -> new ListedStudent(page.record(), page.risk(), page.reasons()))
                        .toList(),
                (double) scores.flagged() / scores.students().size());
    }

    private static boolean isIn(ReportSubject.SchoolClass ofClass, YearlyRecord record) {
        return record.text(Field.TURMA)
                        .filter(ofClass.turma()::equalsIgnoreCase)
                        .isPresent()
                && (ofClass.fase().isEmpty() || ofClass.fase().equals(record.whole(Field.FASE)));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
