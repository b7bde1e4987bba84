package org.farol.ui.student;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.farol.app.ReasonSentences;
import org.farol.app.Reasons;
import org.farol.pede.YearlyRecord;
import org.farol.ui.Texts;

/** The reasons in sentences: what raises the risk beside what protects the student. */
final class SentencesPane extends GridPane {
    private static final int MOST = 6;
    private static final double GAP = 24;

    private final Texts texts;
    private final VBox raising = new VBox(4);
    private final VBox protecting = new VBox(4);

    SentencesPane(Texts texts) {
        super(GAP, 0);
        this.texts = texts;
        setId("sentences");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        getColumnConstraints().setAll(half, half);
        addRow(0, raising, protecting);
    }

    void show(Reasons reasons, YearlyRecord record, ReasonSentences sentences) {
        fill(raising, "student.raising", sentences.raising(reasons, record));
        fill(protecting, "student.protecting", sentences.protecting(reasons, record));
    }

    private void fill(VBox column, String heading, List<String> sentences) {
        var title = new Label(texts.words(heading));
        title.getStyleClass().add("text-bold");
        column.getChildren().setAll(title);
        var told = sentences.isEmpty()
                ? List.of(texts.words("student.noSuchReason"))
                : sentences.subList(0, Math.min(MOST, sentences.size()));
        told.forEach(sentence -> {
            var label = new Label(sentence);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            column.getChildren().add(label);
        });
    }
}
