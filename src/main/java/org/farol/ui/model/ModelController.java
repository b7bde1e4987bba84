package org.farol.ui.model;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.farol.model.ModelCard;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Opened;
import org.farol.ui.Pieces;
import org.farol.ui.Screen;

/** The model in use: its threshold, its card, what came true, and its versions. */
public final class ModelController implements Screen {
    private final Desk desk;
    private final Pieces pieces = new Pieces();
    private final VersionsPane versions;
    private final Parent view;
    private Optional<Opened> shown = Optional.empty();

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

    /** The controller of {@code model.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public ModelController(Desk desk) {
        this.desk = desk;
        this.versions = new VersionsPane(desk);
        this.view = Fxml.load("model/model.fxml", this, desk.texts());
    }

    @FXML
    void initialize() {
        trainNow.disableProperty().bind(desk.work().busyProperty());
        tabs.getTabs().clear();
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {
        desk.work().fetch(() -> desk.workspace().models().list(), versions::show);
        if (!shown.equals(Optional.of(opened))) {
            shown = Optional.of(opened);
            draw(opened);
        }
    }

    private void draw(Opened opened) {
        var texts = desk.texts();
        title.setText(opened.model().map(new ModelWords(texts)::title).orElseGet(() -> texts.words("model.none")));
        opened.model().ifPresent(card -> {
            var style = new ChartStyle(texts, opened.look());
            pieces.beginAnew(List.of(
                    () -> drawThreshold(card, opened),
                    () -> {
                        var quality = new QualityPane(style);
                        quality.show(card);
                        qualityTab.setContent(quality);
                        pieces.add(quality.below());
                    },
                    () -> {
                        var influence = new InfluencePane(style);
                        influence.show(card);
                        influenceTab.setContent(influence);
                    },
                    () -> {
                        var outcome = new OutcomePane(style, desk.work(), desk.workspace());
                        outcome.show(opened.model(), opened.years());
                        outcomeTab.setContent(outcome);
                    },
                    () -> versionsTab.setContent(versions)));
        });
        if (opened.model().isEmpty()) {
            versionsTab.setContent(versions);
        }
        offer(
                opened.model().isPresent()
                        ? List.of(thresholdTab, qualityTab, influenceTab, outcomeTab, versionsTab)
                        : List.of(emptyTab, versionsTab));
    }

    private void drawThreshold(ModelCard card, Opened opened) {
        var threshold = new ThresholdPane(desk.texts(), desk.work(), desk.workspace(), opened.year(), desk.changed());
        threshold.show(card, opened.students());
        thresholdTab.setContent(threshold);
    }

    /** Shows these tabs, and stays at the one that is open. */
    private void offer(List<Tab> offered) {
        if (!tabs.getTabs().equals(offered)) {
            tabs.getTabs().setAll(offered);
        }
    }

    @FXML
    void train() {
        desk.train().run();
    }
}
