package org.farol.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.farol.app.NotPossibleException;
import org.farol.app.NotPossibleException.Reason;
import org.farol.app.PrivacyTexts;
import org.farol.app.Workspace;
import org.farol.store.AuditEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit [--student ID]}: who did what to the data, and whether that log is as it was written. */
@Command(name = "audit")
final class AuditCommand extends WorkspaceCommand {
    @Option(names = "--student", paramLabel = "ID")
    @Nullable
    String student;

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var privacy = workspace.privacy();
        var entries = student == null ? privacy.audit() : privacy.audit(student);
        var check = privacy.checkAudit();
        if (json()) {
            console.json(new Document(
                    check.isWhole(),
                    check.broken().orElse(null),
                    entries.stream().map(AuditCommand::document).toList()));
        } else {
            var format =
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(console.locale());
            for (var entry : entries) {
                console.say(
                        "audit.line",
                        String.valueOf(entry.id()),
                        format.format(entry.at().atZone(ZoneId.systemDefault())),
                        entry.who(),
                        PrivacyTexts.event(entry.event(), console.locale()),
                        entry.about());
            }
            if (check.isWhole()) {
                console.say("audit.whole", check.entries());
            }
        }
        if (!check.isWhole()) {
            throw new NotPossibleException(
                    Reason.AUDIT_BROKEN,
                    check.broken()
                            .map(String::valueOf)
                            .or(() -> check.contradicting().map(backup -> String.valueOf(backup.file())))
                            .orElse(""));
        }
    }

    record Document(boolean whole, @Nullable Long broken, List<Line> entries) {}

    record Line(long id, Instant at, String who, String event, String about, String hash) {}

    private static Line document(AuditEntry entry) {
        return new Line(entry.id(), entry.at(), entry.who(), entry.event().name(), entry.about(), entry.hash());
    }
}
