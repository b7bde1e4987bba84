package org.farol.cli;

import org.farol.app.Workspace;

/** A command that works on the data: a workspace is open while it runs. */
abstract class WorkspaceCommand extends ConsoleCommand {
    /** Does the command's work. */
    abstract void run(Workspace workspace, Console console) throws Exception;

    @Override
    final void run(Console console) throws Exception {
        var server = server();
        try (var workspace = server.isPresent()
                ? Workspace.open(home(), server.get())
                : Workspace.open(home(), Passphrases.unlock(home(), passphraseFile(), console))) {
            run(workspace, console);
        }
    }
}
