package org.farol.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.farol.Farol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command on the sample spreadsheets, as a script would call it. */
@SuppressWarnings("NullAway.Init")
class CommandLineTest {
    private static final String SAMPLES = "data";

    @TempDir
    static Path folder;

    private static String home;
    private static Path out;
    private static JsonNode run;

    /** What a command wrote and how it ended. */
    private record Ended(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Ended farol(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = CommandLineFace.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ended(exit, out.toString(), err.toString());
    }

    private static Ended onFilled(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.add("--home");
        all.add(home);
        return farol(all.toArray(String[]::new));
    }

    @BeforeAll
    static void runTheMainJob() {
        home = folder.resolve("home").toString();
        out = folder.resolve("out");
        var ended = onFilled("run", SAMPLES, "--out", out.toString(), "--json");
        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        run = ended.json();
    }

    @Test
    void run_imports_trains_scores_and_writes_its_two_files() throws Exception {
        assertThat(names(run)).containsExactly("import", "train", "score", "files");
        assertThat(run.at("/import/new").asInt()).isGreaterThan(2_000);
        assertThat(run.at("/train/walk_forward").size()).isEqualTo(2);
        assertThat(run.at("/score/year").asInt()).isEqualTo(2023);
        assertThat(run.at("/score/flagged").asInt())
                .isPositive()
                .isLessThan(run.at("/score/students").asInt());
        assertThat(run.at("/files/0").asString())
                .isEqualTo(out.resolve("risco.csv").toString());
        assertThat(csv(out.resolve("risco.csv")))
                .hasSize(run.at("/score/students").asInt())
                .allSatisfy(row -> {
                    assertThat(row.get("reason_1")).isNotBlank();
                    assertThat(Math.abs(Double.parseDouble(row.get("impact_1"))))
                            .isGreaterThanOrEqualTo(Math.abs(Double.parseDouble(row.get("impact_2"))));
                });
        assertThat(Files.readString(out.resolve("relatorio.pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    @Test
    void import_accounts_for_every_sheet_and_a_second_time_changes_nothing() {
        var sheet = run.at("/import/files/0/sheets/0");
        assertThat(names(sheet))
                .contains(
                        "sheet",
                        "years",
                        "rows",
                        "records",
                        "repaired_cells",
                        "refused_cells",
                        "refused_rows",
                        "inde_checked",
                        "inde_confirmed",
                        "cells");
        assertThat(names(sheet.at("/cells/0")))
                .containsExactly("row", "column", "raw", "value", "rule", "proof", "possible");

        var again = onFilled("import", SAMPLES + "/exemplo-pede-2020-2022.xlsx", "--json")
                .json();

        assertThat(again.at("/new").asInt()).isZero();
        assertThat(again.at("/updated").asInt()).isZero();
        assertThat(again.at("/unchanged").asInt()).isPositive();
    }

    @Test
    void a_dry_run_says_what_an_import_would_do_and_keeps_nothing() {
        var elsewhere = folder.resolve("dry").toString();

        var ended =
                farol("--home", elsewhere, "import", SAMPLES + "/exemplo-pede-2020-2022.xlsx", "--dry-run", "--json");

        assertThat(ended.json().at("/new").asInt()).isPositive();
        assertThat(farol("--home", elsewhere, "records", "--year", "2022", "--csv", folder + "/none.csv")
                        .exit())
                .isEqualTo(1);
        assertThat(folder.resolve("none.csv")).doesNotExist();
    }

    @Test
    void records_writes_the_standard_schema() throws Exception {
        var file = folder.resolve("registros.csv");

        assertThat(onFilled("records", "--year", "2022", "--csv", file.toString())
                        .exit())
                .isZero();

        assertThat(Files.readAllLines(file).getFirst())
                .isEqualTo("student_id,year,fase,turma,idade,genero,instituicao,ano_ingresso,pedra,inde,iaa,ieg,ips,"
                        + "ida,ipp,ipv,ian,mat,por,ing,ponto_virada,fase_ideal,defasagem,"
                        + "source_file,source_sheet,source_row");
        assertThat(csv(file)).allSatisfy(record -> {
            assertThat(record.get("year")).isEqualTo("2022");
            assertThat(record.get("inde")).matches("(\\d+(\\.\\d+)?)?");
        });
    }

    @Test
    void records_written_can_be_imported_elsewhere() throws Exception {
        var file = folder.resolve("levados.csv").toString();
        var elsewhere = folder.resolve("elsewhere").toString();
        onFilled("records", "--year", "2023", "--csv", file);

        var imported = farol("--home", elsewhere, "import", file, "--json").json();
        farol(
                "--home",
                elsewhere,
                "records",
                "--year",
                "2023",
                "--csv",
                folder.resolve("voltados.csv").toString());

        assertThat(imported.at("/files/0/sheets/0/refused_cells").asInt()).isZero();
        assertThat(fields(folder.resolve("voltados.csv"))).isEqualTo(fields(Path.of(file)));
    }

    @Test
    void train_tells_its_walk_forward_under_the_names_of_the_contract() {
        var card = onFilled("train", "--seed", "7", "--json").json();

        assertThat(names(card)).startsWith("model_version", "features", "walk_forward", "threshold", "n_train");
        assertThat(names(card.at("/walk_forward/0")))
                .startsWith(
                        "train_years",
                        "test_year",
                        "n",
                        "positives",
                        "auc",
                        "average_precision",
                        "brier",
                        "precision_at_recall_97",
                        "threshold",
                        "recall",
                        "precision",
                        "flagged_share");
        assertThat(onFilled("train", "--seed", "7", "--json").json().at("/model_version"))
                .isEqualTo(card.at("/model_version"));
    }

    @Test
    void train_takes_a_threshold_or_a_recall_to_reach() {
        assertThat(onFilled("train", "--threshold", "0.5", "--json")
                        .json()
                        .at("/threshold")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(onFilled("train", "--recall", "0.9", "--json")
                        .json()
                        .at("/policy/recall")
                        .asDouble())
                .isEqualTo(0.9);
        assertThat(farol("train", "--threshold", "0.5", "--recall", "0.9").exit())
                .isEqualTo(2);
        assertThat(farol("train", "--threshold", "1.5").exit()).isEqualTo(2);
    }

    @Test
    void score_of_a_file_says_of_each_student_what_score_says_of_the_same_record_stored() throws Exception {
        var stored = new HashMap<String, Double>();
        onFilled("score", "--year", "2023", "--json")
                .json()
                .at("/students")
                .forEach(student -> stored.put(
                        student.at("/student_id").asString(),
                        student.at("/risk_score").asDouble()));

        var ended = onFilled("score", "--input", SAMPLES + "/exemplo-pede-2022-2023.xlsx");

        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        var told = new HashMap<String, Double>();
        for (var row : rows(ended.out())) {
            if (row.get("year").equals("2023")) {
                told.putIfAbsent(row.get("student_id"), Double.valueOf(row.get("risk_score")));
            }
        }
        assertThat(told.keySet()).isEqualTo(stored.keySet());
        told.forEach((id, risk) -> assertThat(risk).isCloseTo(stored.get(id), within(1e-12)));
    }

    @Test
    void score_of_a_file_tells_cells_and_rows_it_cannot_read_and_scores_all_others() throws Exception {
        var file = Files.writeString(folder.resolve("pede2023.csv"), """
                RA;Fase;INDE 2023;IAA;IEG;IPS;IDA;IPV;Idade
                RA-9001;2;7,1;8,0;7,5;6,2;6,0;7,0;11
                RA-9002;2;7,1;oito;7,5;6,2;6,0;7,0;12
                ;2;7,1;8,0;7,5;6,2;6,0;7,0;13
                RA-9003;3;6,9;8,0;7,0;6,2;6,5;7,0;13
                """);

        var ended = onFilled("score", "--input", file.toString(), "--lang", "en");

        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        assertThat(rows(ended.out()))
                .extracting(row -> row.get("student_id"))
                .containsExactly("RA-9001", "RA-9002", "RA-9003");
        assertThat(ended.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("row 3, column IAA: “oito”"))
                .anyMatch(line -> line.contains("row 4: no record"))
                .last(InstanceOfAssertFactories.STRING)
                .contains("3 students")
                .contains("1 rows without a record, 1 cells not read");
    }

    @Test
    void score_of_a_stream_writes_a_json_line_for_each_student_with_reasons_and_leaves_no_copy() throws Exception {
        var before = System.in;
        Ended ended;
        try {
            System.setIn(new ByteArrayInputStream("""
                    RA;Fase;INDE;IAA;IEG;IPS;IDA;IPV;Idade
                    RA-9001;2;7,1;8,0;7,5;6,2;6,0;7,0;11
                    RA-9002;2;5,1;4,0;7,5;6,2;3,0;7,0;14
                    """.getBytes(StandardCharsets.UTF_8)));
            ended = onFilled("score", "--input", "-", "--year", "2023", "--json", "--reasons");
        } finally {
            System.setIn(before);
        }

        assertThat(ended.exit()).describedAs(ended.err()).isZero();
        var lines = ended.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).extracting(line -> line.at("/student_id").asString()).containsExactly("RA-9001", "RA-9002");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.at("/year").asInt()).isEqualTo(2023);
            assertThat(line.at("/top_risk_factors")).hasSize(5);
        });
        assertThat(Path.of(home).resolve(".pontuar")).doesNotExist();
    }

    @Test
    void score_of_a_file_without_students_says_so_and_leaves_the_csv_as_it_was() throws Exception {
        var nothing = Files.writeString(folder.resolve("nada.csv"), "a;b\n1;2\n");
        var csv = Files.writeString(folder.resolve("antes.csv"), "antes");

        var ended = onFilled("score", "--input", nothing.toString(), "--csv", csv.toString());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("nada.csv");
        assertThat(csv).hasContent("antes");
    }

    private static List<CSVRecord> rows(String csv) throws Exception {
        return CSVParser.parse(
                        csv,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
    }

    @Test
    void score_gives_each_student_of_a_year_a_risk() {
        var scores = onFilled("score", "--year", "2022", "--json").json();

        assertThat(scores.at("/year").asInt()).isEqualTo(2022);
        assertThat(names(scores.at("/students/0")))
                .containsExactly("student_id", "fase", "turma", "risk_score", "risk_class");
        assertThat(scores.at("/students"))
                .allSatisfy(student -> assertThat(student.at("/risk_class").asInt() == 1)
                        .isEqualTo(student.at("/risk_score").asDouble()
                                >= scores.at("/threshold").asDouble()));
    }

    @Test
    void evaluate_holds_what_came_true_against_what_was_predicted() {
        var evaluation = onFilled("evaluate", "--year", "2022", "--json").json();

        assertThat(evaluation.at("/year").asInt()).isEqualTo(2022);
        assertThat(evaluation.at("/auc")).isEqualTo(run.at("/train/walk_forward/1/auc"));
        assertThat(evaluation.at("/precision_at_recall_97"))
                .isEqualTo(run.at("/train/walk_forward/1/precision_at_recall_97"));
        assertThat(evaluation.at("/by_group").size()).isPositive();
    }

    @Test
    void a_year_without_outcomes_yet_cannot_be_evaluated() {
        var ended = onFilled("evaluate", "--year", "2023");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("2023", "ano seguinte");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void explain_adds_up_to_the_risk() throws Exception {
        var id = csv(out.resolve("risco.csv")).getFirst().get("student_id");

        var reasons = onFilled("explain", id, "--json").json();

        assertThat(names(reasons)).containsExactly("student_id", "year", "risk_score", "base_value", "contributions");
        var sum = StreamSupport.stream(reasons.at("/contributions").spliterator(), false)
                .mapToDouble(contribution -> contribution.at("/impact").asDouble())
                .sum();
        assertThat(reasons.at("/base_value").asDouble() + sum)
                .isCloseTo(reasons.at("/risk_score").asDouble(), within(1e-9));
        assertThat(onFilled("explain", id, "--lang", "en").out())
                .contains("base value", "p.p.")
                .doesNotContainPattern("\\d,\\d");
    }

    @Test
    void report_writes_a_student_a_class_or_the_whole_programme() throws Exception {
        var id = csv(out.resolve("risco.csv")).getFirst().get("student_id");
        var file = out.resolve("aluno.pdf");

        for (var whom : List.of(
                new String[] {"--student", id}, new String[] {"--turma", "A", "--fase", "2"}, new String[] {"--all"})) {
            var arguments = new ArrayList<>(List.of("report", "--out", file.toString(), "--json", "--anonymous"));
            arguments.addAll(List.of(whom));
            var ended = onFilled(arguments.toArray(String[]::new));
            assertThat(ended.exit()).describedAs(ended.err()).isZero();
            assertThat(ended.json().at("/file").asString()).isEqualTo(file.toString());
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-")
                    .doesNotContain("RA-");
        }
    }

    @Test
    void report_is_about_one_thing_at_a_time() {
        var ended = onFilled("report", "--all", "--turma", "A", "--out", "x.pdf");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("Escolha só uma");
    }

    @Test
    void an_unknown_student_is_told_and_fails() {
        var ended = onFilled("explain", "RA-0", "--json");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("RA-0");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void wrong_usage_is_two_with_the_usage() {
        assertThat(farol("explode").exit()).isEqualTo(2);
        assertThat(farol("records", "--year", "muitos").err()).contains("muitos", "farol records");
        assertThat(farol("evaluate").err()).startsWith("Falta o argumento --year=YEAR.");
        assertThat(farol("run", "data", "--lang", "en", "--lang", "en").err())
                .startsWith("Argument given twice: --lang=LANG");
        assertThat(farol("run", "--lang", "xx").exit()).isEqualTo(2);
    }

    @Test
    void every_command_has_help_in_both_languages() {
        for (var command : List.of("run", "import", "records", "train", "score", "evaluate", "explain", "report")) {
            assertThat(farol(command, "--help").out()).contains("Uso: farol " + command, "Mostra esta ajuda.");
            assertThat(farol(command, "--help", "--lang", "en").out())
                    .contains("Usage: farol " + command, "Shows this help.");
        }
        assertThat(farol("--help").exit()).isZero();
    }

    @Test
    void a_folder_without_spreadsheets_is_told_by_name() throws Exception {
        var empty = Files.createDirectory(folder.resolve("vazia")).toString();

        var ended = farol("run", empty, "--home", folder.resolve("other").toString());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains(empty);
    }

    @Test
    void without_display_or_samples_the_help_says_what_to_type() {
        var out = new StringWriter();
        var err = new StringWriter();

        var exit = CommandLineFace.runWithoutDisplay(
                new PrintWriter(out, true), new PrintWriter(err, true), Optional.empty());

        assertThat(exit).isZero();
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).contains("run");
    }

    @Test
    void a_process_that_reads_an_xls_prints_nothing_but_its_json_document() throws Exception {
        var xls = folder.resolve("PEDE2024.xls");
        try (var workbook = new HSSFWorkbook();
                var file = Files.newOutputStream(xls)) {
            var sheet = workbook.createSheet("PEDE2024");
            var header = sheet.createRow(0);
            header.createCell(0).setCellValue("RA");
            header.createCell(1).setCellValue("IEG");
            var student = sheet.createRow(1);
            student.createCell(0).setCellValue("RA-1");
            student.createCell(1).setCellValue(8.5);
            workbook.write(file);
        }
        var printed = folder.resolve("printed");

        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Farol.class.getName(),
                        "import",
                        xls.toString(),
                        "--dry-run",
                        "--json",
                        "--home",
                        folder.resolve("xls").toString())
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(printed))
                        .at("/new")
                        .asInt())
                .isEqualTo(1);
    }

    /** All columns but those of the source. */
    private static List<List<String>> fields(Path file) throws Exception {
        return csv(file).stream()
                .map(record -> record.toList().subList(0, record.size() - 3))
                .toList();
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    private static List<CSVRecord> csv(Path file) throws Exception {
        try (var parser = CSVParser.parse(
                file,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }
}
