package org.farol.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.farol.app.ReportRequest;
import org.farol.app.ReportSubject;
import org.farol.app.ReportSubject.Programme;
import org.farol.app.ReportSubject.SchoolClass;
import org.farol.app.ReportSubject.Students;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
import org.farol.pede.Source;
import org.farol.pede.YearlyRecord;
import org.farol.ui.Look;
import org.farol.ui.Opened;
import org.farol.ui.report.ReportModel.Template;
import org.farol.ui.report.ReportModel.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportModelTest {
    @TempDir
    Path home;

    private ReportModel model(ReportSubject first) {
        try (var workspace = Workspace.open(home)) {
            var students = List.of(student("RA-1", 0.2), student("RA-2", 1), student("RA-3", 0.4));
            return new ReportModel(
                    new Opened(workspace, List.of(2023), 2023, students, Optional.empty(), false, new Look(false, 100)),
                    first,
                    Locale.ENGLISH);
        }
    }

    private static StudentRisk student(String id, double risk) {
        return new StudentRisk(
                new YearlyRecord(id, 2023, Map.of(), new Source("a.xlsx", "PEDE", 2)), OptionalDouble.of(risk));
    }

    @Test
    void those_chosen_before_are_the_first_offered_then_those_at_risk_then_all_by_falling_risk() {
        var model = model(new Students(List.of("RA-3", "RA-1")));

        assertThat(model.choices()).containsExactly(Who.CHOSEN, Who.AT_RISK, Who.EVERYBODY);
        assertThat(model.request())
                .contains(new ReportRequest(new Students(List.of("RA-3", "RA-1")), 2023, false, Locale.ENGLISH));
        model.who().set(Who.AT_RISK);
        assertThat(model.request().orElseThrow().subject()).isEqualTo(new Students(List.of("RA-2")));
        model.who().set(Who.EVERYBODY);
        assertThat(model.request().orElseThrow().subject()).isEqualTo(new Students(List.of("RA-2", "RA-3", "RA-1")));
    }

    @Test
    void where_nobody_was_chosen_that_is_not_offered() {
        var model = model(new Programme());

        assertThat(model.template().get()).isEqualTo(Template.PROGRAMME);
        assertThat(model.choices()).containsExactly(Who.AT_RISK, Who.EVERYBODY);
        model.template().set(Template.STUDENTS);
        assertThat(model.request().orElseThrow().subject()).isEqualTo(new Students(List.of("RA-2")));
    }

    @Test
    void there_is_no_report_on_a_class_until_one_is_chosen() {
        var model = model(new Programme());
        model.template().set(Template.CLASS);
        assertThat(model.request()).isEmpty();

        var ofClass = new SchoolClass(OptionalInt.of(3), "B");
        model.schoolClass().set(Optional.of(ofClass));

        assertThat(model.request().orElseThrow().subject()).isEqualTo(ofClass);
    }

    @Test
    void the_file_s_name_names_nobody() {
        var model = model(new Students(List.of("RA-3")));
        model.anonymous().set(true);

        assertThat(model.fileName()).isEqualTo("relatorio-alunos-2023-anonimo.pdf");
    }
}
