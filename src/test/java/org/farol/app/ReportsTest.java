package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.farol.app.ReportSubject.Programme;
import org.farol.app.ReportSubject.SchoolClass;
import org.farol.app.ReportSubject.Students;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.store.Plan;
import org.farol.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Reports on the sample spreadsheets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final int YEAR = 2023;

    @TempDir
    Path folder;

    private Workspace workspace;
    private List<YearlyRecord> class2A;

    @BeforeAll
    void train(@TempDir Path home) throws Exception {
        workspace = Workspace.open(home);
        workspace.importFolder(Path.of("data"), Progress.NONE);
        workspace.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
        class2A = workspace.records(YEAR).stream()
                .filter(record -> record.whole(Field.FASE).equals(OptionalInt.of(2))
                        && record.text(Field.TURMA).equals(Optional.of("A")))
                .toList();
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    void a_class_is_a_list_and_one_page_for_each_of_its_students_the_highest_risk_first() throws Exception {
        var file = written(new SchoolClass(OptionalInt.of(2), "A"), false);

        try (var document = Loader.loadPDF(file.toFile())) {
            var text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isEqualTo(1 + class2A.size());
            assertThat(text).contains("Fase 2 · turma A", class2A.size() + " alunos com registro em 2023");
            for (var record : class2A) {
                assertThat(text).contains(record.studentId() + " · registro de 2023");
            }
        }
        var risks = Pattern.compile("([<>]?)(\\d+)%\\s").matcher(listOf(file)).results();
        assertThat(risks.map(found -> Integer.parseInt(found.group(2))))
                .isSortedAccordingTo((one, other) -> other - one)
                .hasSize(class2A.size());
    }

    /** The lines of the class's list. */
    private static String listOf(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            var text = stripper.getText(document);
            return text.substring(text.indexOf("Principais"), text.indexOf("As razões"));
        }
    }

    @Test
    void every_class_of_the_year_is_offered_once() throws Exception {
        var classes = workspace.reports().classes(YEAR);

        assertThat(classes).doesNotHaveDuplicates().contains(new SchoolClass(OptionalInt.of(2), "A"));
        var students = workspace.records(YEAR).stream()
                .filter(record -> record.text(Field.TURMA).isPresent())
                .count();
        assertThat(classes.stream()
                        .mapToLong(each -> workspaceRecords().stream()
                                .filter(record -> record.whole(Field.FASE).equals(each.fase())
                                        && record.text(Field.TURMA).equals(Optional.of(each.turma())))
                                .count())
                        .sum())
                .isEqualTo(students);
    }

    private List<YearlyRecord> workspaceRecords() {
        try {
            return workspace.records(YEAR);
        } catch (NotPossibleException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void students_are_printed_in_the_order_asked_for() throws Exception {
        var ids = List.of(class2A.getLast().studentId(), class2A.getFirst().studentId());
        var text = textOf(written(new Students(ids), false));

        assertThat(text.indexOf(ids.getFirst() + " ·")).isPositive().isLessThan(text.indexOf(ids.getLast() + " ·"));
    }

    @Test
    void an_anonymous_report_has_no_name_and_no_ra_anywhere_in_the_file() throws Exception {
        var file = written(new SchoolClass(OptionalInt.of(2), "A"), true);

        var everything = everythingIn(file);
        for (var record : class2A) {
            assertThat(everything).doesNotContain(record.studentId() + " ", record.studentId() + "\n");
            assertThat(everything).doesNotContain(record.text(Field.NOME).orElseThrow());
        }
        assertThat(everything).contains("VERSÃO ANÔNIMA").doesNotContain("Fictício", "RA-", "exemplo-pede", " anos\n");
    }

    @Test
    void each_student_keeps_one_code_within_an_anonymous_report_and_has_another_in_the_next() throws Exception {
        var codes = Pattern.compile("Aluno ([A-Z2-9]{5})\\b");
        var first = textOf(written(new SchoolClass(OptionalInt.of(2), "A"), true));
        var listed = codes.matcher(first).results().map(found -> found.group(1)).toList();

        var distinct = new HashSet<>(listed);
        assertThat(distinct).hasSize(class2A.size());
        // In the list and on the student's own page.
        assertThat(listed).hasSize(2 * class2A.size());
        var second = textOf(written(new SchoolClass(OptionalInt.of(2), "A"), true));
        assertThat(codes.matcher(second).results().map(found -> found.group(1))).doesNotContainAnyElementsOf(distinct);
    }

    @Test
    void what_was_agreed_stands_on_the_page_but_without_free_words_where_nobody_is_named() throws Exception {
        var id = class2A.get(1).studentId();
        workspace
                .followUp()
                .add(
                        List.of(id),
                        new Plan(
                                Plan.Kind.CONVERSA_FAMILIA,
                                "Falar com a tia Zuleica",
                                "Quitéria",
                                LocalDate.of(2024, 3, 1),
                                Optional.of(LocalDate.of(2024, 6, 30)),
                                Plan.Status.EM_ANDAMENTO,
                                "",
                                ""));

        assertThat(textOf(written(new Students(List.of(id)), false)))
                .contains("Falar com a tia Zuleica", "Quitéria", "01/03/2024", "30/06/2024");
        assertThat(everythingIn(written(new Students(List.of(id)), true)))
                .contains("01/03/2024", "30/06/2024")
                .doesNotContain("Zuleica", "Quitéria");
    }

    @Test
    void the_programme_s_summary_names_nobody() throws Exception {
        var everything = everythingIn(written(new Programme(), false));

        assertThat(everything)
                .contains("Risco de defasagem em 2024", "614 alunos", "Fase ALFA", "O que este modelo não pode dizer")
                .doesNotContain("Fictício", "RA-");
    }

    @Test
    void a_draft_shows_the_pages_of_the_file_it_saves() throws Exception {
        var file = folder.resolve("rascunho.pdf");
        var ids = List.of(class2A.getFirst().studentId(), class2A.getLast().studentId());

        try (var draft = workspace
                .reports()
                .draft(new ReportRequest(new Students(ids), YEAR, false, PORTUGUESE), Progress.NONE)) {
            assertThat(draft.pages()).isEqualTo(2);
            var picture = draft.picture(1, 72);
            assertThat(picture.getWidth()).isEqualTo(595);
            assertThat(picture.getHeight()).isEqualTo(841);
            draft.save(file);
        }

        assertThat(textOf(file)).contains(ids.getFirst(), ids.getLast());
    }

    @Test
    void the_audit_log_remembers_of_whom_pages_left_the_program() throws Exception {
        var id = class2A.get(3).studentId();
        var before = workspace.privacy().audit(id).size();

        try (var draft = workspace
                .reports()
                .draft(new ReportRequest(new Students(List.of(id)), YEAR, false, PORTUGUESE), Progress.NONE)) {
            assertThat(workspace.privacy().audit(id)).hasSize(before);
            draft.save(folder.resolve("rascunho.pdf"));
        }
        assertThat(workspace.privacy().audit(id)).hasSize(before + 1);
        written(new SchoolClass(OptionalInt.of(2), "A"), true);
        assertThat(workspace.privacy().audit(id)).hasSize(before + 2);
    }

    @Test
    void a_class_or_a_student_that_is_not_there_is_told_and_nothing_written() {
        assertThatThrownBy(() -> written(new SchoolClass(OptionalInt.of(2), "Z"), false))
                .isInstanceOfSatisfying(
                        NotPossibleException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(NotPossibleException.Reason.NO_SUCH_CLASS));
        assertThatThrownBy(() -> written(new Students(List.of("RA-0")), false))
                .isInstanceOfSatisfying(
                        NotPossibleException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(NotPossibleException.Reason.NO_SUCH_STUDENT));

        assertThat(folder.resolve("relatorio.pdf")).doesNotExist();
    }

    @Test
    void cancelling_half_way_leaves_nothing() throws Exception {
        var ids = workspace.records(YEAR).stream().map(YearlyRecord::studentId).toList();
        var file = folder.resolve("relatorio.pdf");
        Files.deleteIfExists(file);

        assertThatThrownBy(() -> workspace
                        .reports()
                        .write(
                                new ReportRequest(new Students(ids), YEAR, false, PORTUGUESE),
                                file,
                                new CancelledAt(0.7)))
                .isInstanceOf(CancellationException.class);

        assertThat(folder).isEmptyDirectory();
    }

    /** Asks to stop once so much is done. */
    private static final class CancelledAt implements Progress {
        private final double when;
        private volatile double done;

        CancelledAt(double when) {
            this.when = when;
        }

        @Override
        public void report(double share) {
            done = share;
        }

        @Override
        public boolean cancelled() {
            return done >= when;
        }
    }

    private Path written(ReportSubject subject, boolean anonymous) throws Exception {
        var file = folder.resolve("relatorio.pdf");
        workspace.reports().write(new ReportRequest(subject, YEAR, anonymous, PORTUGUESE), file, Progress.NONE);
        return file;
    }

    private static String textOf(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** The text of the pages, the bytes of the file, and every stream in it unpacked. */
    private static String everythingIn(Path file) throws IOException {
        var everything = new StringBuilder(textOf(file));
        everything.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        try (var document = Loader.loadPDF(file.toFile())) {
            everything.append(document.getDocumentInformation().getCOSObject());
            everything.append(titles(document));
            for (var key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                    var unpacked = new ByteArrayOutputStream();
                    try (var in = stream.createInputStream()) {
                        in.transferTo(unpacked);
                    }
                    everything.append(unpacked.toString(StandardCharsets.ISO_8859_1));
                }
            }
        }
        return everything.toString();
    }

    private static String titles(PDDocument document) {
        var outline = document.getDocumentCatalog().getDocumentOutline();
        var titles = new StringBuilder();
        if (outline != null) {
            outline.children().forEach(item -> titles.append(item.getTitle()).append('\n'));
        }
        return titles.toString();
    }
}
