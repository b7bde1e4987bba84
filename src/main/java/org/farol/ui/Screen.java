package org.farol.ui;

import java.util.Set;
import javafx.scene.Parent;
import org.farol.app.ReportSubject;

/** What stands at a place of the window. Made when the place is first visited, in one language, for one data folder. */
public interface Screen {
    /** What a screen can do when the frame's menu or keys ask for it. */
    enum Command {
        /** Puts the cursor into its search field. */
        SEARCH
    }

    /** What is seen: always the same node. */
    Parent view();

    /**
     * Shows what is open. Called on the JavaFX thread each time a person comes here, and when what is open has changed
     * meanwhile; what the person has typed and not saved must outlive it. Equal {@code opened} means nothing has changed.
     */
    void show(Opened opened);

    /** Whom a report that is asked for here is about at first: those one is looking at, or else everybody. */
    default ReportSubject subject() {
        return new ReportSubject.Programme();
    }

    /** What it can do of what the frame offers. */
    default Set<Command> commands() {
        return Set.of();
    }

    /** Does one of {@link #commands()}. */
    default void run(Command command) {
        throw new IllegalArgumentException(command.name());
    }
}
