package org.farol.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.farol.app.RecordsCsv;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code records --year Y --csv FILE}: the standard records of a year, as stored. */
@Command(name = "records")
final class RecordsCommand extends WorkspaceCommand {
    @Option(names = "--year", required = true, paramLabel = "YEAR")
    int year;

    @Option(names = "--csv", required = true, paramLabel = "FILE")
    @Nullable
    Path csv;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var file = Objects.requireNonNull(csv);
        var records = workspace.records(year);
        RecordsCsv.write(records, file);
        if (json()) {
            console.json(new Document(year, records.size(), file.toString()));
        } else {
            console.say("records.written", records.size(), file);
        }
    }

    record Document(int year, int records, String file) {}
}
