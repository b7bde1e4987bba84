package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.util.List;
import javafx.print.Printer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.image.ImageView;
import javafx.stage.Window;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.farol.app.ReportSubject;
import org.farol.ui.report.ReportController;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The window of reports. */
class ReportWindowTest extends OpenWindow {
    private String position() {
        return find("#report-position", Label.class).getText();
    }

    private boolean showsPage() {
        return robot.lookup("#report-page")
                .tryQueryAs(ImageView.class)
                .filter(page -> page.getImage() != null)
                .isPresent();
    }

    private void choose(String radio) throws Exception {
        robot.interact(() -> find(radio, RadioButton.class).setSelected(true));
        await(() -> !position().isEmpty() && showsPage());
    }

    @Test
    void a_report_asked_for_on_a_student_s_page_is_on_that_student_until_another_is_chosen() throws Exception {
        openFilledSamples();
        openStudent(0);

        fire("#reportButton");
        await(() -> shows("#report-page") && showsPage());
        assertThat(position()).isEqualTo("Página 1 de 1");
        assertThat(find("#students", RadioButton.class).isSelected()).isTrue();
        screenshot("report_student");

        choose("#programme");
        assertThat(position()).matches("Página 1 de [234]");
        assertThat(find("#anonymous", CheckBox.class).isDisabled()).isTrue();
        screenshot("report_programme");

        choose("#schoolClass");
        assertThat(find("#classes", ComboBox.class).getValue()).isNotNull();
        fire("#report-next");
        await(() -> position().startsWith("Página 2 de "));
    }

    @Test
    void the_report_that_is_shown_is_saved_and_may_be_opened() throws Exception {
        openFilledSamples();
        var file = home.resolve("alunos.pdf");
        var first = students().getFirst().record();
        var desk = shell.desk().orElseThrow();
        var workspace = desk.workspace();
        var opened = new Opened(
                workspace,
                workspace.years(),
                first.year(),
                workspace.students(first.year()),
                workspace.model(),
                true,
                new Look(false, 100));
        var controller = new ReportController(desk, opened, new ReportSubject.Students(List.of(first.studentId())));
        robot.interact(() -> controller.open(Window.getWindows().getFirst()));
        await(this::showsPage);

        var before = find("#report-page", ImageView.class).getImage();
        robot.interact(() -> find("#anonymous", CheckBox.class).setSelected(true));
        await(() -> showsPage()
                && !before.equals(find("#report-page", ImageView.class).getImage()));
        robot.interact(() -> controller.save(file));
        await(() -> shows("#openFolder"));

        assertThat(Files.exists(file)).isTrue();
        assertThat(find("#report-saved", Label.class).getText()).contains("alunos.pdf");
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("VERSÃO ANÔNIMA")
                    .doesNotContain(first.studentId());
        }
    }

    @Test
    void where_no_printer_is_set_up_printing_offers_a_pdf() throws Exception {
        openFilledSamples();
        // Only now, for the window is closed after a skipped test too.
        assumeThat(WaitForAsyncUtils.waitForAsyncFx(10_000, Printer::getDefaultPrinter) == null)
                .describedAs("a printer is set up")
                .isTrue();
        openStudent(0);
        fire("#reportButton");
        await(() -> shows("#report-page") && showsPage());

        fire("#printReport");
        await(() -> shows(".dialog-pane"));

        assertThat(robot.lookup("Salvar como PDF").queryAll()).isNotEmpty();
    }
}
