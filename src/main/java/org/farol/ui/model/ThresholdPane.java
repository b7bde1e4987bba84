package org.farol.ui.model;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;
import org.farol.model.ThresholdMeaning;
import org.farol.model.ThresholdPolicy;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;

/** From which risk on a student is flagged, and what each choice means in people. */
final class ThresholdPane extends ScrollPane {
    private static final double USUAL_RECALL = 0.97;
    private static final double STEPS_PER_PERCENT = 10;

    private final Texts texts;
    private final BackgroundWork work;
    private final Workspace workspace;
    private final int year;
    private final Runnable changed;
    private final ToggleGroup ways = new ToggleGroup();
    private final PolicyRow fixed;
    private final PolicyRow recall;
    private final PolicyRow support;
    private final Label flagged = new Label();
    private final Label caught = new Label();
    private final Label missed = new Label();
    private final Label meaning = wrapped("threshold-meaning");
    private final Label measured = wrapped("threshold-measured");
    private Optional<ModelCard> card = Optional.empty();
    private double[] risks = {};

    /**
     * A pane for the students of {@code year}.
     *
     * @param changed told when another threshold is in use
     */
    ThresholdPane(Texts texts, BackgroundWork work, Workspace workspace, int year, Runnable changed) {
        this.texts = texts;
        this.work = work;
        this.workspace = workspace;
        this.year = year;
        this.changed = changed;
        fixed = new PolicyRow(
                texts,
                "fixed",
                ways,
                new Slider(0, 100, 0),
                STEPS_PER_PERCENT,
                percent -> new ThresholdPolicy.Fixed(percent / 100));
        recall = new PolicyRow(
                texts,
                "recall",
                ways,
                new Slider(50, 100, 50),
                STEPS_PER_PERCENT,
                percent -> new ThresholdPolicy.ReachRecall(percent / 100));
        support = new PolicyRow(
                texts, "support", ways, new Slider(1, 1, 1), 1, count -> new ThresholdPolicy.Support((int) count));
        for (var row : List.of(fixed, recall, support)) {
            row.value().subscribe(value -> update());
        }
        ways.selectedToggleProperty().subscribe(chosen -> update());
        var use = new Button(texts.words("threshold.use"));
        use.setId("useThreshold");
        use.setMnemonicParsing(true);
        use.getStyleClass().add("accent");
        use.setOnAction(event -> use());
        use.disableProperty().bind(work.busyProperty());
        var people = new HBox(number(flagged, "flagged"), number(caught, "caught"), number(missed, "missed"));
        people.getStyleClass().add("people");
        var page = new VBox(fixed, recall, support, people, meaning, measured, use);
        page.getStyleClass().add("model-page");
        setContent(page);
        setFitToWidth(true);
    }

    private static Label wrapped(String id) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private VBox number(Label figure, String name) {
        figure.setId("people-" + name);
        figure.getStyleClass().add("title-1");
        var caption = new Label(texts.words("threshold.people." + name));
        caption.setWrapText(true);
        figure.setLabelFor(caption);
        var box = new VBox(figure, caption);
        box.getStyleClass().addAll("person-count", name);
        box.setPrefWidth(300);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /** Starts from what is in use. */
    void show(ModelCard shown, List<StudentRisk> students) {
        card = Optional.empty();
        risks = students.stream()
                .flatMapToDouble(student -> student.risk().stream())
                .toArray();
        var most = Math.max(1, risks.length);
        var now = ThresholdMeaning.of(shown.policy(), shown, risks);
        fixed.suggest(100 * ThresholdPolicy.Fixed.STANDARD.threshold(), 100);
        recall.suggest(100 * USUAL_RECALL, 100);
        support.suggest(Math.max(1, now.flagged()), most);
        card = Optional.of(shown);
        switch (shown.policy()) {
            case ThresholdPolicy.Fixed policy -> fixed.choose(100 * policy.threshold());
            case ThresholdPolicy.ReachRecall policy -> recall.choose(100 * policy.recall());
            case ThresholdPolicy.Support policy -> support.choose(policy.students());
        }
        update();
    }

    private Optional<ThresholdPolicy> chosen() {
        return Optional.ofNullable(ways.getSelectedToggle()).map(way -> ((PolicyRow) way.getUserData()).policy());
    }

    private void update() {
        card.ifPresent(known -> chosen().ifPresent(policy -> tell(known, ThresholdMeaning.of(policy, known, risks))));
    }

    private void tell(ModelCard known, ThresholdMeaning means) {
        var expected = means.expectedCaught() + means.expectedMissed();
        flagged.setText(count(means.flagged()));
        caught.setText(count(means.expectedCaught()));
        missed.setText(count(means.expectedMissed()));
        meaning.setText(texts.words(
                "threshold.meaning",
                texts.finePercent(means.threshold()),
                means.flagged(),
                means.students(),
                String.valueOf(year),
                Math.round(means.expectedCaught()),
                String.valueOf(year + 1),
                Math.round(means.expectedMissed())));
        measured.setText(known.quality()
                .map(test -> measured(test, expected == 0 ? 1 : means.expectedCaught() / expected))
                .orElseGet(() -> texts.words("threshold.unmeasured")));
    }

    private String measured(TestYear test, double comparableRecall) {
        var then = test.reaching(comparableRecall);
        return texts.words(
                "threshold.measured",
                String.valueOf(test.testYear()),
                String.valueOf(test.testYear() + 1),
                then.caught(),
                test.positives(),
                then.caught() + then.falseAlarms(),
                test.n(),
                then.missed());
    }

    private String count(double people) {
        return texts.number(Math.rint(people));
    }

    private void use() {
        chosen().ifPresent(policy -> work.start(
                texts.words("progress.threshold"),
                progress -> workspace.useThreshold(policy, year),
                used -> changed.run()));
    }
}
