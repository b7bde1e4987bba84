package org.farol.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawRow;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table as records, with the account of every cell. */
final class SheetReader {
    /** Where two rows of one id differ in one of these, they are of two students. */
    private static final List<Field> OF_ONE_STUDENT = List.of(Field.NOME, Field.NASCIMENTO, Field.GENERO);

    private final TableKey table;
    private final SheetLayout layout;
    private final int headerRow;
    private final boolean hidden;
    private final TableRowReader rowReader;

    private final List<YearlyRecord> records = new ArrayList<>();
    private final List<CellAccount> cells = new ArrayList<>();
    private final List<RowAccount> refusedRows = new ArrayList<>();
    private final Map<Integer, Map<String, YearlyRecord>> seen = new HashMap<>();
    private int rows;
    private int hiddenRows;

    SheetReader(String fileName, boolean hidden, FoundTable table, KnownStudents students) {
        this.table = table.key();
        this.headerRow = table.headerRow();
        this.hidden = hidden;
        this.layout = table.layout();
        this.rowReader = table.reader(fileName, students);
    }

    /** Reads a row below the header. */
    void read(RawRow row) {
        rowReader.read(row).ifPresent(outcome -> {
            rows++;
            hiddenRows += row.hidden() ? 1 : 0;
            outcome.years().forEach(result -> take(row, result));
            outcome.refusals().forEach(reason -> refusedRows.add(new RowAccount(row.number(), reason)));
        });
    }

    private void take(RawRow row, RowReader.Result result) {
        if (result.record().isPresent()) {
            var record = result.record().get();
            var before =
                    seen.computeIfAbsent(record.year(), key -> new HashMap<>()).putIfAbsent(record.studentId(), record);
            if (before != null) {
                refusedRows.add(new RowAccount(
                        row.number(),
                        again(before, record),
                        OptionalInt.of(before.source().row())));
                return;
            }
            records.add(record);
        }
        cells.addAll(result.cells());
    }

    private static RowAccount.Reason again(YearlyRecord before, YearlyRecord record) {
        if (before.values().equals(record.values())) {
            return RowAccount.Reason.SAME_ROW_AGAIN;
        }
        return OF_ONE_STUDENT.stream()
                        .anyMatch(field -> differ(
                                before.values().get(field), record.values().get(field)))
                ? RowAccount.Reason.TWO_STUDENTS_ONE_ID
                : RowAccount.Reason.DUPLICATE_STUDENT;
    }

    private static boolean differ(@Nullable Value before, @Nullable Value now) {
        return before != null && now != null && !Names.normal(before.toString()).equals(Names.normal(now.toString()));
    }

    /** The table as read so far. */
    ReadSheet result() {
        var checked = records.stream().filter(Identities::indeApplies).toList();
        return new ReadSheet(
                table,
                headerRow,
                layout.shape(),
                hidden,
                hiddenRows,
                Optional.empty(),
                years(),
                rows,
                records,
                cells,
                refusedRows,
                layout.columns(),
                missing(),
                checked.size(),
                (int) checked.stream().filter(Identities::indeHolds).count());
    }

    private List<Integer> years() {
        var years = new TreeSet<>(records.stream().map(YearlyRecord::year).toList());
        if (years.isEmpty()) {
            layout.byYear().keySet().stream()
                    .filter(year -> year != SheetLayout.YEAR_OF_ROW)
                    .forEach(years::add);
        }
        return List.copyOf(years);
    }

    private List<Field> missing() {
        Set<Field> given = new HashSet<>();
        layout.byYear().values().forEach(fields -> given.addAll(fields.keySet()));
        records.forEach(record -> given.addAll(record.values().keySet()));
        return Field.standard().stream().filter(field -> !given.contains(field)).toList();
    }
}
