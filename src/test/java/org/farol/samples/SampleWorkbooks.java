package org.farol.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.farol.samples.FictitiousProgramme.Student;
import org.farol.samples.FictitiousProgramme.Year;

/**
 * Writes the sample spreadsheets of {@code data/}: the same fictitious students in a wide workbook and in one of yearly
 * sheets, with every kind of damage that real sheets have.
 *
 * <p>{@code mvn -q test-compile exec:exec@samples} writes them again.
 */
public final class SampleWorkbooks {
    static final String WIDE = "exemplo-pede-2020-2022.xlsx";
    static final String YEARLY = "exemplo-pede-2022-2023.xlsx";
    static final long SEED = 20_260_101;

    private static final double MANY = 0.75;
    private static final String[] IDEAL_NAMES = {
        "ALFA  (2º e 3º ano)",
        "Fase 1 (4º ano)",
        "Fase 2 (5º e 6º ano)",
        "Fase 3 (7º e 8º ano)",
        "Fase 4 (9º ano)",
        "Fase 5 (1º EM)",
        "Fase 6 (2º EM)",
        "Fase 7 (3º EM)",
        "Fase 8 (Universitários)"
    };

    private final List<Student> students;
    private final Damage damage = new Damage(new SplittableRandom(SEED + 1));
    /** Ranks of 2022 by student number: in the programme, the phase, the class. */
    private final Map<Integer, int[]> ranks;

    private SampleWorkbooks(List<Student> students) {
        this.students = students;
        this.ranks = ranks(students);
    }

    /** The students of the samples, as the truth to compare an import with. */
    static List<Student> truth() {
        return new FictitiousProgramme(SEED, 900).students();
    }

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args.length == 0 ? "data" : args[0]);
        Files.createDirectories(folder);
        write(folder);
    }

    /** Writes both workbooks into {@code folder}. */
    static void write(Path folder) throws IOException {
        var samples = new SampleWorkbooks(truth());
        samples.writeWide(folder.resolve(WIDE));
        samples.writeYearly(folder.resolve(YEARLY));
    }

    private static Map<Integer, int[]> ranks(List<Student> students) {
        var ordered = students.stream()
                .filter(student -> in(student, 2022).isPresent())
                .sorted(Comparator.comparingDouble(
                        student -> -in(student, 2022).orElseThrow().inde()))
                .toList();
        var inPhase = new TreeMap<String, Integer>();
        var ranks = new HashMap<Integer, int[]>();
        for (var student : ordered) {
            var record = in(student, 2022).orElseThrow();
            ranks.put(student.number(), new int[] {
                ranks.size() + 1,
                inPhase.merge("fase " + record.fase(), 1, Integer::sum),
                inPhase.merge("turma " + record.fase() + record.turma(), 1, Integer::sum)
            });
        }
        return ranks;
    }

    private static Optional<Year> in(Student student, int year) {
        return student.records().stream()
                .filter(record -> record.year() == year)
                .findFirst();
    }

    private static String pedra(double inde) {
        return inde < 6 ? "Quartzo" : inde < 7 ? "Ágata" : inde < 8 ? "Ametista" : "Topázio";
    }

    private static void header(Worksheet sheet, List<String> names) {
        for (var column = 0; column < names.size(); column++) {
            sheet.value(0, column, names.get(column));
        }
    }

    private void writeWide(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Farol", "1.0")) {
            var sheet = workbook.newWorksheet("EXEMPLO_PEDE");
            var names = new ArrayList<>(List.of(
                    "INSTITUICAO_ENSINO_ALUNO_2020", "NOME", "IDADE_ALUNO_2020", "ANOS_PM_2020", "FASE_TURMA_2020"));
            for (var year = 2020; year <= 2022; year++) {
                if (year > 2020) {
                    names.addAll(List.of("FASE_" + year, "TURMA_" + year));
                }
                for (var name :
                        List.of("PEDRA", "INDE", "IAA", "IEG", "IPS", "IDA", "IPP", "IPV", "IAN", "PONTO_VIRADA")) {
                    names.add(name + "_" + year);
                }
            }
            names.addAll(List.of(
                    "NIVEL_IDEAL_2021",
                    "DEFASAGEM_2021",
                    "ANO_INGRESSO_2022",
                    "CG_2022",
                    "CF_2022",
                    "CT_2022",
                    "NOTA_PORT_2022",
                    "NOTA_MAT_2022",
                    "NIVEL_IDEAL_2022",
                    "REC_AVA_1_2022"));
            header(sheet, names);
            var columns = new HashMap<String, Integer>();
            names.forEach(name -> columns.put(name, columns.size()));
            var row = 1;
            for (var student : students) {
                if (student.records().stream().anyMatch(record -> record.year() <= 2022)) {
                    wideRow(sheet, row++, columns, student);
                }
            }
            codesRow(sheet, row, columns);
        }
    }

    private void wideRow(Worksheet sheet, int row, Map<String, Integer> columns, Student student) {
        sheet.value(row, columns.get("NOME"), "ALUNO-" + student.number());
        in(student, 2020).ifPresent(record -> {
            sheet.value(
                    row,
                    columns.get("INSTITUICAO_ENSINO_ALUNO_2020"),
                    damage.word(student.publicSchool() ? "Escola Pública" : "Rede Exemplo"));
            sheet.value(row, columns.get("IDADE_ALUNO_2020"), record.idade());
            sheet.value(row, columns.get("ANOS_PM_2020"), 2020 - student.joined());
            sheet.value(row, columns.get("FASE_TURMA_2020"), record.fase() + record.turma());
        });
        for (var record : student.records()) {
            if (record.year() <= 2022) {
                wideYear(sheet, row, columns, record);
            }
        }
        in(student, 2022).ifPresent(record -> {
            var rank = ranks.get(student.number());
            sheet.value(row, columns.get("ANO_INGRESSO_2022"), student.joined() + ".0");
            sheet.value(row, columns.get("CG_2022"), rank[0] + ".0");
            sheet.value(row, columns.get("CF_2022"), rank[1] + ".0");
            sheet.value(row, columns.get("CT_2022"), rank[2] + ".0");
            damage.grade(sheet, row, columns.get("NOTA_PORT_2022"), record.por(), MANY);
            damage.grade(sheet, row, columns.get("NOTA_MAT_2022"), record.mat(), MANY);
            sheet.value(row, columns.get("NIVEL_IDEAL_2022"), IDEAL_NAMES[record.faseIdeal()]);
            sheet.value(row, columns.get("REC_AVA_1_2022"), "Mantido na Fase atual");
        });
    }

    private void wideYear(Worksheet sheet, int row, Map<String, Integer> columns, Year record) {
        var year = "_" + record.year();
        if (record.year() > 2020) {
            sheet.value(row, columns.get("FASE" + year), record.fase() + ".0");
            sheet.value(row, columns.get("TURMA" + year), record.turma());
        }
        if (record.year() == 2021) {
            sheet.value(row, columns.get("NIVEL_IDEAL_2021"), IDEAL_NAMES[record.faseIdeal()].replace("Fase", "Nível"));
            sheet.value(row, columns.get("DEFASAGEM_2021"), record.defasagem() + ".0");
        }
        sheet.value(row, columns.get("PEDRA" + year), damage.word(pedra(record.inde())));
        sheet.value(
                row,
                columns.get("INDE" + year),
                damage.chance(0.02) ? Damage.thousandsDots(record.inde()) : Damage.digits(record.inde()));
        damage.grade(sheet, row, columns.get("IAA" + year), record.iaa(), 0.3);
        damage.grade(sheet, row, columns.get("IEG" + year), record.ieg(), MANY);
        damage.grade(sheet, row, columns.get("IPS" + year), record.ips(), MANY);
        damage.grade(sheet, row, columns.get("IDA" + year), record.ida(), MANY);
        damage.grade(sheet, row, columns.get("IPP" + year), record.ipp(), MANY);
        damage.grade(sheet, row, columns.get("IPV" + year), record.ipv(), MANY);
        damage.grade(sheet, row, columns.get("IAN" + year), record.ian(), MANY);
        sheet.value(
                row,
                columns.get("PONTO_VIRADA" + year),
                damage.chance(0.01) ? "#NULO!" : record.pontoVirada() ? "Sim" : damage.word("Não"));
    }

    /** A row that holds the codes of the data dictionary instead of a student's values. */
    private static void codesRow(Worksheet sheet, int row, Map<String, Integer> columns) {
        sheet.value(row, columns.get("NOME"), "ALUNO-9999");
        var code = 900;
        for (var name : List.of("INDE", "IAA", "IEG", "IPS", "IDA", "IPP", "IPV", "IAN")) {
            sheet.value(row, columns.get(name + "_2020"), "D" + code);
            code += 10;
        }
        sheet.value(row, columns.get("PONTO_VIRADA_2020"), "D9600");
        sheet.value(row, columns.get("FASE_TURMA_2020"), "D207");
        sheet.value(row, columns.get("INSTITUICAO_ENSINO_ALUNO_2020"), "V202");
    }

    private void writeYearly(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Farol", "1.0")) {
            writeSheet2022(workbook.newWorksheet("PEDE2022"));
            writeSheet2023(workbook.newWorksheet("PEDE2023"));
        }
    }

    private void writeSheet2022(Worksheet sheet) {
        header(
                sheet,
                List.of(
                        "RA",
                        "Fase",
                        "Turma",
                        "Nome",
                        "Ano nasc",
                        "Idade 22",
                        "Gênero",
                        "Ano ingresso",
                        "Instituição de ensino",
                        "Pedra 22",
                        "INDE 22",
                        "Cg",
                        "Cf",
                        "Ct",
                        "IAA",
                        "IEG",
                        "IPS",
                        "IDA",
                        "Matem",
                        "Portug",
                        "Inglês",
                        "Atingiu PV",
                        "IPV",
                        "IAN",
                        "Fase ideal",
                        "Defas",
                        "Destaque IEG"));
        var row = 1;
        for (var student : students) {
            var found = in(student, 2022);
            if (found.isPresent()) {
                row2022(sheet, row++, student, found.get());
            }
        }
    }

    private void row2022(Worksheet sheet, int row, Student student, Year record) {
        var rank = ranks.get(student.number());
        var c = 0;
        sheet.value(row, c++, "RA-" + student.number());
        sheet.value(row, c++, record.fase());
        sheet.value(row, c++, record.turma());
        sheet.value(row, c++, student.name());
        sheet.value(row, c++, student.birth().getYear());
        sheet.value(row, c++, record.idade());
        sheet.value(row, c++, student.girl() ? "Menina" : "Menino");
        sheet.value(row, c++, student.joined());
        sheet.value(row, c++, student.publicSchool() ? "Escola Pública" : "Rede Exemplo");
        sheet.value(row, c++, pedra(record.inde()));
        sheet.value(row, c++, Math.round(record.inde() * 1e3) / 1e3);
        for (var place : rank) {
            sheet.value(row, c++, place);
        }
        for (var grade :
                new double[] {record.iaa(), record.ieg(), record.ips(), record.ida(), record.mat(), record.por()}) {
            damage.plainGrade(sheet, row, c++, grade);
        }
        c++; // Nobody was examined in English: an empty column.
        sheet.value(row, c++, record.pontoVirada() ? "Sim" : "Não");
        damage.plainGrade(sheet, row, c++, record.ipv());
        sheet.value(row, c++, record.ian());
        sheet.value(row, c++, IDEAL_NAMES[record.faseIdeal()]);
        sheet.value(row, c++, record.defasagem());
        sheet.value(row, c, "Destaque: A sua boa entrega das lições de casa.");
    }

    private void writeSheet2023(Worksheet sheet) {
        header(
                sheet,
                List.of(
                        "RA",
                        "Fase",
                        "INDE 2023",
                        "Pedra 2023",
                        "Turma",
                        "Nome Anonimizado",
                        "Data de Nasc",
                        "Idade",
                        "Gênero",
                        "Ano ingresso",
                        "Instituição de ensino",
                        "Pedra 22",
                        "Pedra 23",
                        "INDE 22",
                        "INDE 23",
                        "IAA",
                        "IEG",
                        "IPS",
                        "IPP",
                        "IDA",
                        "Mat",
                        "Por",
                        "Ing",
                        "Atingiu PV",
                        "IPV",
                        "IAN",
                        "Fase Ideal",
                        "Defasagem",
                        "Destaque IPV",
                        "Destaque IPV"));
        var row = 1;
        for (var student : students) {
            var found = in(student, 2023);
            if (found.isPresent()) {
                row2023(sheet, row++, student, found.get());
            }
        }
    }

    private void row2023(Worksheet sheet, int row, Student student, Year record) {
        var before = in(student, 2022);
        var c = 0;
        sheet.value(row, c++, "RA-" + student.number());
        sheet.value(row, c++, record.fase() == 0 ? "ALFA" : "FASE " + record.fase());
        if (damage.chance(0.01)) {
            sheet.value(row, c++, "INCLUIR");
        } else {
            sheet.value(row, c++, record.inde());
        }
        sheet.value(row, c++, pedra(record.inde()).replace("Ágata", "Agata"));
        sheet.value(
                row, c++, record.fase() == 0 ? "ALFA " + record.turma() + " - G0/G1" : record.fase() + record.turma());
        sheet.value(row, c++, student.name());
        birthAndAge(sheet, row, c, student.birth(), record.idade());
        c += 2;
        sheet.value(row, c++, student.girl() ? "Feminino" : "Masculino");
        sheet.value(row, c++, student.joined());
        sheet.value(row, c++, student.publicSchool() ? "Pública" : "Privada - Programa de apadrinhamento");
        if (before.isPresent()) {
            sheet.value(row, c, pedra(before.get().inde()));
            sheet.value(row, c + 2, Math.round(before.get().inde() * 1e3) / 1e3);
        }
        c += 4;
        for (var grade : new double[] {
            record.iaa(), record.ieg(), record.ips(), record.ipp(), record.ida(), record.mat(), record.por()
        }) {
            damage.plainGrade(sheet, row, c++, grade);
        }
        c += 2; // English and the turning point: empty columns.
        damage.plainGrade(sheet, row, c++, record.ipv());
        sheet.value(row, c++, record.ian());
        sheet.value(row, c++, IDEAL_NAMES[record.faseIdeal()].replace('º', '°'));
        sheet.value(row, c, record.defasagem());
    }

    /** Written month first and opened where the day comes first: text, or a date with both swapped and a dated age. */
    private void birthAndAge(Worksheet sheet, int row, int column, LocalDate birth, int idade) {
        if (birth.getDayOfMonth() > 12) {
            sheet.value(row, column, birth.getMonthValue() + "/" + birth.getDayOfMonth() + "/" + birth.getYear());
            sheet.value(row, column + 1, idade);
        } else {
            sheet.value(row, column, LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue()));
            sheet.style(row, column).format("dd/mm/yyyy").set();
            sheet.value(row, column + 1, idade);
            sheet.style(row, column + 1).format("dd/mm/yyyy").set();
        }
    }
}
