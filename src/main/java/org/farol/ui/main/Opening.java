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
import org.farol.app.SharedStore;
import org.farol.store.StoreException;
import org.farol.store.StoreKey;
import org.farol.store.StoreServer;
import org.farol.ui.Texts;
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

    /** What the start needs to know before anything is opened; on a server there is nothing to unlock. */
    private record Lock(Optional<StoreServer> server, boolean needed, Optional<StoreKey> remembered) {}

    /** Opens the data; {@code opened} is not run where a person gives up, or it cannot be opened. */
    void start(Consumer<Session> opened) {
        work.fetch(
                () -> {
                    var server = SharedStore.of(home);
                    var needed = server.isEmpty() && Protection.isNeeded(home);
                    return new Lock(server, needed, needed ? Protection.remembered(home) : Optional.empty());
                },
                lock -> {
                    if (lock.server().isPresent()) {
                        opened.accept(Session.open(home, lock.server().get()));
                    } else if (lock.needed() && lock.remembered().isEmpty()) {
                        ask("safety.start", opened);
                    } else {
                        open(lock.remembered(), opened);
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
                        open(key, opened);
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

    /** An open folder and, where its store is damaged, the backup that may take its place. */
    private record Found(Session session, Optional<Backup> last) {}

    private void open(Optional<StoreKey> key, Consumer<Session> opened) {
        work.fetch(() -> find(key), found -> {
            if (found.last().isPresent()) {
                offer(found.session(), found.last().get(), opened);
            } else {
                // Where it cannot be opened and nothing can be offered, the first question to it tells why.
                opened.accept(found.session());
            }
        });
    }

    private Found find(Optional<StoreKey> key) throws Exception {
        var session = Session.open(home, false, key);
        try {
            session.isEmpty();
            return new Found(session, Optional.empty());
        } catch (StoreException e) {
            var damaged = e.reason() == StoreException.Reason.UNREADABLE;
            return new Found(
                    session,
                    damaged ? session.workspace().backups().list().stream().findFirst() : Optional.empty());
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
