package org.farol.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.farol.app.Workspace;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTruthTest {
    @Test
    void importing_the_committed_samples_gives_back_the_truth_they_were_damaged_from(@TempDir Path home)
            throws Exception {
        try (var workspace = Workspace.open(home)) {
            workspace.importFolder(Path.of("data"), Progress.NONE);
            assertIsTheTruth(workspace);
        }
    }

    @Test
    void the_generator_writes_samples_that_give_the_same_truth(@TempDir Path home, @TempDir Path written)
            throws Exception {
        SampleWorkbooks.write(written);
        try (var workspace = Workspace.open(home)) {
            workspace.importFolder(written, Progress.NONE);
            assertIsTheTruth(workspace);
        }
    }

    /** A derived INDE has the three decimals of the sheets. */
    private static final double ROUNDING = 5.001e-4;

    private static void assertIsTheTruth(Workspace workspace) {
        var compared = 0;
        for (var student : SampleWorkbooks.truth()) {
            for (var year : student.records()) {
                var id = year.year() == 2023
                                || workspace
                                        .history("RA-" + student.number())
                                        .in(year.year())
                                        .isPresent()
                        ? "RA-" + student.number()
                        : "ALUNO-" + student.number();
                var record = workspace.history(id).in(year.year()).orElseThrow();
                compared += compare(record, year);
            }
        }
        assertThat(compared).isGreaterThan(20_000);
    }

    private static int compare(YearlyRecord record, FictitiousProgramme.Year truth) {
        Map<Field, Double> grades = Map.of(
                Field.IEG, truth.ieg(),
                Field.IDA, truth.ida(),
                Field.IAA, truth.iaa(),
                Field.IPS, truth.ips(),
                Field.IPP, truth.ipp(),
                Field.IPV, truth.ipv(),
                Field.IAN, truth.ian());
        grades.forEach((field, grade) -> assertThat(record.number(field).orElseThrow())
                .as("%s of %s in %d", field, record.studentId(), record.year())
                .isEqualTo(grade, within(1e-9)));
        record.number(Field.INDE)
                .ifPresent(inde -> assertThat(inde)
                        .as("INDE of %s in %d", record.studentId(), record.year())
                        .isEqualTo(truth.inde(), within(record.derived().contains(Field.INDE) ? ROUNDING : 1e-9)));
        assertThat(record.whole(Field.FASE)).hasValue(truth.fase());
        assertThat(record.text(Field.TURMA)).hasValue(truth.turma());
        if (record.year() > 2020) {
            assertThat(record.whole(Field.FASE_IDEAL)).hasValue(truth.faseIdeal());
            assertThat(record.whole(Field.DEFASAGEM)).hasValue(truth.defasagem());
        }
        for (var field : List.of(Field.IDADE)) {
            var known = record.whole(field);
            assertThat(known).isIn(OptionalInt.empty(), OptionalInt.of(truth.idade()));
        }
        return grades.size() + 4;
    }
}
