package org.farol.ui.home;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.farol.app.DriftReport;
import org.farol.app.FollowUp;
import org.farol.app.Overview;
import org.farol.ui.Desk;
import org.farol.ui.Fxml;
import org.farol.ui.Look;
import org.farol.ui.Opened;
import org.farol.ui.Pieces;
import org.farol.ui.Place;
import org.farol.ui.Screen;
import org.farol.ui.Texts;

/** How are we doing: numbers, each of which leads to its list. */
public final class HomeScreen implements Screen {
    private final Desk desk;
    private final Texts texts;
    private final Parent view;
    private final Pieces pieces = new Pieces();
    private Optional<Opened> opened = Optional.empty();

    @FXML
    private GridPane numbers;

    @FXML
    private GridPane parts;

    @FXML
    private VBox phases;

    @FXML
    private VBox classes;

    @FXML
    private VBox changes;

    @FXML
    private VBox model;

    @FXML
    private VBox drift;

    @FXML
    private Label lastYearNote;

    /** The controller of {@code home.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public HomeScreen(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.view = Fxml.load("home/home.fxml", this, texts);
    }

    /** What the screen shows. */
    private record Situation(Overview overview, int openInterventions, FollowUp.Due due) {
        static Situation of(Opened opened) throws Exception {
            var followUp = opened.workspace().followUp();
            return new Situation(
                    opened.workspace().overview(opened.year()),
                    followUp.open(),
                    followUp.due(LocalDate.now(ZoneId.systemDefault())));
        }
    }

    @Override
    public Parent view() {
        return view;
    }

    /** Read each time one comes here: what is due changes without the records. */
    @Override
    public void show(Opened now) {
        opened = Optional.of(now);
        arrange(now.look());
        desk.work().fetch(() -> Situation.of(now), situation -> {
            if (opened.equals(Optional.of(now))) {
                show(now, situation);
            }
        });
        if (now.model().isPresent()) {
            desk.work().fetch(() -> now.workspace().drift().ofYear(OptionalInt.of(now.year())), report -> {
                if (opened.equals(Optional.of(now))) {
                    showDrift(Optional.of(report));
                }
            });
        } else {
            showDrift(Optional.empty());
        }
    }

    /** Cards side by side, or below each other where letters are large. */
    private void arrange(Look look) {
        numbers.getColumnConstraints()
                .setAll(columns(look.isLarge() ? new int[] {50, 50} : new int[] {25, 25, 25, 25}));
        parts.getColumnConstraints().setAll(columns(look.isLarge() ? new int[] {100} : new int[] {30, 30, 40}));
        parts.getChildren().clear();
        if (look.isLarge()) {
            // The spans are told, or those from before would stay.
            parts.add(phases, 0, 0, 1, 1);
            parts.add(classes, 0, 1, 1, 1);
            parts.add(changes, 0, 2, 1, 1);
            parts.add(model, 0, 3, 1, 1);
            parts.add(drift, 0, 4, 1, 1);
        } else {
            parts.add(phases, 0, 0, 1, 1);
            parts.add(classes, 1, 0, 1, 1);
            parts.add(changes, 2, 0, 1, 2);
            parts.add(model, 0, 1, 1, 1);
            parts.add(drift, 1, 1, 1, 1);
        }
    }

    private static List<ColumnConstraints> columns(int... percent) {
        return Arrays.stream(percent)
                .mapToObj(share -> {
                    var column = new ColumnConstraints();
                    column.setPercentWidth(share);
                    return column;
                })
                .toList();
    }

    private void show(Opened now, Situation situation) {
        var overview = situation.overview();
        var lists = new Lists(texts, desk.navigation(), now);
        var groups = new GroupsPane(texts, lists);
        pieces.begin(List.of(
                () -> showNumbers(now, situation, lists),
                () -> groups.fill(phases, "home.phases", overview.phases()),
                () -> groups.fill(classes, "home.classes", overview.classes()),
                () -> new ChangesPane(texts, lists).fill(changes, overview.changes(), now.year()),
                () -> {
                    showModel(now);
                    lastYearNote.setText(
                            overview.modelKnowsLastYear()
                                    ? texts.words("home.lastYear.known", String.valueOf(now.year() - 1))
                                    : "");
                }));
    }

    private void showNumbers(Opened now, Situation situation, Lists lists) {
        var cards = new NumberCards(texts, lists, situation.overview());
        numbers.getChildren().clear();
        var perRow = numbers.getColumnConstraints().size();
        for (var card : List.of(
                cards.students(),
                cards.atRisk(now.threshold()),
                cards.behind(),
                cards.followUp(
                        situation.openInterventions(),
                        situation.due(),
                        () -> desk.navigation().go(Place.ACOMPANHAMENTO)))) {
            var index = numbers.getChildren().size();
            numbers.add(card, index % perRow, index / perRow);
        }
    }

    private void showModel(Opened now) {
        var status = now.model()
                .map(card -> card.quality()
                        .map(quality -> texts.words(
                                "home.model.tested",
                                texts.percent(card.threshold()),
                                String.format(texts.locale(), "%.2f", quality.auc()),
                                texts.percent(quality.recall())))
                        .orElseGet(() -> texts.words("home.model.untested")))
                .orElseGet(() -> texts.words("home.model.none"));
        Card.fill(
                model,
                texts.words("home.model"),
                status,
                () -> desk.navigation().go(Place.MODELO),
                "home-model-link");
    }

    private void showDrift(Optional<DriftReport> report) {
        var status = report.map(this::words).orElseGet(() -> texts.words("home.drift.none"));
        Card.fill(
                drift,
                texts.words("home.drift"),
                status,
                () -> desk.navigation().go(Place.DERIVA),
                "home-drift-link");
    }

    private String words(DriftReport report) {
        if (report.ofTrainingYear()) {
            return texts.words("home.drift.training");
        }
        return switch (report.severity()) {
            case NONE, CHANCE -> texts.words("home.drift.stable");
            case MODERATE -> texts.words("home.drift.warning");
            case SIGNIFICANT -> texts.words("home.drift.alarm", report.alarms().size());
        };
    }
}
