package org.farol.ui.main;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
final class Opening implements AutoCloseable {
    private final Path home;
    private final Supplier<Texts> texts;
    private final BackgroundWork work;
    private final Stage stage;
    /** What nobody has been given yet. */
    private Optional<Beginning> awaited;

    /** {@code begun} is the first of them, under way already. */
    Opening(Beginning begun, Supplier<Texts> texts, BackgroundWork work, Stage stage) {
        this.home = begun.home();
        this.texts = texts;
        this.work = work;
        this.stage = stage;
        this.awaited = Optional.of(begun);
    }

    /**
     * Ends the opening that is under way, or else begins one; {@code opened} is not run where a person gives up, or it fails.
     */
    void end(Consumer<Session> opened) {
        end(awaited.orElseGet(() -> Beginning.of(home)), opened);
    }

    private void end(Beginning begun, Consumer<Session> opened) {
        awaited = Optional.of(begun);
        work.fetch(begun::found, found -> {
            switch (found) {
                case Locked() -> ask("safety.start", opened);
                case Open(var session) -> give(session, opened);
                case Damaged(var session, var last) -> offer(session, last, opened);
            }
        });
    }

    private void give(Session session, Consumer<Session> opened) {
        awaited = Optional.empty();
        opened.accept(session);
    }

    /** Closes what was opened and given to nobody, as where the window was closed meanwhile. */
    @Override
    public void close() {
        awaited.ifPresent(Beginning::abandon);
        awaited = Optional.empty();
    }

    private void ask(String question, Consumer<Session> opened) {
        PassphraseDialog.ask(
                texts.get().words(question),
                texts.get(),
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
                .withLocale(texts.get().locale())
                .withZone(ZoneId.systemDefault())
                .format(last.made());
        Notice.offer(
                texts.get().words("safety.damaged", when),
                texts.get().words("safety.damaged.restore"),
                stage,
                () -> restore(session, last, Optional.empty(), opened));
    }

    private void restore(Session session, Backup last, Optional<char[]> passphrase, Consumer<Session> opened) {
        if (last.encrypted() && passphrase.isEmpty()) {
            PassphraseDialog.ask(
                    texts.get().words("safety.start"),
                    texts.get(),
                    stage,
                    typed -> restore(session, last, Optional.of(typed), opened),
                    () -> {});
            return;
        }
        work.start(
                texts.get().words("backups.restore.progress"),
                progress -> {
                    try {
                        return session.workspace().backups().restore(last.file(), passphrase);
                    } finally {
                        passphrase.ifPresent(typed -> Arrays.fill(typed, ' '));
                    }
                },
                kept -> give(session, opened));
    }
}
