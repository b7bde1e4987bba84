package org.farol.cli;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.farol.app.AccountTexts;
import org.farol.app.ImportSummary;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.sheet.CellAccount;
import org.farol.sheet.ColumnUse;
import org.farol.sheet.Evidence;
import org.farol.sheet.ReadSheet;

/** What an import did, in words. */
final class ImportReport {
    private static final int EXAMPLES = 3;
    private static final int MOST_ROWS = 20;

    private ImportReport() {}

    static void print(ImportSummary summary, Console console) {
        for (var file : summary.files()) {
            for (var sheet : file.sheets()) {
                print(file.file(), sheet, console);
            }
        }
        var outcome = summary.outcome();
        console.say("import.total", outcome.added(), outcome.updated(), outcome.unchanged(), outcome.linked());
        if (!summary.offers().isEmpty()) {
            console.say("import.offers", summary.offers().size());
        }
    }

    private static void print(String file, ReadSheet sheet, Console console) {
        console.say(
                "import.sheet",
                file,
                sheet.sheet(),
                sheet.years().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                sheet.rows(),
                sheet.records().size());
        if (sheet.indeChecked() > 0) {
            console.say(
                    "import.inde",
                    sheet.indeConfirmed(),
                    sheet.indeChecked(),
                    console.percent((double) sheet.indeConfirmed() / sheet.indeChecked()),
                    Identities.INDE_TOLERANCE);
            printIdentityByYear(sheet, console);
        }
        if (!sheet.missing().isEmpty()) {
            console.say(
                    "import.missing",
                    sheet.missing().stream().map(Field::columnName).collect(Collectors.joining(", ")));
        }
        var texts = new AccountTexts(console.locale());
        sheet.leftOut().ifPresent(reason -> console.say("import.leftOut", texts.of(reason)));
        if (sheet.hiddenRows() > 0) {
            console.say("import.hidden", sheet.hiddenRows());
        }
        printColumns(sheet, console);
        sheet.refusedRows().stream()
                .limit(MOST_ROWS)
                .forEach(row -> console.say("import.row", row.row(), texts.of(row)));
        if (sheet.refusedRows().size() > MOST_ROWS) {
            console.say("import.rows", sheet.refusedRows().size() - MOST_ROWS);
        }
        sheet.cells().stream()
                .collect(Collectors.groupingBy(CellAccount::rule, TreeMap::new, Collectors.toList()))
                .forEach((rule, cells) -> console.say(
                        rule.refuses() ? "import.refused" : "import.repaired",
                        texts.of(rule),
                        cells.size(),
                        cells.stream()
                                .limit(EXAMPLES)
                                .map(cell -> example(cell, console))
                                .collect(Collectors.joining("; "))));
    }

    private static void printColumns(ReadSheet sheet, Console console) {
        var unsure = sheet.columns().stream()
                .filter(column -> column.use() == ColumnUse.Use.READ && column.evidence() != Evidence.NAME)
                .map(column -> console.words(
                        "import.column",
                        column.header(),
                        new AccountTexts(console.locale()).of(column.role()),
                        console.percent(column.confidence())))
                .collect(Collectors.joining("; "));
        if (!unsure.isEmpty()) {
            console.say("import.columns", unsure);
        }
        var unknown = sheet.columns().stream()
                .filter(column -> column.use() == ColumnUse.Use.UNKNOWN)
                .map(ColumnUse::header)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            console.say("import.unknown", unknown);
        }
    }

    private static void printIdentityByYear(ReadSheet sheet, Console console) {
        if (sheet.years().size() == 1) {
            return;
        }
        for (var year : sheet.years()) {
            var checked = sheet.records().stream()
                    .filter(record -> record.year() == year)
                    .filter(Identities::indeApplies)
                    .toList();
            var confirmed = checked.stream().filter(Identities::indeHolds).count();
            if (!checked.isEmpty()) {
                console.say(
                        "import.inde.year",
                        String.valueOf(year),
                        confirmed,
                        checked.size(),
                        console.percent((double) confirmed / checked.size()));
            }
        }
    }

    private static String example(CellAccount cell, Console console) {
        return cell.value()
                .map(value -> console.words(
                        "import.example", cell.column(), String.valueOf(cell.row()), cell.raw(), value.toString()))
                .orElseGet(() ->
                        console.words("import.example.refused", cell.column(), String.valueOf(cell.row()), cell.raw()));
    }
}
