package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.farol.app.AccountWorkbook.TableOfFile;
import org.farol.app.NotPossibleException.Reason;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.Choices;
import org.farol.sheet.Evidence;
import org.farol.sheet.KnownStudents;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Role;
import org.farol.sheet.Shape;
import org.farol.sheet.SheetChoice;
import org.farol.sheet.SpreadsheetReader;
import org.farol.sheet.StudentLinks;
import org.farol.sheet.TableKey;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.store.Conflict;
import org.farol.store.LinkState;
import org.farol.store.Store;
import org.farol.store.StoreException;
import org.farol.store.StoredImport;
import org.farol.store.StudentLink;
import org.farol.work.Progress;
import org.farol.work.WholeFile;

/** Spreadsheets into the store, and what became of them. */
public final class Imports {
    private static final double READ = 0.5;
    private static final Set<String> ENDINGS = Set.of("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt");

    private final Supplier<Store> store;
    private final Runnable afterSaving;
    private final SpreadsheetReader reader = new SpreadsheetReader();

    /** {@code afterSaving} is run when an import has been saved. */
    Imports(Supplier<Store> store, Runnable afterSaving) {
        this.store = store;
        this.afterSaving = afterSaving;
    }

    /**
     * Reads files and finds out what importing them would do. Nothing changes.
     *
     * @param choices what a person decided of the tables; what was decided of a sheet of the same shape before holds too
     * @throws UnreadableSpreadsheetException if one of them cannot be opened
     */
    public ImportPlan plan(List<Path> files, Map<Path, Map<TableKey, SheetChoice>> choices, Progress progress)
            throws UnreadableSpreadsheetException {
        var read = new LinkedHashMap<String, ReadFile>();
        try {
            reader.read(files, file -> remembering(choices.getOrDefault(file, Map.of())), known(), progress)
                    .forEach(file -> read.putIfAbsent(file.sha256(), file));
        } catch (UnreadableSpreadsheetException e) {
            // While reading, the reader asks the store, and whatever fails then is damage of the file to it.
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
        var distinct = List.copyOf(read.values());
        var found = links(distinct);
        var links = found.proved().stream()
                .map(link -> new StudentLink(link.ownId(), link.ra()))
                .toList();
        var outcome = store.get().preview(decided(distinct, choices), links);
        return new ImportPlan(distinct, choices, links, new ImportSummary(distinct, outcome, found.offered()));
    }

    /**
     * Does what {@code plan} says, all or nothing, and remembers what was decided of its columns.
     *
     * @throws UnreadableSpreadsheetException if a file holds no records, or has changed; nothing has changed then
     */
    public ImportSummary confirm(ImportPlan plan, Progress progress) throws UnreadableSpreadsheetException {
        for (var file : plan.files()) {
            file.requireRecords();
        }
        var outcome = store.get().save(decided(plan.files(), plan.choices()), plan.links(), progress);
        remember(plan);
        afterSaving.run();
        return new ImportSummary(plan.files(), outcome, plan.offers());
    }

    /** Plans and does it. */
    ImportSummary save(List<Path> files, Progress progress) throws UnreadableSpreadsheetException {
        var plan = plan(files, Map.of(), progress.part(0, READ));
        return confirm(plan, progress.part(READ, 1));
    }

    /** What {@link #save} would do. */
    ImportSummary preview(List<Path> files, Progress progress) throws UnreadableSpreadsheetException {
        var plan = plan(files, Map.of(), progress);
        for (var file : plan.files()) {
            file.requireRecords();
        }
        return plan.summary();
    }

    /** The spreadsheets of a folder, by name; the lock files of spreadsheet programs are none. */
    static List<Path> spreadsheetsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                                && !name.startsWith("~$")
                                && !name.startsWith(".");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** The imports, newest first. */
    public List<StoredImport> history() {
        return store.get().imports();
    }

    /** What became of the tables of an import; their records are not repeated. */
    public List<ReadSheet> accounts(long importId) {
        return store.get().originals().accounts(importId);
    }

    /**
     * Writes an imported file as it was.
     *
     * @throws NotPossibleException if it was not kept, or was taken out with a student who was erased
     */
    public void writeOriginal(StoredImport stored, Path target) throws NotPossibleException, IOException {
        if (!store.get().originals().isKept(stored.id())) {
            throw new NotPossibleException(
                    store.get().originals().isErased(stored.id()) ? Reason.ORIGINAL_ERASED : Reason.NO_ORIGINAL,
                    stored.file());
        }
        WholeFile.replace(target, out -> store.get().originals().write(stored.id(), out));
    }

    /** Writes the account of an import, planned or done, as a spreadsheet. */
    public void writeAccount(ImportSummary summary, Locale locale, Path xlsx) throws IOException {
        var tables = summary.files().stream()
                .flatMap(file -> file.sheets().stream().map(table -> new TableOfFile(file.file(), table)))
                .toList();
        new AccountWorkbook(locale).write(tables, summary.outcome().changes(), xlsx);
    }

    /** Writes the account of an import of the history as a spreadsheet. */
    public void writeAccount(StoredImport stored, Locale locale, Path xlsx) throws IOException {
        var tables = accounts(stored.id()).stream()
                .map(table -> new TableOfFile(stored.file(), table))
                .toList();
        new AccountWorkbook(locale).write(tables, List.of(), xlsx);
    }

    /**
     * Takes an import back: the store is as if it had never been.
     *
     * @throws NotPossibleException if there is no such import, or a later one was built on it
     */
    public void undo(long importId) throws NotPossibleException {
        if (history().stream().noneMatch(known -> known.id() == importId)) {
            throw new NotPossibleException(Reason.NO_SUCH_IMPORT, Long.toString(importId));
        }
        var later = store.get().builtOn(importId);
        if (!later.isEmpty()) {
            throw new NotPossibleException(
                    Reason.IMPORT_BUILT_ON,
                    later.stream().map(StoredImport::file).distinct().collect(Collectors.joining(", ")));
        }
        store.get().undo(importId);
    }

    /** Where imports disagree about a student. */
    public List<Conflict> conflicts(String studentId) {
        return store.get().conflicts(studentId);
    }

    /** The links there are, by the id without RA. */
    public List<StudentLink> links() {
        return new TreeMap<>(store.get().links())
                .entrySet().stream()
                        .map(entry -> new StudentLink(entry.getKey(), entry.getValue()))
                        .toList();
    }

    /** The links that nothing proves and nobody has decided about. */
    public List<StudentLinks.Offer> offers() {
        return links(List.of()).offered();
    }

    /** How an id and a student stand now. */
    public LinkState state(StudentLink link) {
        return store.get().linkDecisions().state(link);
    }

    /**
     * Links an id to a student.
     *
     * @param seen how they stood when the person saw it
     * @throws NotPossibleException if another decided of it meanwhile
     */
    public void link(StudentLink link, LinkState seen) throws NotPossibleException {
        requireDecided(store.get().link(link, seen), link);
    }

    private static void requireDecided(boolean decided, StudentLink link) throws NotPossibleException {
        if (!decided) {
            throw new NotPossibleException(NotPossibleException.Reason.LINK_DECIDED_MEANWHILE, link.ownId());
        }
    }

    /** Undoes a link, or turns it down: it is not offered again. As {@link #link}. */
    public void refuse(StudentLink link, LinkState seen) throws NotPossibleException {
        requireDecided(store.get().refuse(link, seen), link);
    }

    /** What is stored of students, to settle what a cell alone leaves open. */
    KnownStudents known() {
        return new KnownStudents(id -> store.get().history(id).records());
    }

    /** What was decided now, over what was decided of a sheet of the same shape before. */
    private Choices remembering(Map<TableKey, SheetChoice> now) {
        return (table, shape) -> {
            var choice = now.getOrDefault(table, SheetChoice.NONE);
            var roles = new HashMap<Integer, Role>();
            var remembered = store.get().columnMemory().roles(key(shape));
            if (!remembered.isEmpty()) {
                for (var column = 0; column < shape.headers().size(); column++) {
                    var role = remembered.get(shape.columnName(column));
                    if (role != null) {
                        roles.put(column, Role.of(role));
                    }
                }
            }
            roles.putAll(choice.roles());
            return new SheetChoice(choice.included(), choice.year(), roles, choice.cells());
        };
    }

    private void remember(ImportPlan plan) {
        for (var file : plan.files()) {
            var choices = plan.choices().getOrDefault(file.path(), Map.of());
            for (var sheet : file.sheets()) {
                var roles = new HashMap<String, String>();
                choices.getOrDefault(sheet.table(), SheetChoice.NONE).roles().forEach((column, role) -> {
                    if (column < sheet.shape().headers().size()) {
                        roles.put(sheet.shape().columnName(column), role.key());
                    }
                });
                if (!roles.isEmpty()) {
                    store.get().columnMemory().remember(key(sheet.shape()), roles);
                }
            }
        }
    }

    private static String key(Shape shape) {
        return String.join("|", shape.headers());
    }

    /** The files with what was decided of them, as far as it changes what they say. */
    private static List<Store.DecidedFile> decided(
            List<ReadFile> files, Map<Path, Map<TableKey, SheetChoice>> choices) {
        return files.stream()
                .map(file -> new Store.DecidedFile(file, decisions(file, choices.getOrDefault(file.path(), Map.of()))))
                .toList();
    }

    private static String decisions(ReadFile file, Map<TableKey, SheetChoice> choices) {
        var lines = new ArrayList<String>();
        for (var sheet : file.sheets()) {
            var choice = choices.getOrDefault(sheet.table(), SheetChoice.NONE);
            var said = new ArrayList<String>();
            choice.included().ifPresent(included -> said.add("included=" + included));
            choice.year().ifPresent(year -> said.add("year=" + year));
            sheet.columns().stream()
                    .filter(column -> column.evidence() == Evidence.PERSON)
                    .forEach(column -> said.add(
                            "column " + column.index() + "=" + column.role().key()));
            choice.cells().entrySet().stream()
                    .map(entry -> "cell " + entry.getKey().row() + " "
                            + entry.getKey().year() + " "
                            + entry.getKey().field().columnName() + "="
                            + entry.getValue())
                    .sorted()
                    .forEach(said::add);
            if (!said.isEmpty()) {
                lines.add(sheet.sheet() + " #" + sheet.table().number() + ": " + String.join(", ", said));
            }
        }
        return String.join("\n", lines);
    }

    private StudentLinks links(List<ReadFile> read) {
        var known = store.get().links();
        var records = new ArrayList<YearlyRecord>(store.get().records());
        for (var file : read) {
            for (var record : file.records()) {
                records.add(record.withStudentId(known.getOrDefault(record.studentId(), record.studentId())));
            }
        }
        var refused = store.get().linkDecisions().refused().stream()
                .map(link -> new StudentLinks.Link(link.ownId(), link.studentId()))
                .collect(Collectors.toCollection(HashSet::new));
        return StudentLinks.find(records, refused);
    }
}
