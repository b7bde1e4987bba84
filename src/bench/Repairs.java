import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.farol.pede.Field;
import org.farol.pede.IndeFormula;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.Choices;
import org.farol.sheet.KnownStudents;
import org.farol.sheet.ReadFile;
import org.farol.sheet.ReadSheet;
import org.farol.sheet.Role;
import org.farol.sheet.SpreadsheetReader;
import org.farol.sheet.raw.RawCell;
import org.farol.sheet.raw.RawFiles;
import org.farol.work.Progress;

/**
 * How many indicator cells come back to their true value from copies of a workbook in which a spreadsheet program put
 * thousands dots and moved decimal points: {@code java -cp 'target/farol.jar:target/lib/*' src/bench/Repairs.java
 * WORKBOOK}. The truth is what the undamaged workbook reads as.
 */
class Repairs {
    /** What happens to a damaged cell, given its true value. */
    enum Damage {
        /** {@code 7.883752} becomes {@code 7.883.752}, {@code 5.9375} {@code 59.375}, {@code 8.7} {@code 87}. */
        THOUSANDS_DOTS,
        /** The point is lost: {@code 7.883752} becomes the number 7883752. */
        LOST_POINT,
        /** The number is ten or a hundred times as large, or a tenth. */
        SHIFTED_POINT,
        /** One of these at a time. */
        ANY
    }

    private static final SpreadsheetReader READER = new SpreadsheetReader();

    public static void main(String[] args) throws Exception {
        var workbook = Path.of(args[0]);
        var folder = Files.createTempDirectory("farol-repairs");
        var truth = records(read(workbook));
        System.out.println(
                "damage          share  cells   recovered  derived  refused  wrong > 0.1 %  (of damaged cells)");
        for (var damage : Damage.values()) {
            for (var share : new double[] {0.02, 0.1, 0.3, 1}) {
                var damaged = new HashMap<Key, Double>();
                var copy = folder.resolve(workbook.getFileName());
                write(workbook, truth, copy, damage, share, damaged);
                report(damage, share, damaged, records(read(copy)), truth);
            }
        }
    }

    record Key(String student, int year, Field field) {}

    private static ReadFile read(Path file) throws Exception {
        return READER.read(file, Choices.NONE, KnownStudents.NONE, Progress.NONE);
    }

    private static Map<Key, YearlyRecord> records(ReadFile file) {
        var records = new HashMap<Key, YearlyRecord>();
        for (var record : file.records()) {
            records.put(new Key(record.studentId() + "@" + record.source().sheet(), record.year(), Field.FASE), record);
        }
        return records;
    }

    private static void report(
            Damage damage,
            double share,
            Map<Key, Double> damaged,
            Map<Key, YearlyRecord> read,
            Map<Key, YearlyRecord> truth) {
        int recovered = 0, derived = 0, refused = 0, wrong = 0;
        var examples = new ArrayList<String>();
        for (var entry : damaged.entrySet()) {
            var key = entry.getKey();
            var record = read.get(new Key(key.student(), key.year(), Field.FASE));
            var value = record == null ? java.util.OptionalDouble.empty() : record.number(key.field());
            if (value.isEmpty()) {
                refused++;
            } else if (Math.abs(value.getAsDouble() - entry.getValue()) <= 0.001 * Math.abs(entry.getValue()) + 1e-9) {
                recovered++;
            } else if (record.derived().contains(key.field())) {
                derived++;
            } else {
                wrong++;
                examples.add(key + " true " + entry.getValue() + " read " + value.getAsDouble());
            }
        }
        var collateral = 0;
        for (var entry : truth.entrySet()) {
            for (var field : Field.values()) {
                if (field.kind() != Field.Kind.GRADE) {
                    continue;
                }
                var key = new Key(entry.getKey().student(), entry.getKey().year(), field);
                var before = entry.getValue().number(field);
                var now = read.containsKey(entry.getKey())
                        ? read.get(entry.getKey()).number(field)
                        : java.util.OptionalDouble.empty();
                if (!damaged.containsKey(key)
                        && before.isPresent()
                        && !entry.getValue().derived().contains(field)
                        && (now.isEmpty()
                                || Math.abs(now.getAsDouble() - before.getAsDouble())
                                        > 0.001 * before.getAsDouble() + 1e-9)) {
                    collateral++;
                    if (now.isPresent() && !read.get(entry.getKey()).derived().contains(field)) {
                        examples.add(
                                "undamaged " + key + " was " + before.getAsDouble() + " read " + now.getAsDouble());
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-15s %5.2f %6d %10.3f%% %7d %8d %8d   undamaged cells lost or changed: %d%n",
                damage,
                share,
                damaged.size(),
                100.0 * recovered / damaged.size(),
                derived,
                refused,
                wrong,
                collateral);
        examples.stream().limit(3).forEach(example -> System.out.println("    " + example));
    }

    private static void write(
            Path original,
            Map<Key, YearlyRecord> truth,
            Path copy,
            Damage damage,
            double share,
            Map<Key, Double> damaged)
            throws Exception {
        var read = read(original);
        try (var raw = RawFiles.open(original);
                var out = Files.newOutputStream(copy);
                var workbook = new Workbook(out, "Farol", "1.0")) {
            for (var rawSheet : raw.sheets()) {
                var table = read.sheets().stream()
                        .filter(sheet -> sheet.sheet().equals(rawSheet.name()))
                        .findFirst()
                        .orElseThrow();
                var sheet = workbook.newWorksheet(rawSheet.name());
                var places = places(table, truth);
                var random = new SplittableRandom(7);
                rawSheet.scan(row -> {
                    for (var column = 0; column < row.cells().size(); column++) {
                        var place = places.get(row.number() + ":" + column);
                        if (place != null && random.nextDouble() < share) {
                            var value = truth.get(new Key(place.student(), place.year(), Field.FASE))
                                    .number(place.field())
                                    .orElseThrow();
                            if (damage(sheet, row.number() - 1, column, value, damage, random)) {
                                damaged.put(place, value);
                                continue;
                            }
                        }
                        put(sheet, row.number() - 1, column, row.cell(column));
                    }
                });
            }
        }
    }

    /** The cells of indicators whose true value is known, by row and column. */
    private static Map<String, Key> places(ReadSheet table, Map<Key, YearlyRecord> truth) {
        var fields = new ArrayList<>(IndeFormula.indicators());
        fields.add(Field.INDE);
        var places = new HashMap<String, Key>();
        for (var column : table.columns()) {
            if (column.use() == org.farol.sheet.ColumnUse.Use.READ
                    && column.role() instanceof Role.Of(Field field)
                    && fields.contains(field)) {
                for (var record : truth.values()) {
                    if (record.source().sheet().equals(table.sheet())
                            && (column.year().isEmpty() || column.year().getAsInt() == record.year())
                            && record.number(field).isPresent()
                            && !record.derived().contains(field)) {
                        places.put(
                                record.source().row() + ":" + column.index(),
                                new Key(
                                        record.studentId() + "@"
                                                + record.source().sheet(),
                                        record.year(),
                                        field));
                    }
                }
            }
        }
        return places;
    }

    private static boolean damage(
            Worksheet sheet, int row, int column, double value, Damage damage, SplittableRandom random) {
        var kind = damage == Damage.ANY ? Damage.values()[random.nextInt(3)] : damage;
        if (value == 0) {
            return false;
        }
        var plain = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        if (kind == Damage.SHIFTED_POINT) {
            var places = List.of(1, 2, -1).get(random.nextInt(3));
            sheet.value(
                    row,
                    column,
                    BigDecimal.valueOf(value).scaleByPowerOfTen(places).doubleValue());
            return true;
        }
        if (!plain.contains(".")) {
            return false;
        }
        var digits = new BigDecimal(plain.replace(".", "")).toPlainString();
        if (kind == Damage.LOST_POINT || digits.length() <= 3) {
            sheet.value(row, column, Double.parseDouble(digits));
        } else {
            var dotted = new StringBuilder();
            for (var i = 0; i < digits.length(); i++) {
                if (i > 0 && (digits.length() - i) % 3 == 0) {
                    dotted.append('.');
                }
                dotted.append(digits.charAt(i));
            }
            sheet.value(row, column, dotted.toString());
        }
        return true;
    }

    private static void put(Worksheet sheet, int row, int column, RawCell cell) {
        switch (cell) {
            case RawCell.Blank b -> {}
            case RawCell.Text text -> sheet.value(row, column, text.raw());
            case RawCell.Numeric number -> sheet.value(row, column, number.value());
            case RawCell.Date date -> {
                sheet.value(row, column, date.serial());
                sheet.style(row, column).format(date.format()).set();
            }
            case RawCell.Faulty faulty -> sheet.value(row, column, faulty.raw());
        }
    }
}
