package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.farol.app.NotPossibleException.Reason;
import org.farol.forest.Cohort;
import org.farol.model.ModelCard;
import org.farol.model.ModelFiles;
import org.farol.model.NotEnoughOutcomesException;
import org.farol.model.RefusedModelException;
import org.farol.model.ThresholdPolicy;
import org.farol.model.TrainedModel;
import org.farol.model.Trainer;
import org.farol.model.TrainingOptions;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.store.AuditEvent;
import org.farol.store.Prediction;
import org.farol.store.Store;
import org.farol.store.StoreException;
import org.farol.store.StoreKey;
import org.farol.store.StoreServer;
import org.farol.work.Progress;

/**
 * One data folder, open: the use cases that the window, the command line and the API share. Its methods block; they may
 * be called from any thread. One process at a time has a folder open.
 */
public final class Workspace implements AutoCloseable {
    /** The seed where nobody asks for another. */
    public static final long DEFAULT_SEED = 42;

    private final Clock clock = Clock.systemUTC();
    private final OpenStore opened;
    private final Models models;
    private final Imports imports;
    private final Drift drift;
    private final YearBook yearBook;
    private final Reports reports = new Reports(this);
    private final FollowUp followUp;
    private final Settings settings;
    private final Backups backups;
    private final Predictions predictions;
    private final Figures figures;
    private final StudentInsights insights;
    private final SavedViews savedViews;

    private Workspace(OpenStore opened, Models models) {
        this.opened = opened;
        this.models = models;
        this.drift = new Drift(opened, models, clock);
        this.imports = new Imports(opened, drift::remember);
        this.yearBook = new YearBook(opened, models);
        this.followUp = new FollowUp(opened, yearBook, clock);
        this.settings = new Settings(opened.folder());
        this.backups = new Backups(opened, settings);
        this.predictions = new Predictions(opened, models, clock);
        this.figures = new Figures(opened, models, yearBook);
        this.insights = new StudentInsights(opened, yearBook);
        this.savedViews = new SavedViews(opened);
    }

    /**
     * Opens a data folder, making it where needed. Its store opens on a thread of its own, while spreadsheets are read
     * already; where it is in use, cannot be written, is damaged, of a newer version or encrypted, the first method that
     * needs it throws the {@link StoreException}.
     */
    public static Workspace open(Path folder) {
        return open(folder, Optional.empty());
    }

    /** Opens a data folder whose store is encrypted; the key is closed with it. */
    public static Workspace open(Path folder, Optional<StoreKey> key) {
        return open(new OpenStore(folder, key));
    }

    /** Opens a data folder whose store is on a server. */
    public static Workspace open(Path folder, StoreServer server) {
        return open(new OpenStore(folder, server));
    }

    private static Workspace open(OpenStore opened) {
        var files = new ModelFiles(opened.folder().resolve("modelos"));
        return new Workspace(opened, new Models(files, new ModelShare(opened, files)));
    }

    private Store store() {
        return opened.get();
    }

    /**
     * Reads spreadsheets into the store, all or none.
     *
     * @throws UnreadableSpreadsheetException if one of them cannot be read; nothing has changed then
     */
    public ImportSummary importFiles(List<Path> files, Progress progress) throws UnreadableSpreadsheetException {
        return imports.save(files, progress);
    }

    /** What {@link #importFiles} would do, without doing it. */
    public ImportSummary previewImport(List<Path> files, Progress progress) throws UnreadableSpreadsheetException {
        return imports.preview(files, progress);
    }

    /** Reads every spreadsheet of a folder into the store, all or none. */
    public ImportSummary importFolder(Path folder, Progress progress)
            throws UnreadableSpreadsheetException, NotPossibleException, IOException {
        var files = Files.isDirectory(folder) ? Imports.spreadsheetsIn(folder) : List.<Path>of();
        if (files.isEmpty()) {
            throw new NotPossibleException(Reason.NO_SPREADSHEETS, folder.toString());
        }
        return imports.save(files, progress);
    }

    /** Imports step by step, their history, and the links between students. */
    public Imports imports() {
        return imports;
    }

    /** What stands beside a student's risk. */
    public StudentInsights insights() {
        return insights;
    }

    /** What is agreed to do for students, and what is noted of them. */
    public FollowUp followUp() {
        return followUp;
    }

    /** Where all of it is. */
    public Path folder() {
        return opened.folder();
    }

    /** The server that the data is on, which others share; empty where it is in the folder. */
    public Optional<StoreServer> server() {
        return opened.server();
    }

    /** What a person set about this data folder. */
    public Settings settings() {
        return settings;
    }

    /** Copies of the data, and the way back to one. */
    public Backups backups() {
        return backups;
    }

    /** The passphrase of the data. */
    public Protection protection() {
        return new Protection(opened, backups);
    }

    /** What is kept of a student, to be given or erased; pseudonyms; and the audit log. */
    public Privacy privacy() {
        return new Privacy(opened, backups);
    }

    /** Numbers for those who watch over the program. */
    public Figures figures() {
        return figures;
    }

    /** The risk of students whom programs describe. */
    public Predictions predictions() {
        return predictions;
    }

    /** The risks of the students of a file of any length. */
    public FileScores fileScores() {
        return new FileScores(opened.folder(), predictions, imports.known());
    }

    /** The models at hand, and those of other places. */
    public Models models() {
        return models;
    }

    /** What can be printed. */
    public Reports reports() {
        return reports;
    }

    /** Whether the model in use still fits the students. */
    public Drift drift() {
        return drift;
    }

    /** Lists of students that a person keeps under a name. */
    public SavedViews savedViews() {
        return savedViews;
    }

    /** Years with records, ascending. */
    public List<Integer> years() {
        return store().years();
    }

    /** The standard records of a year, by student id. */
    public List<YearlyRecord> records(int year) throws NotPossibleException {
        var records = store().records(year);
        if (records.isEmpty()) {
            throw new NotPossibleException(Reason.NO_RECORDS_OF_YEAR, Integer.toString(year));
        }
        return records;
    }

    /** The latest records of those who have none of {@code year}, by id. */
    public List<YearlyRecord> absent(int year) {
        return store().histories().stream()
                .filter(history ->
                        history.in(year).isEmpty() && !history.records().isEmpty())
                .map(history -> history.records().getLast())
                .toList();
    }

    /** A student's records of all years. */
    public StudentHistory history(String studentId) {
        return store().history(studentId);
    }

    /** The card of the active model. */
    public Optional<ModelCard> model() throws IOException, RefusedModelException {
        return models.active().map(TrainedModel::card);
    }

    /**
     * Trains a model on the outcomes known up to {@code until} (all when empty), judges it by walk-forward and makes it
     * the active one.
     *
     * @param policy from which risk on it flags; empty for the policy of the model before, the standard one without any
     */
    public ModelCard train(OptionalInt until, long seed, Optional<ThresholdPolicy> policy, Progress progress)
            throws NotEnoughOutcomesException, IOException, RefusedModelException {
        var options = new TrainingOptions(until, seed, policy.orElseGet(this::policyInUse));
        var model = new Trainer(clock).train(store().histories(), options, progress);
        progress.checkCancelled();
        models.save(model);
        drift.remember();
        return model.card();
    }

    /**
     * Makes the active model flag otherwise, without training again.
     *
     * @param year whose students can be flagged
     */
    public ModelCard useThreshold(ThresholdPolicy policy, int year)
            throws NotPossibleException, IOException, RefusedModelException {
        var model = requireModel();
        var risks = yearBook.page(year).students().stream()
                .mapToDouble(student -> student.risk().orElseThrow())
                .toArray();
        var changed = model.with(policy, risks);
        models.save(changed);
        return changed.card();
    }

    private ThresholdPolicy policyInUse() {
        try {
            return models.active().map(model -> model.card().policy()).orElse(ThresholdPolicy.Fixed.STANDARD);
        } catch (IOException | RefusedModelException _) {
            // A model that cannot be read is no reason not to train the one that replaces it.
            return ThresholdPolicy.Fixed.STANDARD;
        }
    }

    /** The students of a year, by id; with their risk if there is a model. */
    public List<StudentRisk> students(int year) throws IOException, RefusedModelException {
        return yearBook.page(year).students();
    }

    /** How the students of a year are doing. */
    public Overview overview(int year) throws IOException, RefusedModelException {
        return yearBook.overview(year);
    }

    /**
     * The risk of every student of a year (the latest when empty), recorded in the history.
     *
     * @throws NotPossibleException if there is no model or no such year
     */
    public YearScores score(OptionalInt year) throws NotPossibleException, IOException, RefusedModelException {
        var scores = scores(year.isPresent() ? year.getAsInt() : latestYear());
        var now = clock.instant();
        store().predictions()
                .add(scores.students().stream()
                        .map(student -> new Prediction(
                                student.record().studentId(),
                                scores.year(),
                                scores.model().version(),
                                scores.model().threshold(),
                                student.risk().orElseThrow(),
                                now))
                        .toList());
        return scores;
    }

    /** The same without recording it. */
    YearScores scores(int year) throws NotPossibleException, IOException, RefusedModelException {
        var page = yearBook.page(year);
        var card = page.card().orElseThrow(() -> new NotPossibleException(Reason.NO_MODEL, ""));
        if (page.students().isEmpty()) {
            throw new NotPossibleException(Reason.NO_RECORDS_OF_YEAR, Integer.toString(year));
        }
        var risks = new ArrayList<>(page.students());
        risks.sort(Comparator.comparingDouble(
                (StudentRisk student) -> -student.risk().orElseThrow()));
        return new YearScores(year, card, risks);
    }

    /**
     * What came true of the predictions made from a year's records: by the active model if it has not seen that year's
     * outcomes, else by one trained on what was known then.
     *
     * @throws NotPossibleException if no student of that year has an outcome
     */
    public Evaluation evaluate(int year, Progress progress)
            throws NotPossibleException, NotEnoughOutcomesException, IOException, RefusedModelException {
        var histories = store().histories();
        var honest = models.active()
                .filter(model -> model.card().trainYears().stream().allMatch(trained -> trained < year));
        var model = honest.isPresent()
                ? honest.get()
                : new Trainer(clock)
                        .train(
                                histories,
                                new TrainingOptions(OptionalInt.of(year), DEFAULT_SEED, policyInUse()),
                                progress);
        return model.judge(histories, year)
                .map(quality -> new Evaluation(year, model.card().version(), quality))
                .orElseThrow(() -> new NotPossibleException(Reason.NO_OUTCOMES, Integer.toString(year)));
    }

    /**
     * One student's reasons, from the record of a year (the student's latest when empty).
     *
     * @throws NotPossibleException if there is no model or no such record
     */
    public Reasons explain(String studentId, OptionalInt year)
            throws NotPossibleException, IOException, RefusedModelException {
        var history = store().history(studentId);
        var explained = year.isPresent()
                ? year.getAsInt()
                : history.records().isEmpty() ? 0 : history.records().getLast().year();
        if (history.in(explained).isEmpty()) {
            throw new NotPossibleException(Reason.NO_SUCH_STUDENT, studentId);
        }
        var explanation = requireModel()
                .explain(List.of(history), explained, yearBook.page(explained).cohort(), Progress.NONE);
        return Reasons.of(history.studentId(), explained, explanation.getFirst());
    }

    /**
     * What the model would say of a student of {@code year} under other grades.
     *
     * @throws NotPossibleException if there is no model or no such record
     */
    public WhatIf whatIf(String studentId, int year) throws NotPossibleException, IOException, RefusedModelException {
        var history = store().history(studentId);
        var record = history.in(year);
        if (record.isEmpty()) {
            throw new NotPossibleException(Reason.NO_SUCH_STUDENT, studentId);
        }
        return new WhatIf(
                requireModel(),
                history,
                record.get(),
                yearBook.page(year).cohort(),
                yearBook.phases(year).spreads());
    }

    /** The reasons of every student of a year, by student id. */
    public List<Reasons> explainAll(int year, Progress progress)
            throws NotPossibleException, IOException, RefusedModelException {
        var page = yearBook.page(year);
        return explain(page.histories(), year, page.cohort(), progress);
    }

    /**
     * The reasons of some students of a year, in their order.
     *
     * @throws NotPossibleException if there is no model, or no such record of one of them
     */
    List<Reasons> explain(List<String> studentIds, int year, Progress progress)
            throws NotPossibleException, IOException, RefusedModelException {
        var students = new ArrayList<StudentHistory>();
        for (var id : studentIds) {
            var history = store().history(id);
            if (history.in(year).isEmpty()) {
                throw new NotPossibleException(Reason.NO_SUCH_STUDENT, id);
            }
            students.add(history);
        }
        return explain(students, year, yearBook.page(year).cohort(), progress);
    }

    private List<Reasons> explain(List<StudentHistory> students, int year, Cohort cohort, Progress progress)
            throws NotPossibleException, IOException, RefusedModelException {
        var explanations = requireModel().explain(students, year, cohort, progress);
        return IntStream.range(0, students.size())
                .mapToObj(i -> Reasons.of(students.get(i).studentId(), year, explanations.get(i)))
                .toList();
    }

    /** Notes that pages on these students left the program. */
    void tellReports(List<String> studentIds) {
        var pseudonyms = store().pseudonyms();
        store().audit()
                .append(
                        AuditEvent.REPORT_WRITTEN,
                        studentIds.stream().map(pseudonyms::of).toList());
    }

    /** The latest year with records, of which there must be some. */
    public int latestYear() throws NotPossibleException {
        var years = store().years();
        if (years.isEmpty()) {
            throw new NotPossibleException(Reason.NO_RECORDS, "");
        }
        return years.getLast();
    }

    /** The card of the active model, which must be there. */
    ModelCard requireCard() throws NotPossibleException, IOException, RefusedModelException {
        return requireModel().card();
    }

    private TrainedModel requireModel() throws NotPossibleException, IOException, RefusedModelException {
        return models.require();
    }

    @Override
    public void close() {
        opened.close();
    }
}
