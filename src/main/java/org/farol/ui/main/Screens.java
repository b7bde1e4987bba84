package org.farol.ui.main;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.Window;
import org.farol.app.ReportSubject;
import org.farol.app.StudentRisk;
import org.farol.ui.Desk;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.Screen;
import org.farol.ui.StudentGroup;
import org.farol.ui.classes.ClassesScreen;
import org.farol.ui.drift.DriftScreen;
import org.farol.ui.followup.FollowUpScreen;
import org.farol.ui.home.HomeScreen;
import org.farol.ui.imports.HistoryController;
import org.farol.ui.main.Navigator.At;
import org.farol.ui.main.Navigator.AtGroup;
import org.farol.ui.main.Navigator.AtStudent;
import org.farol.ui.main.Navigator.Stop;
import org.farol.ui.model.ChartPane;
import org.farol.ui.model.ChartStyle;
import org.farol.ui.model.ModelController;
import org.farol.ui.report.ReportController;
import org.farol.ui.settings.SettingsScreen;
import org.farol.ui.settings.WindowChoices;
import org.farol.ui.student.StudentScreen;
import org.farol.ui.students.StudentsController;
import org.jspecify.annotations.Nullable;

/** The screens of one data folder in one language, each made when it is first visited. */
final class Screens {
    private static final int PAGES_AHEAD = 6;

    private final Desk desk;
    private final WindowChoices choices;
    private final Map<Place, Screen> made = new EnumMap<>(Place.class);
    private final Ahead ahead;
    private Optional<StudentsController> students = Optional.empty();
    private Optional<StudentScreen> student = Optional.empty();
    private Optional<Opened> latest = Optional.empty();

    /** {@code holder} is where they are shown. */
    Screens(Desk desk, WindowChoices choices, ScreenHolder holder) {
        this.desk = desk;
        this.choices = choices;
        this.ahead = new Ahead(desk.work(), holder);
    }

    /** The screen of a stop, turned to what the stop is about. */
    Screen at(Stop stop) {
        return switch (stop) {
            case At at -> at(at.place());
            case AtGroup at -> students(Optional.of(at.group()));
            case AtStudent at -> student(at.studentId());
        };
    }

    /** Makes ready the table and a student's page, unless they are there already. */
    void makeAhead(Opened now) {
        latest = Optional.of(now);
        if (now.isEmpty() || (students.isPresent() && student.isPresent())) {
            return;
        }
        ahead.add(() ->
                desk.work().fetch(() -> ChartPane.drawAhead(new ChartStyle(desk.texts(), now.look())), drawn -> {}));
        ahead.add(
                () -> students.isEmpty() ? Optional.of(students(Optional.empty())) : Optional.empty(),
                this::showLatest);
        ahead.add(() -> desk.work().fetch(() -> riskiest(now.students()), this::addPages));
        ahead.start();
    }

    private void addPages(List<String> ids) {
        ids.stream()
                .limit(1)
                .forEach(id -> ahead.add(
                        () -> student.isEmpty() ? Optional.of(student(id)) : Optional.empty(), this::showLatest));
        ids.stream().skip(1).forEach(id -> ahead.add(() -> turnAhead(id)));
    }

    /** Data may have changed since this was to be done. */
    private void showLatest(Screen screen) {
        latest.ifPresent(screen::show);
    }

    private static List<String> riskiest(List<StudentRisk> students) {
        return students.stream()
                .sorted(Comparator.comparingDouble(one -> -one.risk().orElse(0)))
                .limit(PAGES_AHEAD)
                .map(one -> one.record().studentId())
                .toList();
    }

    /** Has the page that nobody looks at tell of another student, since what is done for the first time takes longest. */
    private void turnAhead(String id) {
        student.filter(page -> !page.view().isVisible()).ifPresent(page -> {
            page.choose(id);
            showLatest(page);
        });
    }

    /** Leaves undone what was to be made ready. */
    void close() {
        ahead.end();
    }

    private Screen students(Optional<StudentGroup> group) {
        var screen = students.orElseGet(() -> new StudentsController(desk));
        students = Optional.of(screen);
        screen.showOnly(group);
        return screen;
    }

    private Screen student(String id) {
        var screen = student.orElseGet(() -> new StudentScreen(desk));
        student = Optional.of(screen);
        screen.choose(id);
        return screen;
    }

    private Screen at(Place place) {
        return switch (place) {
            case INICIO -> kept(place, HomeScreen::new);
            case ALUNOS -> students(Optional.empty());
            case ACOMPANHAMENTO -> kept(place, FollowUpScreen::new);
            case TURMAS -> kept(place, ClassesScreen::new);
            case MODELO -> kept(place, ModelController::new);
            case DERIVA -> kept(place, DriftScreen::new);
            case IMPORTACOES -> kept(place, HistoryController::new);
            case CONFIGURACOES -> kept(place, own -> new SettingsScreen(own, choices));
        };
    }

    /** Opens the window of reports over {@code owner}, at first on {@code subject}. */
    void report(Opened opened, ReportSubject subject, @Nullable Window owner) {
        new ReportController(desk, opened, subject).open(owner);
    }

    private Screen kept(Place place, Function<Desk, Screen> first) {
        return made.computeIfAbsent(place, absent -> first.apply(desk));
    }
}
