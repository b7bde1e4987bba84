package org.farol.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.farol.app.NotPossibleException;
import org.farol.app.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}: puts a backup in the place of the data, which is kept as a backup first. */
@Command(name = "restore")
final class RestoreCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Option(names = "--backup-passphrase-file", paramLabel = "FILE")
    @Nullable
    Path passphraseFile;

    @Mixin
    Confirmation confirmation = new Confirmation();

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var backups = workspace.backups();
        var passphrase = backups.needsPassphrase(file) ? passphrase(console) : Optional.<char[]>empty();
        confirmation.require(console, "restore.confirm");
        var kept = backups.restore(file, passphrase);
        passphrase.ifPresent(typed -> Arrays.fill(typed, ' '));
        if (json()) {
            console.json(new Document(file.toString(), kept.map(Path::toString).orElse(null), workspace.years()));
        } else {
            console.say("restore.done", file);
            kept.ifPresent(before -> console.say("restore.kept", before));
        }
    }

    private Optional<char[]> passphrase(Console console) throws Exception {
        var asked = passphraseFile != null
                ? Optional.of(Passphrases.in(passphraseFile))
                : Passphrases.ask(console, "passphrase.ask.backup");
        if (asked.isEmpty()) {
            throw new NotPossibleException(NotPossibleException.Reason.BACKUP_NEEDS_PASSPHRASE, file.toString());
        }
        return asked;
    }

    record Document(String restored, @Nullable String kept, List<Integer> years) {}
}
