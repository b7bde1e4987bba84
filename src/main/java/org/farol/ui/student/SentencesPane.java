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
    private final Lines raising = new Lines(4);
    private final Lines protecting = new Lines(4);

    SentencesPane(Texts texts) {
        super(GAP, 0);
        this.texts = texts;
        setId("sentences");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        getColumnConstraints().setAll(half, half);
        addRow(0, column("student.raising", raising), column("student.protecting", protecting));
    }

    void show(Reasons reasons, YearlyRecord record, ReasonSentences sentences) {
        raising.show(told(sentences.raising(reasons, record)));
        protecting.show(told(sentences.protecting(reasons, record)));
    }

    private VBox column(String heading, Lines lines) {
        var title = new Label(texts.words(heading));
        title.getStyleClass().add("text-bold");
        return new VBox(4, title, lines);
    }

    private List<String> told(List<String> sentences) {
        return sentences.isEmpty()
                ? List.of(texts.words("student.noSuchReason"))
                : sentences.subList(0, Math.min(MOST, sentences.size()));
    }
}
