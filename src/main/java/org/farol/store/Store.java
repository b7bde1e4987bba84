package org.farol.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.ReadFile;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.work.OwnerOnly;
import org.farol.work.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The store of one data folder, an H2 file that one process at a time has open, or one that several people share on a
 * server. Safe for use by several threads. What a method has written is on disk when it returns; a write that fails or is
 * cancelled leaves everything as it was.
 */
public final class Store implements AutoCloseable {
    private static final String OBSERVATIONS = """
            select observation.*, import.file from observation
            join import on import.id = observation.import_id
            where import.%s
            order by observation.id
            """;

    /** Tables that have a row before anybody does anything, but for opening the store. */
    private static final Set<String> KEPT_FROM_THE_START = Set.of("audit_head", "pseudonym_key", "shared_model");

    private final Database database;
    private final ApiPredictions apiPredictions;
    private @Nullable Records records;
    private long revision;

    private Store(Database database, ApiPredictions apiPredictions) {
        this.database = database;
        this.apiPredictions = apiPredictions;
    }

    /**
     * Opens the store of {@code folder}, making or migrating it where needed.
     *
     * @param key of an encrypted store; closed with it
     * @throws StoreException if it is in use, cannot be written, is damaged, of a newer version or needs another key
     */
    public static Store open(Path folder, Optional<StoreKey> key) {
        var store = open(folder, FileDatabase.open(folder, key));
        store.personalData().eraseLeftBehind();
        return store;
    }

    /**
     * Opens the store of a server, making or migrating it where needed. What others change there is seen by
     * {@link #years}, {@link #imports}, {@link #revision}, and before anything is written.
     *
     * @param folder where this machine keeps what is its own
     * @throws StoreException if the server cannot be reached, refuses, or its store is of a newer version
     */
    public static Store open(Path folder, StoreServer server) {
        try {
            OwnerOnly.makeFolder(folder);
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.NOT_WRITABLE, e);
        }
        return open(folder, ServerDatabase.open(server));
    }

    private static Store open(Path folder, Database database) {
        try {
            return new Store(database, new ApiPredictions(folder, database));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Opens a store that is not encrypted. */
    public static Store open(Path folder) {
        return open(folder, Optional.empty());
    }

    /** Whether others may be changing it at the same time. */
    public boolean isShared() {
        return database.isShared();
    }

    /** How much of a disk it takes. */
    public long bytes() {
        return database.bytes();
    }

    /** What the local API answered. */
    public ApiPredictions apiPredictions() {
        return apiPredictions;
    }

    /** A file and what was decided of its tables, in the form it is stored. */
    public record DecidedFile(ReadFile file, String decisions) {}

    /**
     * Writes files with their account and links in one transaction. A file whose bytes were saved before under the same
     * decisions is not saved again, and its records count as unchanged; under other decisions it takes the place of what
     * was saved before, until it is undone.
     *
     * @param files at least one
     * @throws UnreadableSpreadsheetException if a file is no more what was read; nothing is saved then
     */
    public synchronized ImportOutcome save(List<DecidedFile> files, List<StudentLink> links, Progress progress)
            throws UnreadableSpreadsheetException {
        return database.inTransaction(connection -> {
            AuditLog.takeTurn(connection);
            var known = stored(connection);
            var writer = new ImportWriter(connection, progress);
            var observations = new ArrayList<Observation>();
            var newest = 0L;
            for (var file : files) {
                var before = Optional.ofNullable(known.get(file.file().sha256()));
                if (before.isPresent() && isKnown(known, file)) {
                    newest = Math.max(newest, before.get().id());
                    continue;
                }
                var id = writer.insert(file.file(), file.decisions());
                if (before.isPresent()) {
                    writer.supersede(before.get().id(), id);
                }
                file.file().records().forEach(record -> observations.add(new Observation(id, record)));
                newest = id;
            }
            writer.insertLinks(newest, links);
            AuditLog.append(connection, AuditEvent.IMPORTED, Long.toString(newest));
            var earlier = upToDate();
            var after = earlier.without(replaced(known, files)::contains)
                    .with(observations)
                    .linked(links);
            connection.commit();
            // Where others write too, they may have been before this is read again.
            replace(database.isShared() ? null : after);
            return earlier.linked(links).changes(records(files), after, links.size());
        });
    }

    /** What {@link #save} would do, without doing it. */
    public synchronized ImportOutcome preview(List<DecidedFile> files, List<StudentLink> links)
            throws UnreadableSpreadsheetException {
        return database.inTransaction(connection -> {
            var known = stored(connection);
            var observations = new ArrayList<Observation>();
            files.stream()
                    .filter(file -> !isKnown(known, file))
                    .forEach(file -> file.file()
                            .records()
                            .forEach(record -> observations.add(new Observation(Long.MAX_VALUE, record))));
            var before = upToDate();
            var after = before.without(replaced(known, files)::contains)
                    .with(observations)
                    .linked(links);
            return before.linked(links).changes(records(files), after, links.size());
        });
    }

    /** An import in force, by the SHA-256 of its bytes. */
    private record Stored(long id, String decisions) {}

    private static Map<String, Stored> stored(Connection connection) throws SQLException {
        var stored = new HashMap<String, Stored>();
        try (var query = connection.prepareStatement(
                        "select id, sha256, decisions from import where superseded_by is null");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                stored.put(rows.getString("sha256"), new Stored(rows.getLong("id"), rows.getString("decisions")));
            }
        }
        return stored;
    }

    private static boolean isKnown(Map<String, Stored> known, DecidedFile file) {
        return Optional.ofNullable(known.get(file.file().sha256()))
                .filter(stored -> stored.decisions().equals(file.decisions()))
                .isPresent();
    }

    private static Set<Long> replaced(Map<String, Stored> known, List<DecidedFile> files) {
        return files.stream()
                .filter(file -> !isKnown(known, file))
                .flatMap(file -> Optional.ofNullable(known.get(file.file().sha256())).stream())
                .map(Stored::id)
                .collect(Collectors.toSet());
    }

    private static List<YearlyRecord> records(List<DecidedFile> files) {
        return files.stream().flatMap(file -> file.file().records().stream()).toList();
    }

    private void replace(@Nullable Records changed) {
        records = changed;
        revision++;
    }

    /** Changes with every change of the records. */
    public synchronized long revision() {
        seeChangesOfOthers();
        return revision;
    }

    private synchronized void seeChangesOfOthers() {
        if (database.isShared()) {
            var now = audit().lastChangeOfRecords();
            if (now != revision) {
                records = null;
                revision = now;
            }
        }
    }

    /** The records with what others have changed. */
    private synchronized Records upToDate() {
        seeChangesOfOthers();
        return current();
    }

    /** The records as this process knows them, read the first time. */
    private synchronized Records current() {
        if (records == null) {
            var links = new HashMap<String, String>();
            database.reading(
                    "select own_id, student_id from student_link",
                    row -> links.put(row.getString("own_id"), row.getString("student_id")));
            records = new Records(
                    database.reading(OBSERVATIONS.formatted("superseded_by is null"), Store::observation), links);
        }
        return records;
    }

    /** Every student with all records, as they would be without an import; linked as they are now. */
    public synchronized List<StudentHistory> historiesWithout(long importId) {
        var replaced = database.reading(OBSERVATIONS.formatted("superseded_by = ?"), Store::observation, importId);
        var others = current().without(other -> other == importId);
        return (replaced.isEmpty() ? others : others.among(replaced)).histories();
    }

    /** The imports in force, newest first. */
    public List<StoredImport> imports() {
        var current = upToDate();
        return database.reading(
                "select id, file, imported_at from import where superseded_by is null order by id desc",
                row -> new StoredImport(
                        row.getLong("id"),
                        row.getString("file"),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                        current.size(row.getLong("id"))));
    }

    /** The imports that were built on this one: those that speak of its student-years, or link its students. */
    public List<StoredImport> builtOn(long importId) {
        var later = new HashSet<>(current().laterImportsOnSameStudentYears(importId));
        var mine = Set.copyOf(current().idsOf(importId));
        later.addAll(database
                .reading(
                        "select own_id, student_id, import_id from student_link where import_id > ?",
                        row -> mine.contains(row.getString("own_id")) || mine.contains(row.getString("student_id"))
                                ? Optional.of(inForce(row.getLong("import_id")))
                                : Optional.<Long>empty(),
                        importId)
                .stream()
                .flatMap(Optional::stream)
                .toList());
        return imports().stream().filter(found -> later.contains(found.id())).toList();
    }

    /** The import that took the place of another, or the other itself. */
    private long inForce(long importId) {
        return database
                .reading(
                        "select superseded_by from import where id = ? and superseded_by is not null",
                        row -> row.getLong("superseded_by"),
                        importId)
                .stream()
                .findFirst()
                .map(this::inForce)
                .orElse(importId);
    }

    /**
     * Takes an import back, with the links it proved: the store is as if it had never been. The import whose place it
     * took is in force again; what a person said that its columns are stays remembered.
     */
    public synchronized void undo(long importId) {
        database.inTransaction(connection -> {
            AuditLog.takeTurn(connection);
            Database.write(connection, "delete from import where id = ?", importId);
            AuditLog.append(connection, AuditEvent.IMPORT_UNDONE, Long.toString(importId));
            connection.commit();
            return importId;
        });
        replace(null);
    }

    /** Where imports disagree about a student, beyond rounding. */
    public List<Conflict> conflicts(String studentId) {
        return current().conflicts(studentId);
    }

    /** The imported files, as they were and as they were read. */
    public Originals originals() {
        return new Originals(database);
    }

    /** What people decided of ids without RA. */
    public LinkDecisions linkDecisions() {
        return new LinkDecisions(database);
    }

    /**
     * Links an id without RA to a student, as a person says, in place of another it was linked to.
     *
     * @param seen how they stood when the person saw it
     * @return false if they stand otherwise by now; nothing has changed then
     */
    public synchronized boolean link(StudentLink link, LinkState seen) {
        var decided = linkDecisions().link(link, seen);
        replace(null);
        return decided;
    }

    /** Undoes a link, or turns an offered one down; it is not made again. As {@link #link}. */
    public synchronized boolean refuse(StudentLink link, LinkState seen) {
        var decided = linkDecisions().refuse(link, seen);
        replace(null);
        return decided;
    }

    /** The risks that were told of stored students. */
    public Predictions predictions() {
        return new Predictions(database);
    }

    /** What a person said that columns are. */
    public ColumnMemory columnMemory() {
        return new ColumnMemory(database);
    }

    /** The lists a person keeps. */
    public Views views() {
        return new Views(database);
    }

    /** The model that all use who share it. */
    public SharedModel sharedModel() {
        return new SharedModel(database);
    }

    /** The ids without RA that were linked before, and their students. */
    public Map<String, String> links() {
        return current().links();
    }

    /** Years with records, ascending. */
    public List<Integer> years() {
        return upToDate().years();
    }

    /** The records of a year, by student id. */
    public List<YearlyRecord> records(int year) {
        return current().ofYear(year);
    }

    /** All records, by student id and year. */
    public List<YearlyRecord> records() {
        return List.copyOf(current().all());
    }

    /** Every student with all records. */
    public List<StudentHistory> histories() {
        return current().histories();
    }

    /** One student's records; none when the id is unknown. Ids that were linked lead to their student. */
    public StudentHistory history(String studentId) {
        var known = current().of(studentId);
        return new StudentHistory(known.isEmpty() ? studentId : known.getFirst().studentId(), known);
    }

    private static Observation observation(ResultSet row) throws SQLException {
        return new Observation(
                row.getLong("import_id"),
                new YearlyRecord(
                        row.getString("own_id"),
                        row.getInt("ano"),
                        RecordColumns.read(row),
                        RecordColumns.derived(row.getString("derived")),
                        new Source(row.getString("file"), row.getString("source_sheet"), row.getInt("source_row"))));
    }

    /** What was agreed to do for students. */
    public Interventions interventions() {
        return new Interventions(database, new StudentAliases(this::links));
    }

    /** The notes on students, and what was typed and not saved yet. */
    public Notes notes() {
        return new Notes(database, new StudentAliases(this::links));
    }

    /** Who did what to the data, when. */
    public AuditLog audit() {
        return new AuditLog(database);
    }

    private PersonalData personalData() {
        apiPredictions.takeIn();
        return new PersonalData(database);
    }

    /** Every id of a student: of the student's own, and of files it was linked from. */
    private Set<String> idsOf(String studentId) {
        var ids = new TreeSet<String>();
        var student = history(studentId).studentId();
        ids.add(studentId);
        ids.add(student);
        links().forEach((own, linked) -> {
            if (linked.equals(student)) {
                ids.add(own);
            }
        });
        return ids;
    }

    /** Everything that is kept of a student, by table: column names and values; told in the audit log. */
    public Map<String, List<Map<String, @Nullable Object>>> export(String studentId) {
        seeChangesOfOthers();
        return personalData().export(history(studentId).studentId(), idsOf(studentId));
    }

    /** Whether anything is kept of a student. */
    public boolean knows(String studentId) {
        seeChangesOfOthers();
        return personalData().knows(idsOf(studentId));
    }

    /**
     * Erases everything that is kept of a student; told in the audit log. Original files that speak of the student go
     * whole. An import of the same file would bring the student back, an older copy of the store does not.
     */
    public synchronized void erase(String studentId) {
        seeChangesOfOthers();
        personalData().erase(history(studentId).studentId(), idsOf(studentId));
        replace(null);
    }

    /** Who was erased here. */
    public PersonalData.Erasures erasures() {
        return personalData().erasures();
    }

    /** Erases those of another store's erased students who are here: an older copy of it brought them back. */
    public synchronized void eraseAgain(PersonalData.Erasures erasures) {
        personalData().eraseAgain(erasures);
        replace(null);
    }

    /** The names under which students leave the store where nobody shall know them. */
    public Pseudonyms pseudonyms() {
        return database.inTransaction(connection -> {
            var pseudonyms = Pseudonyms.of(connection);
            connection.commit();
            return pseudonyms;
        });
    }

    /** Encrypts the store with a key, which is closed with it; without one, leaves it in the clear. */
    public void encrypt(Optional<StoreKey> key, AuditEvent event) {
        apiPredictions.takeIn();
        database.encrypt(key, fresh -> AuditLog.append(fresh, event, ""));
    }

    /** A copy of the key, where the store is encrypted; to be closed by who asks. */
    public Optional<StoreKey> key() {
        return database.key().map(StoreKey::copy);
    }

    /**
     * How many rows there are, by table, and how often they were changed, under {@code table.version}; but for the audit
     * log. Any change of what is kept shows in it.
     */
    public Map<String, Long> tally() {
        return database.inTransaction(connection -> {
            var tally = new LiveRows(connection).tally();
            tally.remove("audit_entry");
            return tally;
        });
    }

    /**
     * Writes a store of the same contents into {@code folder}, while others may go on using this one; encrypted if this
     * one is.
     */
    public void copyTo(Path folder) {
        apiPredictions.takeIn();
        database.copyTo(folder);
    }

    /** Whether nothing was ever kept in it. */
    public boolean isFresh() {
        var kept = tally();
        KEPT_FROM_THE_START.forEach(kept::remove);
        return kept.values().stream().allMatch(rows -> rows == 0);
    }

    /** Takes everything that another store keeps in place of what this one does; this one is on a server. */
    public synchronized void fillFrom(Store other) {
        other.apiPredictions.takeIn();
        try (var rows = other.database.connect()) {
            database.fill(rows);
        } catch (SQLException e) {
            throw other.database.failure(e);
        }
        replace(null);
    }

    /** How far students had moved from those that a model learned from. */
    public DriftHistory driftHistory() {
        return new DriftHistory(database);
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            apiPredictions.close();
        } finally {
            database.close();
        }
    }
}
