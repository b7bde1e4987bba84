package org.farol.cli;

import java.nio.file.Path;
import java.util.Map;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup [FILE]}: a copy of the data, read back; without a file, one of those kept in the data folder. */
@Command(name = "backup")
final class BackupCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "FILE", arity = "0..1")
    @Nullable
    Path file;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var backups = workspace.backups();
        var made = file == null ? backups.make() : backups.make(file);
        var rows = backups.verify(made.file());
        if (json()) {
            console.json(new Document(made.file().toString(), made.bytes(), made.encrypted(), rows));
        } else {
            console.say("backup.done", made.file(), rows.getOrDefault("observation", 0L));
        }
    }

    record Document(String file, long bytes, boolean encrypted, Map<String, Long> rows) {}
}
