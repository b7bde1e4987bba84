package org.farol.ui.student;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.farol.app.StudentRisk;
import org.farol.ui.Desk;
import org.farol.ui.task.Notice;
import org.jspecify.annotations.Nullable;

/** A student's report, as a file or printed. */
public final class StudentPaper {
    private final Desk desk;
    private final Parent view;

    /** {@code view} stands in the window over which dialogs open. */
    public StudentPaper(Desk desk, Parent view) {
        this.desk = desk;
        this.view = view;
    }

    /** Asks where, and writes the report there. */
    public void savePdf(StudentRisk student) {
        var chooser = new FileChooser();
        chooser.setTitle(desk.texts().words("pdf.save"));
        chooser.setInitialFileName(student.record().studentId() + ".pdf");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf"));
        var file = chooser.showSaveDialog(window());
        if (file != null) {
            savePdf(student, named(file.toPath()));
        }
    }

    /** The system's dialog leaves it to the person to type the ending. */
    private static Path named(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? file : file.resolveSibling(name + ".pdf");
    }

    /** Writes the report to {@code file}. */
    public void savePdf(StudentRisk student, Path file) {
        var record = student.record();
        var texts = desk.texts();
        desk.work()
                .start(
                        texts.words("progress.pdf"),
                        progress -> {
                            desk.workspace().studentReport(record.studentId(), record.year(), texts.locale(), file);
                            return file;
                        },
                        saved -> Notice.say(texts.words("pdf.saved", saved.getFileName()), window()));
    }

    /** Prints the report; where there is no printer, says so and offers the file. */
    public void print(StudentRisk student) {
        var record = student.record();
        desk.work()
                .fetch(
                        () -> desk.workspace()
                                .studentPages(
                                        record.studentId(),
                                        record.year(),
                                        desk.texts().locale()),
                        pages -> new PagePrinter(desk.texts()).print(pages, window(), () -> savePdf(student)));
    }

    private @Nullable Window window() {
        return view.getScene() == null ? null : view.getScene().getWindow();
    }
}
