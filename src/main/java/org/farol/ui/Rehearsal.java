package org.farol.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.farol.ui.main.Shell;
import org.farol.ui.students.StudentRow;
import org.farol.work.WholeFile;

/**
 * A start by nobody: tells when the table of students stood filled on the screen, walks on through the window and ends the
 * program. Packaging has the JVM keep what this loads for later starts, and the start is measured by it.
 */
final class Rehearsal extends AnimationTimer {
    /** The frame that is drawn after rows were given is finished when the second pulse after it begins. */
    private static final int PULSES_TO_DRAW = 2;

    private static final Duration LONG_ENOUGH_TO_SHOW = Duration.seconds(1);

    private final Stage stage;
    private final Shell shell;
    private final Path mark;
    private int pulsesFilled;

    /**
     * To be started when the stage shows.
     *
     * @param mark where to write the moment at which the table was filled (ISO 8601)
     */
    Rehearsal(Stage stage, Shell shell, Path mark) {
        this.stage = stage;
        this.shell = shell;
        this.mark = mark;
    }

    @Override
    public void handle(long now) {
        if (stage.getScene().lookup("#table") instanceof TableView<?> table
                && !table.getItems().isEmpty()) {
            pulsesFilled++;
            if (pulsesFilled > PULSES_TO_DRAW) {
                stop();
                writeMark();
                walk(table);
            }
        }
    }

    private void writeMark() {
        var filled = Instant.now().toString();
        try {
            WholeFile.replace(mark, out -> out.write(filled.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Through every place and a student's page. */
    private void walk(TableView<?> table) {
        if (table.getItems().getFirst() instanceof StudentRow row) {
            shell.navigation().openStudent(row.student().record().studentId());
        }
        var places = List.of(Place.values()).iterator();
        then(() -> goOn(places));
    }

    private void goOn(Iterator<Place> places) {
        if (places.hasNext()) {
            shell.navigation().go(places.next());
            then(() -> goOn(places));
        } else {
            shell.navigation().go(Place.ALUNOS);
            shell.quit();
        }
    }

    private static void then(Runnable next) {
        var pause = new PauseTransition(LONG_ENOUGH_TO_SHOW);
        pause.setOnFinished(event -> next.run());
        pause.play();
    }
}
