package org.farol.ui.model;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.app.SavedModel;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.ui.ChildWindow;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;
import org.farol.ui.task.BackgroundWork.LongTask;
import org.jspecify.annotations.Nullable;

/** The model in use: its threshold, its card, what came true, and its versions. */
public final class ModelController {
    private final Texts texts;
    private final BackgroundWork work;
    private final Workspace workspace;
    private final int year;
    private final LongTask<ModelCard> training;
    private final Runnable changed;
    private final ThresholdPane threshold;
    private final QualityPane quality;
    private final InfluencePane influence;
    private final OutcomePane outcome;
    private final VersionsPane versions;
    private Optional<Stage> stage = Optional.empty();

    @FXML
    private Label title;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab emptyTab;

    @FXML
    private Tab thresholdTab;

    @FXML
    private Tab qualityTab;

    @FXML
    private Tab influenceTab;

    @FXML
    private Tab outcomeTab;

    @FXML
    private Tab versionsTab;

    @FXML
    private Button trainNow;

    @FXML
    private Node progressStrip;

    @FXML
    private Label progressTitle;

    @FXML
    private ProgressBar progressBar;

    /**
     * The controller of {@code model.fxml}, which sets its fields.
     *
     * @param year whose students are flagged
     * @param training makes a model where there is none
     * @param changed told when another model or threshold is in use
     */
    @SuppressWarnings("NullAway.Init")
    public ModelController(
            ChartStyle style,
            BackgroundWork work,
            Workspace workspace,
            int year,
            LongTask<ModelCard> training,
            Runnable changed) {
        this.texts = style.texts();
        this.work = work;
        this.workspace = workspace;
        this.year = year;
        this.training = training;
        this.changed = changed;
        this.threshold = new ThresholdPane(texts, work, workspace, year, this::changed);
        this.quality = new QualityPane(style);
        this.influence = new InfluencePane(style);
        this.outcome = new OutcomePane(texts, work, workspace);
        this.versions = new VersionsPane(texts, work, workspace.models(), this::changed);
    }

    /** What the window shows. */
    private record Shown(
            Optional<ModelCard> card, List<StudentRisk> students, List<Integer> years, List<SavedModel> saved) {}

    /** Opens the window. */
    public void open(@Nullable Window owner) {
        stage = Optional.of(ChildWindow.open("model/model.fxml", this, texts.words("model.title"), texts, owner));
        reload();
    }

    @FXML
    void initialize() {
        thresholdTab.setContent(threshold);
        qualityTab.setContent(quality);
        influenceTab.setContent(influence);
        outcomeTab.setContent(outcome);
        versionsTab.setContent(versions);
        trainNow.disableProperty().bind(work.busyProperty());
        progressStrip.visibleProperty().bind(work.busyProperty());
        progressStrip.managedProperty().bind(work.busyProperty());
        progressTitle.textProperty().bind(work.titleProperty());
        progressBar.progressProperty().bind(work.doneProperty());
        tabs.getTabs().clear();
    }

    private void reload() {
        work.fetch(
                () -> new Shown(
                        workspace.model(),
                        workspace.students(year),
                        workspace.years(),
                        workspace.models().list()),
                this::show);
    }

    private void show(Shown shown) {
        title.setText(shown.card().map(new ModelWords(texts)::title).orElseGet(() -> texts.words("model.none")));
        shown.card().ifPresent(card -> {
            threshold.show(card, shown.students());
            quality.show(card);
            influence.show(card);
        });
        outcome.show(shown.card(), shown.years());
        versions.show(shown.saved());
        offer(
                shown.card().isPresent()
                        ? List.of(thresholdTab, qualityTab, influenceTab, outcomeTab, versionsTab)
                        : List.of(emptyTab, versionsTab));
    }

    /** Shows these tabs, and stays at the one that is open. */
    private void offer(List<Tab> offered) {
        if (!tabs.getTabs().equals(offered)) {
            tabs.getTabs().setAll(offered);
        }
    }

    private void changed() {
        reload();
        changed.run();
    }

    @FXML
    void train() {
        work.start(texts.words("progress.train"), training, card -> changed());
    }

    @FXML
    void cancel() {
        work.cancel();
    }

    @FXML
    void close() {
        stage.ifPresent(Stage::close);
    }
}
