package org.farol.ui.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.farol.app.ReportRequest;
import org.farol.app.ReportSubject;
import org.farol.app.ReportSubject.Programme;
import org.farol.app.ReportSubject.SchoolClass;
import org.farol.app.ReportSubject.Students;
import org.farol.app.StudentRisk;
import org.farol.ui.Opened;

/** What is chosen of a report before it is made. */
final class ReportModel {
    /** The kinds of report. */
    enum Template {
        STUDENTS,
        CLASS,
        PROGRAMME
    }

    /** Of whom there are pages. */
    enum Who {
        /** Those chosen before the report was asked for. */
        CHOSEN,
        AT_RISK,
        EVERYBODY
    }

    private final int year;
    private final List<String> chosen;
    private final List<String> atRisk;
    private final List<String> everybody;
    private final ObjectProperty<Template> template = new SimpleObjectProperty<>(Template.PROGRAMME);
    private final ObjectProperty<Who> who = new SimpleObjectProperty<>(Who.CHOSEN);
    private final ObjectProperty<Optional<SchoolClass>> schoolClass = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty anonymous = new SimpleBooleanProperty();
    private final ObjectProperty<Locale> language;

    /** {@code first}: what the report is about until something else is chosen. */
    ReportModel(Opened opened, ReportSubject first, Locale language) {
        this.year = opened.year();
        this.language = new SimpleObjectProperty<>(language);
        this.chosen = first instanceof Students(var ids) ? ids : List.of();
        var byRisk = opened.students().stream()
                .filter(student -> student.risk().isPresent())
                .sorted(Comparator.comparingDouble(student -> -student.risk().orElseThrow()))
                .toList();
        this.everybody = ids(byRisk);
        this.atRisk = ids(byRisk.stream()
                .filter(student -> student.isFlagged(opened.threshold()))
                .toList());
        switch (first) {
            case Students _ -> template.set(Template.STUDENTS);
            case SchoolClass ofClass -> {
                template.set(Template.CLASS);
                schoolClass.set(Optional.of(ofClass));
            }
            case Programme _ -> template.set(Template.PROGRAMME);
        }
        if (chosen.isEmpty()) {
            who.set(Who.AT_RISK);
        }
    }

    private static List<String> ids(List<StudentRisk> students) {
        return students.stream().map(student -> student.record().studentId()).toList();
    }

    ObjectProperty<Template> template() {
        return template;
    }

    ObjectProperty<Who> who() {
        return who;
    }

    ObjectProperty<Optional<SchoolClass>> schoolClass() {
        return schoolClass;
    }

    BooleanProperty anonymous() {
        return anonymous;
    }

    ObjectProperty<Locale> language() {
        return language;
    }

    /** Of whom there can be pages: those with somebody in them. */
    List<Who> choices() {
        return List.of(Who.values()).stream().filter(each -> count(each) > 0).toList();
    }

    int count(Who each) {
        return students(each).size();
    }

    private List<String> students(Who each) {
        return switch (each) {
            case CHOSEN -> chosen;
            case AT_RISK -> atRisk;
            case EVERYBODY -> everybody;
        };
    }

    /** The report as chosen; empty while no class is. */
    Optional<ReportRequest> request() {
        return subject().map(about -> new ReportRequest(about, year, anonymous.get(), language.get()));
    }

    private Optional<ReportSubject> subject() {
        return switch (template.get()) {
            case STUDENTS -> Optional.of(new Students(students(who.get())));
            case CLASS -> schoolClass.get().map(ReportSubject.class::cast);
            case PROGRAMME -> Optional.of(new Programme());
        };
    }

    /** A name for the file, which names nobody where the report does not. */
    String fileName() {
        var kind = switch (template.get()) {
            case STUDENTS -> "alunos";
            case CLASS -> "turma";
            case PROGRAMME -> "programa";
        };
        return "relatorio-" + kind + "-" + year + (anonymous.get() ? "-anonimo" : "") + ".pdf";
    }
}
