package org.farol.ui.followup;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.farol.app.FollowUpTexts;
import org.farol.store.InterventionChange.Part;
import org.farol.store.Plan;
import org.farol.ui.Fxml;
import org.farol.ui.Texts;
import org.farol.ui.Visibility;
import org.jspecify.annotations.Nullable;

/** The fields of an intervention, as typed and as a plan. */
final class PlanForm {
    static final String STUDENTS = "students";
    private static final String KIND = "kind";
    private static final String STATUS = "status";
    private static final double GAP = 10;
    private static final DateTimeFormatter DATES =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Texts texts;
    private final FollowUpTexts words;
    private final Parent view;
    private final Map<String, TextInputControl> inputs = new LinkedHashMap<>();

    @FXML
    private TextField students;

    @FXML
    private ComboBox<Plan.Kind> kind;

    @FXML
    private TextArea agreed;

    @FXML
    private TextField responsible;

    @FXML
    private DatePicker start;

    @FXML
    private DatePicker due;

    @FXML
    private ComboBox<Plan.Status> status;

    @FXML
    private TextArea notes;

    @FXML
    private TextArea outcome;

    @FXML
    private Label recovered;

    @FXML
    private VBox meanwhile;

    @FXML
    private Label wrong;

    /** The controller of {@code plan.fxml}, which sets its fields. */
    @SuppressWarnings("NullAway.Init")
    PlanForm(Texts texts) {
        this.texts = texts;
        this.words = FollowUpTexts.of(texts.locale());
        this.view = Fxml.load("followup/plan.fxml", this, texts);
    }

    @FXML
    void initialize() {
        inputs.put(STUDENTS, students);
        inputs.put("agreed", agreed);
        inputs.put("responsible", responsible);
        inputs.put("start", start.getEditor());
        inputs.put("due", due.getEditor());
        inputs.put("notes", notes);
        inputs.put("outcome", outcome);
        start.setConverter(new Days());
        due.setConverter(new Days());
        kind.getItems().setAll(Plan.Kind.values());
        kind.setConverter(named(words::of));
        status.getItems().setAll(Plan.Status.values());
        status.setConverter(named(words::of));
        say(wrong, "");
        say(recovered, "");
        Visibility.set(meanwhile, false);
    }

    Parent view() {
        return view;
    }

    /** Where the cursor belongs first. */
    void focus() {
        (students.isDisabled() || !students.getText().isEmpty() ? agreed : students).requestFocus();
    }

    /** Puts the cursor where what came of it is said. */
    void focusOutcome() {
        outcome.requestFocus();
    }

    /** Runs {@code typed} whenever a field changes. */
    void onTyped(Runnable typed) {
        inputs.values().forEach(input -> input.textProperty().subscribe((before, after) -> typed.run()));
        kind.valueProperty().subscribe((before, after) -> typed.run());
        status.valueProperty().subscribe((before, after) -> typed.run());
    }

    void showStudents(List<String> ids, boolean canChange) {
        students.setText(String.join(", ", ids));
        students.setDisable(!canChange);
    }

    void show(Plan plan) {
        kind.setValue(plan.kind());
        agreed.setText(plan.agreed());
        responsible.setText(plan.responsible());
        start.setValue(plan.start());
        due.setValue(plan.due().orElse(null));
        status.setValue(plan.status());
        notes.setText(plan.notes());
        outcome.setText(plan.outcome());
    }

    /** Shows a draft, and that it is one. */
    void show(Map<String, String> fields, String since) {
        inputs.forEach((name, input) -> input.setText(fields.getOrDefault(name, "")));
        Stream.of(start, due).forEach(date -> day(date).ifPresent(date::setValue));
        constant(Plan.Kind.values(), fields.get(KIND)).ifPresent(kind::setValue);
        constant(Plan.Status.values(), fields.get(STATUS)).ifPresent(status::setValue);
        say(recovered, since);
    }

    /**
     * Shows what was saved since this was begun, part by part where it is another, to be taken or left: nothing of either
     * is lost unseen.
     */
    void showMeanwhile(Plan saved) {
        meanwhile.getChildren().setAll(StudentFollowUp.text(texts.words("followup.meanwhile"), "text-bold"));
        offer(Part.KIND, words.of(saved.kind()), words.of(kind.getValue()), () -> kind.setValue(saved.kind()));
        offer(
                Part.STATUS,
                words.of(saved.status()),
                words.of(status.getValue()),
                () -> status.setValue(saved.status()));
        offer(Part.START, texts.date(saved.start()), text(start.getEditor()), () -> start.setValue(saved.start()));
        offer(
                Part.DUE,
                saved.due().map(texts::date).orElse(""),
                text(due.getEditor()),
                () -> due.setValue(saved.due().orElse(null)));
        offer(Part.RESPONSIBLE, saved.responsible(), responsible);
        offer(Part.AGREED, saved.agreed(), agreed);
        offer(Part.NOTES, saved.notes(), notes);
        offer(Part.OUTCOME, saved.outcome(), outcome);
        Visibility.set(meanwhile, meanwhile.getChildren().size() > 1);
    }

    private void offer(Part part, String saved, TextInputControl input) {
        offer(part, saved, text(input), () -> input.setText(saved));
    }

    private void offer(Part part, String saved, String typed, Runnable take) {
        if (saved.equals(typed)) {
            return;
        }
        var said = StudentFollowUp.text(texts.words("followup.meanwhile.part", words.of(part), saved, typed), "said");
        HBox.setHgrow(said, Priority.ALWAYS);
        var use = new Button(texts.words("followup.meanwhile.use"));
        use.setId("use-" + part.name());
        use.setAccessibleText(use.getText() + ": " + words.of(part));
        use.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(GAP, said, use);
        use.setOnAction(event -> {
            take.run();
            meanwhile.getChildren().remove(line);
            Visibility.set(meanwhile, meanwhile.getChildren().size() > 1);
        });
        meanwhile.getChildren().add(line);
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, @Nullable String name) {
        return Stream.of(all).filter(one -> one.name().equals(name)).findFirst();
    }

    /** What stands in each field, whether it makes sense or not. */
    Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        inputs.forEach((name, input) -> fields.put(name, Objects.requireNonNullElse(input.getText(), "")));
        fields.put(KIND, kind.getValue().name());
        fields.put(STATUS, status.getValue().name());
        return fields;
    }

    /** The ids of the students, as typed. */
    List<String> studentIds() {
        return Stream.of(students.getText().split("[,;\\s]+"))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** The plan; empty where a field makes no sense, which is said. */
    Optional<Plan> plan() {
        var begins = day(start);
        var ends = day(due);
        if (begins.isEmpty()) {
            return refuse("followup.wrong.start");
        }
        if (ends.isEmpty() && !text(due.getEditor()).isEmpty()) {
            return refuse("followup.wrong.due");
        }
        if (ends.filter(begins.get()::isAfter).isPresent()) {
            return refuse("followup.wrong.order");
        }
        say(wrong, "");
        return Optional.of(new Plan(
                kind.getValue(),
                text(agreed),
                text(responsible),
                begins.get(),
                ends,
                status.getValue(),
                text(notes),
                text(outcome)));
    }

    private Optional<Plan> refuse(String key) {
        refuse(key, "");
        return Optional.empty();
    }

    /** Says what makes no sense. */
    void refuse(String key, String subject) {
        say(wrong, texts.words(key, subject));
    }

    private static void say(Label label, String words) {
        label.setText(words);
        Visibility.set(label, !words.isEmpty());
    }

    private static String text(TextInputControl input) {
        return Objects.requireNonNullElse(input.getText(), "").strip();
    }

    /** The day as typed: the picker's own value lags behind until the cursor leaves it. */
    private static Optional<LocalDate> day(DatePicker picker) {
        return Days.parse(text(picker.getEditor()));
    }

    private static <T> StringConverter<T> named(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }

    /** Days as {@code 24/11/2026}; what is none leaves the picker without a value and its text as it is. */
    private static final class Days extends StringConverter<LocalDate> {
        private static Optional<LocalDate> parse(String text) {
            try {
                return Optional.of(LocalDate.parse(text, DATES));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }

        @Override
        public String toString(@Nullable LocalDate day) {
            return day == null ? "" : DateTimeFormatter.ofPattern("dd/MM/uuuu").format(day);
        }

        @Override
        public @Nullable LocalDate fromString(String text) {
            return parse(text).orElse(null);
        }
    }
}
