package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.farol.app.Workspace;
import org.farol.ui.help.Topic;
import org.farol.ui.main.Beginning;
import org.farol.ui.main.Shell;
import org.farol.ui.task.ErrorDialog;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The frame of the window: navigation, keys, look, settings, help and tour. */
class FrameTest extends OpenWindow {
    private void press(KeyCode code, boolean control, boolean alt) {
        robot.interact(() -> {
            var scene = shell.scene();
            var focused = Optional.ofNullable(scene.getFocusOwner()).filter(node -> scene.equals(node.getScene()));
            var at = focused.<EventTarget>map(node -> node).orElse(scene);
            Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false));
        });
    }

    private String title() {
        return find("#placeTitle", Label.class).getText();
    }

    @Test
    void words_of_javafx_itself_are_of_the_window_s_language_whatever_the_system_s_is() throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        openFilledSamples();

        robot.interact(() -> ErrorDialog.show(
                new IllegalStateException(),
                Texts.of(Texts.PORTUGUESE),
                shell.scene().getWindow()));
        await(() -> shows("#error-advice"));

        assertThat(robot.lookup("Mostrar Detalhes").tryQuery()).isPresent();
    }

    @Test
    void ctrl_and_a_digit_lead_to_each_place() throws Exception {
        openFilledSamples();
        var digits = List.of(
                KeyCode.DIGIT1,
                KeyCode.DIGIT2,
                KeyCode.DIGIT3,
                KeyCode.DIGIT4,
                KeyCode.DIGIT5,
                KeyCode.DIGIT6,
                KeyCode.DIGIT7,
                KeyCode.DIGIT8);

        for (var place : Place.values()) {
            press(digits.get(place.digit() - 1), true, false);
            assertThat(find("#go-" + place.name(), Button.class).getAccessibleText())
                    .isEqualTo(title() + ": você está aqui");
            assertThat(shell.main().screen()).isPresent();
        }
    }

    @Test
    void esc_leaves_a_student_s_page_to_the_group_one_came_from_then_to_where_that_was_opened() throws Exception {
        openFilledSamples();
        go(Place.INICIO);
        var group = new StudentGroup("Turma de exemplo", Set.of(students(0), students(1)));
        robot.interact(() -> shell.navigation().showStudents(group));
        assertThat(students()).hasSize(2);
        assertThat(find("#groupHeading", Label.class).getText()).isEqualTo("Turma de exemplo");
        openStudent(0);

        press(KeyCode.ESCAPE, false, false);
        assertThat(students()).hasSize(2);
        press(KeyCode.ESCAPE, false, false);
        assertThat(title()).isEqualTo("Início");

        go(Place.ALUNOS);
        assertThat(students()).hasSize(614);
        press(KeyCode.LEFT, false, true);
        assertThat(title()).isEqualTo("Início");
    }

    private String students(int index) {
        return shell.opened().orElseThrow().students().get(index).record().studentId();
    }

    @Test
    void ctrl_f_leads_to_the_search_of_the_students_from_anywhere() throws Exception {
        openFilledSamples();
        go(Place.CONFIGURACOES);

        press(KeyCode.F, true, false);

        assertThat(find("#search", TextField.class).isFocused()).isTrue();
    }

    @Test
    void with_letters_of_twice_the_size_the_frame_shows_icons_and_nothing_is_clipped() throws Exception {
        openFilledSamples();
        var before = find("#placeTitle", Label.class).getFont().getSize();

        robot.interact(() -> shell.setFontPercent(200));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(find("#placeTitle", Label.class).getFont().getSize()).isEqualTo(2 * before);
        assertThat(new Preferences(home).fontPercent()).isEqualTo(200);
        assertThat(find("#go-ALUNOS", Button.class).getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
        for (var place : Place.values()) {
            go(place);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(clipped()).describedAs(place.name()).isEmpty();
        }
        robot.interact(() -> shell.setFontPercent(100));
        assertThat(find("#go-ALUNOS", Button.class).getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
    }

    /** What of the frame lies outside the window, or has no room for its words. */
    private List<String> clipped() {
        var window =
                new BoundingBox(0, 0, shell.scene().getWidth(), shell.scene().getHeight());
        return robot
                .lookup(node -> node instanceof Labeled labeled
                        && node.isVisible()
                        && ofFrame(node)
                        && !labeled.getText().isEmpty())
                .queryAllAs(Labeled.class)
                .stream()
                .filter(labeled -> !window.contains(labeled.localToScene(labeled.getLayoutBounds())) || cut(labeled))
                .map(labeled -> labeled.getId() + ": " + labeled.getText())
                .toList();
    }

    private static boolean cut(Labeled labeled) {
        return labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                && !labeled.isWrapText()
                && labeled.getWidth() + 1 < labeled.prefWidth(-1);
    }

    private static boolean ofFrame(Node node) {
        for (var up = node.getParent(); up != null; up = up.getParent()) {
            if (List.of("header", "banner", "quality", "navigation").stream().anyMatch(up.getStyleClass()::contains)) {
                return up.isVisible();
            }
        }
        return false;
    }

    @Test
    void every_control_of_the_frame_has_words_for_a_screen_reader() throws Exception {
        openFilledSamples();

        var silent =
                robot.lookup(node -> node.isVisible() && node.isFocusTraversable() && ofFrame(node)).queryAll().stream()
                        .filter(node -> (node.getAccessibleText() == null
                                        || node.getAccessibleText().isBlank())
                                && !(node instanceof Labeled labeled
                                        && !labeled.getText().isBlank()))
                        .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void the_guide_opens_at_the_page_of_where_one_is() throws Exception {
        openFilledSamples();
        openStudent(0);

        press(KeyCode.F1, false, false);
        await(() -> shows("#help-topics"));

        @SuppressWarnings("unchecked")
        ListView<Topic> topics = find("#help-topics", ListView.class);
        assertThat(topics.getSelectionModel().getSelectedItem()).isEqualTo(Topic.ALUNO);
        screenshot("help");
    }

    @Test
    void the_tour_is_offered_once_over_the_samples_and_again_when_asked_for() throws Exception {
        FilledSamples.into(home);
        firstStart = true;
        open(Optional.of(SAMPLES));
        await(() -> shows("#tour-next"));
        screenshot("tour");
        assertThat(new Preferences(home).tourIsDue()).isFalse();

        fire("#tour-next");
        fire("#tour-next");
        assertThat(robot.lookup("3 de 6").tryQuery()).isPresent();
        fire("#tour-skip");
        await(() -> !shows("#tour-next"));

        robot.interact(() -> shell.main().tour());
        await(() -> shows("#tour-next"));
        for (var step = 0; step < 6; step++) {
            fire("#tour-next");
        }
        await(() -> !shows("#tour-next"));
    }

    @Test
    void the_settings_tell_the_folder_and_open_it() throws Exception {
        openFilledSamples();
        go(Place.CONFIGURACOES);

        assertThat(find("#settings-folder", TextField.class).getText())
                .isEqualTo(home.resolve("exemplo").toAbsolutePath().toString());
        fire("#settings-folder-open");

        assertThat(shown).singleElement().asString().startsWith("file:/").contains("exemplo");
    }

    @Test
    void a_window_closed_while_its_data_is_still_opening_leaves_the_data_free_for_the_next() throws Exception {
        var begun = Beginning.of(home);
        robot.interact(() -> {
            try {
                shell = new Shell(new Stage(), begun, Optional.empty(), shown::add, FileDialogs.OF_SYSTEM);
                shell.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        try (var next = Workspace.open(home)) {
            assertThat(next.years()).isEmpty();
        }
    }

    @Test
    void a_student_s_page_is_ready_unseen_before_anybody_asks_for_one() throws Exception {
        openFilledSamples();

        await(() -> robot.lookup("#name").queryAllAs(Label.class).stream()
                .anyMatch(name -> !name.getText().isBlank() && name.getHeight() > 0));
        assertThat(shows("#page")).isFalse();
        assertThat(shows("#table")).isTrue();
    }

    @Test
    void a_theme_and_a_repository_chosen_in_the_settings_are_kept_for_the_next_start() throws Exception {
        openFilledSamples();
        go(Place.CONFIGURACOES);
        await(() -> shows("#settings-repository"));
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Theme> theme = find("#settings-theme", ComboBox.class);
            theme.setValue(Theme.DARK);
            find("#settings-repository", TextField.class).setText("hf:alguem/modelo");
            find("#settings-repository", TextField.class).fireEvent(new ActionEvent());
        });

        assertThat(shell.scene().getRoot().getStyleClass()).contains("dark");
        await(() -> kept("hub.repository").equals(Optional.of("hf:alguem/modelo")));
        assertThat(new Preferences(home).theme()).isEqualTo(Theme.DARK);
    }

    private Optional<String> kept(String name) {
        try {
            return new Preferences(home).text(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_next_start_is_at_the_place_where_the_window_was_left() throws Exception {
        openFilledSamples();
        go(Place.MODELO);
        robot.interact(() -> shell.close());

        assertThat(new Preferences(home).place()).isEqualTo(Place.MODELO);
        assertThat(new Preferences(home).bounds()).isPresent();
    }
}
