package org.farol.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.farol.app.NotPossibleException.Reason;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.store.AuditEntry;
import org.farol.store.AuditEvent;
import org.farol.store.Pseudonyms;
import org.farol.store.StoreKey;
import org.farol.work.Progress;
import org.farol.work.WholeFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the law of data protection (LGPD) asks for: one student's data given or erased, data for analysis without names, and
 * who did what.
 */
public final class Privacy {
    private static final int YEAR_DIGITS = 4;

    /** Class, ranks and sources would lead back to a row of the sheet. */
    private static final List<Field> ANALYSED =
            Field.standard().stream().filter(field -> field != Field.TURMA).toList();

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final OpenStore store;
    private final Backups backups;

    Privacy(OpenStore store, Backups backups) {
        this.store = store;
        this.backups = backups;
    }

    /**
     * Writes everything that is kept of a student as a zip: a letter for people, the yearly records as CSV, and every row of
     * every table as JSON. Only who writes it may read it.
     *
     * @throws NotPossibleException if nothing is kept of such a student
     */
    public void export(String studentId, Locale locale, Path zip) throws NotPossibleException, IOException {
        var rows = store.get().export(studentId);
        if (rows.values().stream().allMatch(List::isEmpty)) {
            throw new NotPossibleException(Reason.NO_SUCH_STUDENT, studentId);
        }
        var history = store.get().history(studentId);
        WholeFile.replaceForOwner(zip, out -> {
            var zipped = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zipped.putNextEntry(new ZipEntry(PrivacyTexts.letterName(locale)));
            zipped.write(PrivacyTexts.letter(history.studentId(), locale).getBytes(StandardCharsets.UTF_8));
            zipped.putNextEntry(new ZipEntry("registros.csv"));
            RecordsCsv.write(history.records(), zipped);
            zipped.putNextEntry(new ZipEntry("dados.json"));
            zipped.write(JSON.writeValueAsBytes(rows));
            zipped.finish();
        });
    }

    /**
     * Erases a student everywhere: records, links, predictions, what was written of the student, the original files that
     * speak of the student, and the same in the backups of the data folder.
     *
     * @return how many backups still have the student, because they were made with another passphrase
     * @throws NotPossibleException if nothing is kept of such a student
     */
    public int erase(String studentId, Progress progress) throws NotPossibleException, IOException {
        if (!store.get().knows(studentId)) {
            throw new NotPossibleException(Reason.NO_SUCH_STUDENT, studentId);
        }
        var key = store.get().key();
        try {
            store.get().erase(studentId);
            var erased = store.get().erasures();
            return backups.editAll(copy -> copy.eraseAgain(erased), key.stream().toList(), progress);
        } finally {
            key.ifPresent(StoreKey::close);
        }
    }

    /**
     * Writes all records for analysis, as CSV: pseudonyms that stay the same every year in place of ids, no names, the year
     * of birth alone, nothing that says from which row it comes. Who has the sheets could still tell students by their
     * grades: it is personal data, if better kept.
     */
    public void exportPseudonymised(Path csv) throws IOException {
        var pseudonyms = store.get().pseudonyms();
        var records = new ArrayList<>(store.get().records());
        // By pseudonym, or the order would tell the ids.
        records.sort(Comparator.comparing((YearlyRecord record) -> pseudonyms.of(record.studentId()))
                .thenComparingInt(YearlyRecord::year));
        WholeFile.replaceForOwner(csv, out -> {
            try (var printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
                var header = new ArrayList<>(List.of("pseudonym", "year", "birth_year"));
                ANALYSED.forEach(field -> header.add(field.columnName()));
                printer.printRecord(header);
                for (var record : records) {
                    printer.printRecord(row(record, pseudonyms));
                }
            }
        });
        store.get().audit().append(AuditEvent.PSEUDONYMISED_EXPORT, Integer.toString(records.size()));
    }

    private static List<String> row(YearlyRecord record, Pseudonyms pseudonyms) {
        var row = new ArrayList<String>();
        row.add(pseudonyms.of(record.studentId()));
        row.add(Integer.toString(record.year()));
        row.add(
                record.values().get(Field.NASCIMENTO) instanceof Value.Text(String born) && born.length() >= YEAR_DIGITS
                        ? born.substring(0, YEAR_DIGITS)
                        : "");
        for (var field : ANALYSED) {
            row.add(RecordsCsv.cell(record, field));
        }
        return row;
    }

    /** What was done to the data, oldest first. */
    public List<AuditEntry> audit() {
        return store.get().audit().entries();
    }

    /** What was done with the data of a student: exports and erasures, and nothing of others. */
    public List<AuditEntry> audit(String studentId) {
        var pseudonym = store.get().pseudonyms().of(studentId);
        return audit().stream().filter(entry -> entry.about().equals(pseudonym)).toList();
    }

    /**
     * Whether the audit log is as it was written.
     *
     * @param broken the first entry that is not
     * @param contradicting a backup that remembers another log
     */
    public record AuditCheck(int entries, Optional<Long> broken, Optional<Backup> contradicting) {
        public boolean isWhole() {
            return broken.isEmpty() && contradicting.isEmpty();
        }
    }

    /** Computes the chain of the audit log again, and holds it against what the backups remember of it. */
    public AuditCheck checkAudit() throws IOException, NotPossibleException {
        var log = audit();
        return new AuditCheck(log.size(), store.get().audit().firstBroken(), backups.contradicting(log));
    }
}
