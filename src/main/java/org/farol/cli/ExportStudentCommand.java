package org.farol.cli;

import java.nio.file.Path;
import org.farol.app.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export-student ID --out FILE.zip}: everything that is kept of a student, for who may ask for it. */
@Command(name = "export-student")
final class ExportStudentCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "ID")
    String id = "";

    @Option(names = "--out", required = true, paramLabel = "FILE.zip")
    Path out = Path.of("");

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        workspace.privacy().export(id, console.locale(), out);
        if (json()) {
            console.json(new Document(id, out.toString()));
        } else {
            console.say("export.student.done", id, out);
        }
    }

    record Document(String studentId, String file) {}
}
