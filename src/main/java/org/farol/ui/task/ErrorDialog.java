package org.farol.ui.task;

import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.farol.app.Problem;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Tells a failure: what happened, what to do, and details to copy, which name no student. */
public final class ErrorDialog {
    private static final int WIDTH = 520;
    private static final int LINES = 8;

    private ErrorDialog() {}

    /** Shows the dialog without waiting for its end. */
    public static void show(Throwable failure, Texts texts, @Nullable Window owner) {
        var problem = Problem.of(failure, texts.locale());
        var message = new Label(problem.advice());
        message.setWrapText(true);
        message.setId("error-advice");
        var alert = new Alert(Alert.AlertType.ERROR, "", ButtonType.OK);
        alert.initOwner(owner);
        alert.setTitle(texts.words("error.title"));
        alert.setHeaderText(problem.message());
        alert.setResizable(true);
        alert.getDialogPane().setContent(new VBox(message));
        alert.getDialogPane().setPrefWidth(WIDTH);
        alert.getDialogPane().setExpandableContent(details(failure, texts));
        alert.show();
    }

    private static VBox details(Throwable failure, Texts texts) {
        var area = new TextArea(stackWithoutMessages(failure));
        area.setEditable(false);
        area.setPrefRowCount(LINES);
        var label = new Label(texts.words("error.details"));
        label.setLabelFor(area);
        return new VBox(label, area);
    }

    /** Kinds of failure and places in the code: messages could quote a cell, so they are left out. */
    private static String stackWithoutMessages(Throwable failure) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            out.println(cause.getClass().getName());
            for (var frame : cause.getStackTrace()) {
                out.println("  " + frame);
            }
        }
        out.flush();
        return text.toString();
    }
}
