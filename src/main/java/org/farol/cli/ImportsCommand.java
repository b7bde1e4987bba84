package org.farol.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.OptionalLong;
import org.farol.app.NotPossibleException;
import org.farol.app.NotPossibleException.Reason;
import org.farol.app.Workspace;
import org.farol.store.StoredImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imports [--undo ID | --account ID --xlsx FILE]}: the history of imports. */
@Command(name = "imports")
final class ImportsCommand extends WorkspaceCommand {
    @ArgGroup
    @Nullable
    Action action;

    /** What to do with one import; without it, all are listed. */
    static final class Action {
        @Option(names = "--undo", paramLabel = "ID")
        @Nullable
        Long undo;

        @ArgGroup(exclusive = false)
        @Nullable
        Account account;
    }

    /** An account and the file it is written to. */
    static final class Account {
        @Option(names = "--account", required = true, paramLabel = "ID")
        long id;

        @Option(names = "--xlsx", required = true, paramLabel = "FILE")
        Path xlsx = Path.of("");
    }

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var imports = workspace.imports();
        var undone = OptionalLong.empty();
        if (action != null && action.undo != null) {
            undone = OptionalLong.of(action.undo);
            imports.undo(action.undo);
        } else if (action != null && action.account != null) {
            var account = action.account;
            var stored = imports.history().stream()
                    .filter(known -> known.id() == account.id)
                    .findFirst()
                    .orElseThrow(() -> new NotPossibleException(Reason.NO_SUCH_IMPORT, Long.toString(account.id)));
            imports.writeAccount(stored, console.locale(), account.xlsx);
        }
        if (json()) {
            console.json(new Document(
                    imports.history().stream().map(ImportsCommand::document).toList(),
                    undone.isPresent() ? undone.getAsLong() : null));
            return;
        }
        if (undone.isPresent()) {
            console.say("imports.undone", String.valueOf(undone.getAsLong()));
        }
        print(imports.history(), console);
    }

    private static void print(List<StoredImport> history, Console console) {
        var format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(console.locale());
        for (var stored : history) {
            console.say(
                    "imports.line",
                    String.valueOf(stored.id()),
                    format.format(stored.importedAt().atZone(ZoneId.systemDefault())),
                    stored.file(),
                    stored.studentYears());
        }
        if (history.isEmpty()) {
            console.say("imports.none");
        }
    }

    record Document(List<ImportLine> imports, @Nullable Long undone) {}

    record ImportLine(long id, String file, Instant importedAt, int studentYears) {}

    private static ImportLine document(StoredImport stored) {
        return new ImportLine(stored.id(), stored.file(), stored.importedAt(), stored.studentYears());
    }
}
