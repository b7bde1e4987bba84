package org.farol.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dhatim.fastexcel.Workbook;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.pede.Fase;
import org.farol.samples.FictitiousProgramme.Student;
import org.farol.samples.FictitiousProgramme.Year;
import org.farol.work.Progress;

/** A data folder of a programme far larger than the real one, for measuring: every student of it is invented. */
public final class LargeProgramme {
    private static final long SEED = 7;
    /** Invented students for each one who is there in the last year: others leave before, or come of age. */
    private static final double EVER = 1.466;

    private static final List<String> HEADER = List.of(
            "RA",
            "Nome Anonimizado",
            "Fase",
            "Turma",
            "Idade",
            "Gênero",
            "Ano ingresso",
            "Instituição de ensino",
            "INDE",
            "IAA",
            "IEG",
            "IPS",
            "IDA",
            "IPP",
            "IPV",
            "IAN",
            "Mat",
            "Por",
            "Fase Ideal",
            "Defasagem",
            "Pedra");

    private LargeProgramme() {}

    /**
     * Fills {@code folder} with four years, some {@code students} in the last, and a model trained on the samples.
     *
     * @param samples the sample spreadsheets
     */
    public static ModelCard fill(Path folder, int students, Path samples) throws Exception {
        var work = Files.createTempDirectory("farol-large");
        var sheets = write(new FictitiousProgramme(SEED, (int) (students * EVER)).students(), work);
        var model = work.resolve("modelo.zip");
        try (var small = Workspace.open(work.resolve("exemplo"))) {
            small.importFolder(samples, Progress.NONE);
            var card = small.train(OptionalInt.empty(), Workspace.DEFAULT_SEED, Optional.empty(), Progress.NONE);
            small.models().export(card.version(), model);
        }
        try (var large = Workspace.open(folder)) {
            for (var sheet : sheets) {
                large.importFiles(List.of(sheet), Progress.NONE);
            }
            return large.models().bring(model);
        }
    }

    private static List<Path> write(List<Student> students, Path folder) throws IOException {
        var sheets = new ArrayList<Path>();
        for (var year = FictitiousProgramme.FIRST_YEAR; year <= FictitiousProgramme.LAST_YEAR; year++) {
            var file = folder.resolve("PEDE" + year + ".xlsx");
            write(students, year, file);
            sheets.add(file);
        }
        return sheets;
    }

    private static void write(List<Student> students, int year, Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Farol", "1.0")) {
            var sheet = workbook.newWorksheet("PEDE" + year);
            for (var column = 0; column < HEADER.size(); column++) {
                sheet.value(0, column, HEADER.get(column));
            }
            var row = 0;
            for (var student : students) {
                for (var record : student.records().stream()
                        .filter(one -> one.year() == year)
                        .toList()) {
                    row++;
                    var cells = cells(student, record);
                    for (var column = 0; column < cells.size(); column++) {
                        switch (cells.get(column)) {
                            case Number number -> sheet.value(row, column, number);
                            case Object text -> sheet.value(row, column, text.toString());
                        }
                    }
                }
            }
        }
    }

    private static List<Object> cells(Student student, Year record) {
        var inde = record.inde();
        return List.of(
                "RA-" + student.number(),
                student.name(),
                record.fase() == 0 ? Fase.name(0) : "FASE " + record.fase(),
                record.turma(),
                record.idade(),
                student.girl() ? "Feminino" : "Masculino",
                student.joined(),
                student.publicSchool() ? "Pública" : "Privada",
                inde,
                record.iaa(),
                // What a real sheet leaves out now and then.
                student.number() % 11 == 0 ? "" : record.ieg(),
                record.ips(),
                record.ida(),
                record.ipp(),
                record.ipv(),
                record.ian(),
                record.mat(),
                record.por(),
                record.faseIdeal(),
                record.defasagem(),
                inde < 6 ? "Quartzo" : inde < 7 ? "Ágata" : inde < 8 ? "Ametista" : "Topázio");
    }
}
