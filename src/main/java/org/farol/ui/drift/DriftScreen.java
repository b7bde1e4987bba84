package org.farol.ui.drift;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.farol.app.Drift;
import org.farol.app.DriftReport;
import org.farol.app.DriftTexts;
import org.farol.app.FeatureTexts;
import org.farol.drift.FeatureDrift;
import org.farol.model.TrainedModel;
import org.farol.store.DriftEntry;
import org.farol.ui.Desk;
import org.farol.ui.EmptyState;
import org.farol.ui.Fxml;
import org.farol.ui.LetterWidth;
import org.farol.ui.Opened;
import org.farol.ui.Pieces;
import org.farol.ui.Place;
import org.farol.ui.Screen;
import org.farol.ui.TextColumn;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.farol.ui.model.ChartPane;
import org.farol.ui.model.ChartStyle;
import org.jspecify.annotations.Nullable;

/** Whether the data still look like those the model learned from. */
public final class DriftScreen implements Screen {
    private static final double HISTOGRAM_HEIGHT = 250;
    private static final double HISTORY_HEIGHT = 340;
    private static final double NAME_WIDTH = 190;
    private static final double PSI_WIDTH = 200;
    private static final double WORD_WIDTH = 150;
    private static final double USED_WIDTH = 100;
    /** Features beside the risk in the chart of the history. */
    private static final int FOLLOWED = 3;

    private final Desk desk;
    private final Texts texts;
    private final DriftTexts words;
    private final StackPane view;
    private final EmptyState noModel;
    private final Pieces pieces = new Pieces();
    private Optional<Opened> shown = Optional.empty();
    private Optional<Found> found = Optional.empty();
    /** The one of what was found that is looked at. */
    private Optional<DriftReport> looked = Optional.empty();

    @FXML
    private BorderPane page;

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private HBox choice;

    @FXML
    private ComboBox<DriftReport> of;

    @FXML
    private TableView<FeatureDrift> features;

    @FXML
    private ScrollPane side;

    @FXML
    private VBox advice;

    @FXML
    private Label cause;

    @FXML
    private StackPane histogram;

    @FXML
    private Label explanation;

    @FXML
    private VBox outcome;

    @FXML
    private VBox history;

    /** What was found for the data that are open: of the year's students, and of the last calls of the local API. */
    private record Found(Opened opened, DriftReport year, DriftReport calls, List<DriftEntry> history) {
        List<DriftReport> reports() {
            return calls.students() == 0 ? List.of(year) : List.of(year, calls);
        }
    }

    /** The controller of {@code drift.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    public DriftScreen(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = new DriftTexts(texts.locale());
        this.noModel = new EmptyState(Place.DERIVA.icon(), texts.words("drift.empty"));
        noModel.setId("drift-empty");
        this.view = (StackPane) Fxml.load("drift/drift.fxml", this, texts);
        view.getChildren().add(noModel);
    }

    @FXML
    void initialize() {
        features.setAccessibleText(texts.words("drift.tab.features"));
        features.getStyleClass().add("dense");
        features.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var psi = new TableColumn<FeatureDrift, FeatureDrift>(texts.words("drift.psi"));
        psi.setPrefWidth(PSI_WIDTH);
        psi.setMinWidth(PSI_WIDTH);
        psi.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        psi.setCellFactory(column -> LetterWidth.follow(column, new PsiCell()));
        psi.setComparator((one, other) -> Double.compare(one.psi(), other.psi()));
        features.getColumns()
                .setAll(List.of(
                        new TextColumn<>(texts.words("drift.feature"), NAME_WIDTH, row -> words.label(row.feature())),
                        psi,
                        new TextColumn<>(texts.words("drift.severity"), WORD_WIDTH, row -> words.of(row.severity())),
                        new TextColumn<>(texts.words("drift.used"), USED_WIDTH, this::used)));
        features.getSelectionModel()
                .selectedItemProperty()
                .addListener((observed, before, selected) ->
                        Optional.ofNullable(selected).ifPresent(this::showFeature));
        of.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable DriftReport report) {
                return report == null ? "" : name(report);
            }

            @Override
            public DriftReport fromString(String name) {
                throw new UnsupportedOperationException("nothing is typed");
            }
        });
        of.valueProperty().subscribe(report -> {
            if (report != null && looked.filter(report::equals).isEmpty()) {
                look(report);
            }
        });
        for (var label : List.of(title, about, cause, explanation)) {
            label.setMinHeight(Label.USE_PREF_SIZE);
        }
    }

    private String name(DriftReport report) {
        return report.year().isPresent()
                ? texts.words("drift.of.year", String.valueOf(report.year().getAsInt()))
                : texts.words("drift.of.calls", report.students());
    }

    private String used(FeatureDrift feature) {
        return looked.filter(report -> report.uses(feature)).isPresent()
                ? texts.words("drift.used.yes")
                : texts.words("drift.used.no");
    }

    private final class PsiCell extends TableCell<FeatureDrift, FeatureDrift> {
        private final PsiBar bar = new PsiBar(words);

        @Override
        protected void updateItem(FeatureDrift drift, boolean empty) {
            super.updateItem(drift, empty);
            setGraphic(empty || drift == null ? null : bar.show(drift));
        }
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {
        if (shown.equals(Optional.of(opened))) {
            return;
        }
        shown = Optional.of(opened);
        var judged = opened.model().isPresent() && !opened.isEmpty();
        noModel.setVisible(!judged);
        page.setVisible(judged && found.isPresent());
        if (judged) {
            desk.work()
                    .fetch(
                            () -> new Found(
                                    opened,
                                    desk.workspace().drift().ofYear(OptionalInt.of(opened.year())),
                                    desk.workspace().drift().ofCalls(Drift.USUAL_CALLS),
                                    desk.workspace().drift().history()),
                            this::draw);
        }
    }

    private void draw(Found now) {
        if (!shown.equals(Optional.of(now.opened()))) {
            return;
        }
        found = Optional.of(now);
        page.setVisible(true);
        var isBelow = now.opened().look().isLarge();
        GridPane.setConstraints(side, isBelow ? 0 : 1, isBelow ? 1 : 0);
        var ofCalls = looked.filter(before -> before.year().isEmpty()).isPresent();
        of.getItems().setAll(now.reports());
        Visibility.set(choice, now.reports().size() > 1);
        look(ofCalls ? now.reports().getLast() : now.year());
    }

    private void look(DriftReport report) {
        looked = Optional.of(report);
        of.setValue(report);
        found.ifPresent(now -> draw(now, report));
    }

    private void draw(Found now, DriftReport report) {
        title.setText(title(report));
        var years = report.trainYears().stream().map(String::valueOf).collect(Collectors.joining(", "));
        about.setText(
                report.year().isPresent()
                        ? texts.words(
                                "drift.about",
                                report.students(),
                                String.valueOf(report.year().getAsInt()),
                                report.trainingRows(),
                                years,
                                report.modelVersion())
                        : texts.words(
                                "drift.about.calls",
                                report.students(),
                                report.trainingRows(),
                                years,
                                report.modelVersion()));
        advice.getChildren()
                .setAll(words.advice(report).stream().map(this::sentence).toList());
        var style = style(now);
        pieces.beginAnew(List.of(
                () -> showFeatures(report),
                () -> new RisksPane(style, outcome)
                        .show(report, nowOf(report), now.opened().year()),
                () -> drawHistory(now, report, style)));
    }

    /** Those that the model looks at come first: they are what its risks depend on. */
    private void showFeatures(DriftReport report) {
        features.getItems()
                .setAll(Stream.of(true, false)
                        .flatMap(used -> report.features().stream().filter(feature -> report.uses(feature) == used))
                        .toList());
        features.getSelectionModel().selectFirst();
    }

    private String title(DriftReport report) {
        if (report.year().isEmpty()) {
            return texts.words("drift.title.calls", words.of(report.severity()));
        }
        var year = String.valueOf(report.year().getAsInt());
        return report.ofTrainingYear()
                ? texts.words("drift.title.training", year)
                : texts.words("drift.title", year, words.of(report.severity()));
    }

    /** What the later values are called in the charts. */
    private String nowOf(DriftReport report) {
        return report.year().isPresent() ? String.valueOf(report.year().getAsInt()) : texts.words("drift.calls");
    }

    private ChartStyle style(Found now) {
        return new ChartStyle(texts, now.opened().look());
    }

    private Label sentence(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private void showFeature(FeatureDrift feature) {
        found.ifPresent(now -> {
            var label = words.label(feature.feature());
            cause.setText(
                    feature.cause().isPresent()
                            ? words.cause(feature)
                            : texts.words("drift.calm", label, words.of(feature.severity())));
            explanation.setText(FeatureTexts.explanation(feature.feature(), texts.locale()));
            var chart = new ChartPane(texts, label, HISTOGRAM_HEIGHT);
            chart.show(new DriftCharts(style(now))
                    .histogram(feature, looked.map(this::nowOf).orElse("")));
            histogram.getChildren().setAll(chart);
        });
    }

    private void drawHistory(Found now, DriftReport report, ChartStyle style) {
        var entries = now.history().stream()
                .filter(entry -> entry.modelVersion().equals(report.modelVersion()))
                .toList();
        if (entries.isEmpty()) {
            history.getChildren().setAll(sentence(texts.words("drift.history.none")));
            return;
        }
        var followed = Stream.concat(
                        Stream.of(TrainedModel.RISK),
                        report.features().stream()
                                .filter(report::uses)
                                .map(FeatureDrift::feature)
                                .limit(FOLLOWED))
                .toList();
        var chart = new ChartPane(texts, texts.words("drift.history"), HISTORY_HEIGHT);
        chart.show(new DriftCharts(style).history(entries, followed));
        history.getChildren().setAll(sentence(texts.words("drift.history.text")), chart);
    }
}
