package org.farol.ui.model;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.farol.app.Evaluation;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;

/** The predictions from a year's records against what happened the year after. */
final class OutcomePane extends ScrollPane {
    private final Texts texts;
    private final BackgroundWork work;
    private final Workspace workspace;
    private final ComboBox<Integer> year = new ComboBox<>();
    private final Label model = new Label();
    private final TestYearPane result;
    private Optional<ModelCard> inUse = Optional.empty();

    OutcomePane(ChartStyle style, BackgroundWork work, Workspace workspace) {
        this.texts = style.texts();
        this.work = work;
        this.workspace = workspace;
        result = new TestYearPane(style);
        result.addGroups();
        result.setVisible(false);
        var explanation = new Label(texts.words("outcome.text"));
        for (var label : List.of(explanation, model)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        model.setId("outcome-model");
        year.setId("outcome-year");
        year.setAccessibleText(texts.words("outcome.year"));
        var choose = new Label(texts.words("outcome.year"));
        choose.setMnemonicParsing(true);
        choose.setLabelFor(year);
        var compare = new Button(texts.words("outcome.compare"));
        compare.setId("outcome-compare");
        compare.setMnemonicParsing(true);
        compare.getStyleClass().add("accent");
        compare.setOnAction(event -> compare());
        compare.disableProperty()
                .bind(work.busyProperty().or(year.valueProperty().isNull()));
        var question = new HBox(choose, year, compare);
        question.getStyleClass().add("chart-top");
        var page = new VBox(explanation, question, model, result);
        page.getStyleClass().add("model-page");
        setContent(page);
        setFitToWidth(true);
    }

    /** Offers the years of which the next is known. */
    void show(Optional<ModelCard> card, List<Integer> years) {
        inUse = card;
        var known = years.stream().filter(y -> years.contains(y + 1)).toList();
        year.getItems().setAll(known);
        year.setValue(known.isEmpty() ? null : known.getLast());
        result.setVisible(false);
        model.setText(known.isEmpty() ? texts.words("outcome.none") : "");
    }

    private void compare() {
        int asked = year.getValue();
        work.start(texts.words("progress.outcome"), progress -> workspace.evaluate(asked, progress), this::tell);
    }

    private void tell(Evaluation evaluation) {
        var unseen = inUse.filter(card -> card.version().equals(evaluation.modelVersion()))
                .isPresent();
        model.setText(texts.words(
                unseen ? "outcome.model.inUse" : "outcome.model.then",
                evaluation.modelVersion(),
                String.valueOf(evaluation.year() + 1),
                new ModelWords(texts).years(evaluation.quality().trainYears())));
        result.show(evaluation.quality());
        result.setVisible(true);
    }
}
