package org.farol.ui.main;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.farol.app.Backup;
import org.farol.app.NotPossibleException;
import org.farol.app.Protection;
import org.farol.store.StoreKey;
import org.farol.ui.Texts;
import org.farol.ui.main.Beginning.Damaged;
import org.farol.ui.main.Beginning.Locked;
import org.farol.ui.main.Beginning.Open;
import org.farol.ui.settings.PassphraseDialog;
import org.farol.ui.task.BackgroundWork;
import org.farol.ui.task.Notice;

/** Opens a person's own data: asks for the passphrase where there is one, and offers a backup where it is damaged. */
final class Opening {
    private final Path home;
    private final Texts texts;
    private final BackgroundWork work;
    private final Stage stage;

    Opening(Path home, Texts texts, BackgroundWork work, Stage stage) {
        this.home = home;
        this.texts = texts;
        this.work = work;
        this.stage = stage;
    }

    /** Ends an opening that is under way; {@code opened} is not run where a person gives up, or it fails. */
    void end(Beginning begun, Consumer<Session> opened) {
        work.fetch(begun::found, found -> {
            switch (found) {
                case Locked() -> ask("safety.start", opened);
                case Open(var session) -> opened.accept(session);
                case Damaged(var session, var last) -> offer(session, last, opened);
            }
        });
    }

    private void ask(String question, Consumer<Session> opened) {
        PassphraseDialog.ask(
                texts.words(question),
                texts,
                stage,
                typed -> work.fetch(() -> unlock(typed), key -> {
                    if (key.isPresent()) {
                        end(Beginning.of(home, key.get()), opened);
                    } else {
                        ask("safety.start.again", opened);
                    }
                }),
                () -> {});
    }

    private Optional<StoreKey> unlock(char[] typed) {
        try {
            return Optional.of(Protection.unlock(home, typed));
        } catch (NotPossibleException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(typed, ' ');
        }
    }

    private void offer(Session session, Backup last, Consumer<Session> opened) {
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(ZoneId.systemDefault())
                .format(last.made());
        Notice.offer(
                texts.words("safety.damaged", when),
                texts.words("safety.damaged.restore"),
                stage,
                () -> restore(session, last, Optional.empty(), opened));
    }

    private void restore(Session session, Backup last, Optional<char[]> passphrase, Consumer<Session> opened) {
        if (last.encrypted() && passphrase.isEmpty()) {
            PassphraseDialog.ask(
                    texts.words("safety.start"),
                    texts,
                    stage,
                    typed -> restore(session, last, Optional.of(typed), opened),
                    () -> {});
            return;
        }
        work.start(
                texts.words("backups.restore.progress"),
                progress -> {
                    try {
                        return session.workspace().backups().restore(last.file(), passphrase);
                    } finally {
                        passphrase.ifPresent(typed -> Arrays.fill(typed, ' '));
                    }
                },
                kept -> opened.accept(session));
    }
}
