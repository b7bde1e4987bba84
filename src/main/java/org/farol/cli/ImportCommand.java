package org.farol.cli;

import java.nio.file.Path;
import java.util.List;
import org.farol.app.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import FILE… [--dry-run]}: reads workbooks into the store. */
@Command(name = "import")
final class ImportCommand extends WorkspaceCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE")
    List<Path> files = List.of();

    @Option(names = "--dry-run")
    boolean dryRun;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var progress = console.progress("progress.import");
        var summary = dryRun ? workspace.previewImport(files, progress) : workspace.importFiles(files, progress);
        if (json()) {
            console.json(ImportDocument.of(summary));
        } else {
            ImportReport.print(summary, console);
        }
    }
}
