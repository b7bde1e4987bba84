package org.farol.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.farol.app.NotPossibleException.Reason;
import org.farol.model.RefusedModelException;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.CellAccount;
import org.farol.sheet.KnownStudents;
import org.farol.sheet.RowAccount;
import org.farol.sheet.SheetChoice;
import org.farol.sheet.SheetStream;

/**
 * The risks of the students of a file of any length, told while it is read: neither the file nor the risks are held or
 * kept. Each student is compared with the stored students of the same year, or of the latest there is.
 */
public final class FileScores {
    /** Rows scored together, on all cores. */
    private static final int TOGETHER = 1_024;

    private final Path folder;
    private final Predictions predictions;
    private final KnownStudents known;

    /** {@code folder} is the data folder. */
    FileScores(Path folder, Predictions predictions, KnownStudents known) {
        this.folder = folder;
        this.predictions = predictions;
        this.known = known;
    }

    /**
     * A record and its risk.
     *
     * @param features their values, in the order of {@link #features}; empty where unknown
     */
    public record Scored(YearlyRecord record, Answer answer, List<OptionalDouble> features) {}

    /**
     * What came of a row.
     *
     * @param students one for each year that the row tells of; none where it is refused
     * @param unread cells that could not be read; the risk is that of a student of whom this is unknown
     * @param refusals why it gives no record of a year
     */
    public record ScoredRow(
            String sheet, int number, List<Scored> students, List<CellAccount> unread, List<RowAccount> refusals) {}

    /** Takes one row after the other, in their order. */
    @FunctionalInterface
    public interface Sink {
        void take(ScoredRow row) throws IOException;
    }

    /** The features of the model in use, in its order. */
    public List<String> features() throws NotPossibleException, IOException, RefusedModelException {
        return predictions
                .model()
                .orElseThrow(() -> new NotPossibleException(Reason.NO_MODEL, ""))
                .features();
    }

    /**
     * Scores the rows of {@code file}.
     *
     * @param year of records of which nothing in the file tells it
     * @param reasons whether to tell the reasons too
     * @throws NotPossibleException if there is no model
     */
    public void score(Path file, OptionalInt year, boolean reasons, Sink sink) throws Exception {
        score(file, String.valueOf(file.getFileName()), year, reasons, sink);
    }

    /**
     * The same of a stream. It lies in the data folder meanwhile, for its owner only: how its columns are to be read shows
     * after some thousand rows, and then it is read again from its beginning.
     */
    public void score(InputStream in, OptionalInt year, boolean reasons, Sink sink) throws Exception {
        try (var work = new WorkFolder(folder, "pontuar")) {
            var whole = work.path().resolve("entrada");
            Files.copy(in, whole);
            score(whole, "-", year, reasons, sink);
        }
    }

    private void score(Path file, String name, OptionalInt year, boolean reasons, Sink sink) throws Exception {
        var choice = new SheetChoice(Optional.empty(), year, Map.of(), Map.of());
        var waiting = new ArrayList<SheetStream.Row>();
        SheetStream.read(file, name, (table, shape) -> choice, known, row -> {
            waiting.add(row);
            if (waiting.size() == TOGETHER) {
                hand(waiting, reasons, sink);
            }
        });
        hand(waiting, reasons, sink);
    }

    private void hand(List<SheetStream.Row> waiting, boolean reasons, Sink sink)
            throws NotPossibleException, IOException, RefusedModelException {
        var told =
                predictions.score(waiting.stream().map(SheetStream.Row::records).toList(), reasons);
        for (var i = 0; i < waiting.size(); i++) {
            var row = waiting.get(i);
            var students = new ArrayList<Scored>();
            for (var j = 0; j < row.records().size(); j++) {
                var valued = told.get(i).get(j);
                students.add(new Scored(row.records().get(j), valued.answer(), valued.features()));
            }
            var unread =
                    row.cells().stream().filter(cell -> cell.rule().refuses()).toList();
            sink.take(new ScoredRow(row.table().sheet(), row.number(), students, unread, row.refusals()));
        }
        waiting.clear();
    }
}
