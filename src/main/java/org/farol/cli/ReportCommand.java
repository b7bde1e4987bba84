package org.farol.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.farol.app.ReportRequest;
import org.farol.app.ReportSubject;
import org.farol.app.Workspace;
import org.farol.pede.YearlyRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report (--student ID… | --turma T [--fase F] | --all | --each) --out FILE}: printed pages as PDF. */
@Command(name = "report")
final class ReportCommand extends WorkspaceCommand {
    @ArgGroup(multiplicity = "1")
    Whom whom = new Whom();

    @Option(names = "--year", paramLabel = "YEAR")
    @Nullable
    Integer year;

    @Option(names = "--anonymous")
    boolean anonymous;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    @Nullable
    Path out;

    /** Whom it is about: one of these. */
    static final class Whom {
        @Option(names = "--student", paramLabel = "ID")
        List<String> students = List.of();

        @ArgGroup(exclusive = false)
        @Nullable
        OfClass ofClass;

        @Option(names = "--all")
        boolean all;

        @Option(names = "--each")
        boolean each;
    }

    /** A class; of one phase or of all. */
    static final class OfClass {
        @Option(names = "--turma", required = true, paramLabel = "T")
        String turma = "";

        @Option(names = "--fase", paramLabel = "F")
        @Nullable
        Integer fase;
    }

    @Override
    void run(Workspace workspace, Console console) throws Exception {
        var file = Objects.requireNonNull(out);
        var ofYear = year == null ? workspace.latestYear() : year;
        workspace
                .reports()
                .write(
                        new ReportRequest(subject(workspace, ofYear), ofYear, anonymous, console.locale()),
                        file,
                        console.progress("progress.report"));
        if (json()) {
            console.json(new Document(ofYear, file.toString()));
        } else {
            console.say("report.written", file.toAbsolutePath().normalize());
        }
    }

    private ReportSubject subject(Workspace workspace, int ofYear) throws Exception {
        if (whom.ofClass != null) {
            var fase = whom.ofClass.fase == null ? OptionalInt.empty() : OptionalInt.of(whom.ofClass.fase);
            return new ReportSubject.SchoolClass(fase, whom.ofClass.turma);
        }
        if (whom.all) {
            return new ReportSubject.Programme();
        }
        return new ReportSubject.Students(
                whom.each
                        ? workspace.records(ofYear).stream()
                                .map(YearlyRecord::studentId)
                                .toList()
                        : whom.students);
    }

    record Document(int year, String file) {}
}
