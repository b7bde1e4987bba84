package org.farol.cli;

import java.nio.file.Path;
import org.farol.app.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export-pseudonymised --csv FILE}: all records for analysis, without names or ids. */
@Command(name = "export-pseudonymised")
final class ExportPseudonymisedCommand extends WorkspaceCommand {
    @Option(names = "--csv", required = true, paramLabel = "FILE")
    Path csv = Path.of("");

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        workspace.privacy().exportPseudonymised(csv);
        if (json()) {
            console.json(new Document(csv.toString()));
        } else {
            console.say("export.pseudonymised.done", csv);
        }
    }

    record Document(String file) {}
}
