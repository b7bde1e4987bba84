package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters of twice the size in a window of 1366 × 768: there is a way to read every word. */
class LargeLettersTest extends OpenWindow {
    @ParameterizedTest
    @CsvSource({"pt-BR, 100", "pt-BR, 200", "en, 200"})
    void no_word_outside_of_tables_is_cut_on_any_screen(String language, int percent) throws Exception {
        openFilledSamples();
        robot.interact(() -> {
            shell.speak(Locale.forLanguageTag(language));
            shell.setFontPercent(percent);
        });
        await(() -> !students().isEmpty());

        var cut = new TreeSet<String>();
        for (var place : Place.values()) {
            go(place);
            await(() -> isFilled(place));
            cut.addAll(cutAt(place.name()));
            for (var tab = 1; tab < tabs(); tab++) {
                showTab(tab);
                cut.addAll(cutAt(place + " " + tab));
            }
        }
        go(Place.ALUNOS);
        await(() -> !students().isEmpty());
        openStudent(0);
        await(() -> shows("#what-if") && shows("#alike") && shows("#student-follow-up"));
        cut.addAll(cutAt("student"));

        assertThat(cut).isEmpty();
    }

    @Test
    void a_window_over_the_main_one_grows_with_the_letters() throws Exception {
        openFilledSamples();
        var usual = heightOfReports();

        robot.interact(() -> shell.setFontPercent(Preferences.LARGEST_FONT));

        assertThat(heightOfReports()).isGreaterThan(usual);
    }

    private double heightOfReports() throws Exception {
        robot.interact(() -> shell.main().report());
        await(() -> shows("#report-page"));
        var window = find("#report-page", Node.class).getScene().getWindow();
        robot.interact(window::hide);
        return window.getHeight();
    }

    private boolean isFilled(Place place) {
        return switch (place) {
            case INICIO -> shows("#home-changes-added");
            case TURMAS -> shows(".spread-chart");
            case DERIVA -> shows("#drift-page");
            case ALUNOS -> !students().isEmpty();
            case ACOMPANHAMENTO, MODELO, IMPORTACOES, CONFIGURACOES ->
                shell.main().screen().isPresent();
        };
    }

    private int tabs() {
        return robot.lookup("#holder .tab-pane")
                .<TabPane>tryQuery()
                .map(pane -> pane.getTabs().size())
                .orElse(0);
    }

    private void showTab(int tab) {
        robot.interact(() ->
                find("#holder .tab-pane", TabPane.class).getSelectionModel().select(tab));
    }

    private List<String> cutAt(String screen) {
        var cut = new ArrayList<String>();
        robot.interact(() -> {
            shell.scene().getRoot().applyCss();
            shell.scene().getRoot().layout();
            collect(shell.scene().getRoot(), screen, cut);
        });
        return cut;
    }

    private static void collect(Parent parent, String screen, List<String> cut) {
        for (var child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Labeled labeled) {
                if (isCut(labeled)) {
                    cut.add(screen + ": " + labeled.getText());
                }
            } else if (child.isVisible() && child instanceof Parent inner && !isInTable(child)) {
                collect(inner, screen, cut);
            }
        }
    }

    /** Cells tell the whole when they are pointed at. */
    private static boolean isInTable(Node node) {
        return node instanceof TableView || node instanceof IndexedCell;
    }

    private static boolean isCut(Labeled labeled) {
        return labeled.lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .anyMatch(shown -> shown.endsWith(labeled.getEllipsisString())
                        && !labeled.getText().endsWith(labeled.getEllipsisString()));
    }
}
