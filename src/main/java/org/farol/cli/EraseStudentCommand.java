package org.farol.cli;

import org.farol.app.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code erase-student ID}: erases everything that is kept of a student. */
@Command(name = "erase-student")
final class EraseStudentCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "ID")
    String id = "";

    @Mixin
    Confirmation confirmation = new Confirmation();

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        confirmation.require(console, "erase.confirm", id);
        var left = workspace.privacy().erase(id, console.progress("erase.progress"));
        if (json()) {
            console.json(new Document(id, left));
        } else {
            console.say("erase.done", id);
            if (left > 0) {
                console.say("erase.left", left);
            }
        }
    }

    record Document(String studentId, int backupsLeft) {}
}
