import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Workbook;
import org.farol.app.Workspace;
import org.farol.work.Progress;

/**
 * How long sheets of 10,000, 30,000 and 100,000 invented students by 50 columns take to import into an empty data folder,
 * damaged cells and all; run with {@code java -Xmx512m -XX:+UseSerialGC -cp 'target/farol.jar:target/lib/*'
 * src/bench/Scale.java}. The baseline is the smallest sheet's time for each row.
 */
class Scale {
    private static final List<String> HEADER = List.of(
            "RA",
            "Fase",
            "INDE 2024",
            "Pedra 2024",
            "Turma",
            "Nome Anonimizado",
            "Data de Nasc",
            "Idade",
            "Gênero",
            "Ano ingresso",
            "Instituição de ensino",
            "IAA",
            "IEG",
            "IPS",
            "IPP",
            "IDA",
            "Mat",
            "Por",
            "Ing",
            "IPV",
            "IAN",
            "Fase Ideal",
            "Defasagem");
    private static final int COLUMNS = 50;

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("farol-scale");
        var perRow = 0.0;
        warmUp(folder, 10_000);
        for (var rows : new int[] {10_000, 30_000, 100_000}) {
            var file = folder.resolve("PEDE2024-" + rows + ".xlsx");
            write(file, rows);
            var start = System.nanoTime();
            try (var workspace = Workspace.open(Files.createTempDirectory("farol-scale-home"))) {
                var summary = workspace.importFiles(List.of(file), Progress.NONE);
                var seconds = (System.nanoTime() - start) / 1e9;
                var sheet = summary.files().getFirst().sheets().getFirst();
                perRow = perRow == 0 ? seconds / rows : perRow;
                System.out.printf(
                        Locale.ROOT,
                        "%,d rows x %d columns, %.1f MB: %.2f s (%.2f times the smallest, row for row); %,d records, %,d"
                                + " cells repaired, %,d refused; INDE holds on %,d of %,d; heap %d MB of %d%n",
                        rows,
                        COLUMNS,
                        Files.size(file) / 1e6,
                        seconds,
                        seconds / rows / perRow,
                        summary.outcome().added(),
                        sheet.repairedCells(),
                        sheet.refusedCells(),
                        sheet.indeConfirmed(),
                        sheet.indeChecked(),
                        Runtime.getRuntime().totalMemory() >> 20,
                        Runtime.getRuntime().maxMemory() >> 20);
            }
        }
    }

    /** Once before anything is measured, so that the smallest sheet does not pay for the start of the program. */
    private static void warmUp(Path folder, int rows) throws Exception {
        var file = folder.resolve("PEDE2024-warm-up.xlsx");
        write(file, rows);
        try (var workspace = Workspace.open(Files.createTempDirectory("farol-scale-home"))) {
            workspace.importFiles(List.of(file), Progress.NONE);
        }
    }

    /** A sheet of {@code rows} invented students of 2024. */
    static void write(Path file, int rows) throws Exception {
        var random = new SplittableRandom(11);
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Farol", "1.0")) {
            var sheet = workbook.newWorksheet("PEDE2024");
            for (var column = 0; column < COLUMNS; column++) {
                sheet.value(0, column, column < HEADER.size() ? HEADER.get(column) : "Avaliador " + column);
            }
            for (var row = 1; row <= rows; row++) {
                var fase = random.nextInt(8);
                var defasagem = random.nextInt(4) - 2;
                var ian = defasagem >= 0 ? 10 : 5;
                var grades = random.doubles(7, 3, 10)
                        .map(grade -> Math.round(grade * 10) / 10.0)
                        .toArray();
                var ida = Math.round((grades[4] + grades[5] + grades[6]) / 3 * 10) / 10.0;
                var inde = 0.1 * ian
                        + 0.2 * ida
                        + 0.2 * grades[1]
                        + 0.1 * grades[0]
                        + 0.1 * grades[2]
                        + 0.1 * grades[3]
                        + 0.2 * 7.5;
                Object[] cells = {
                    "RA-" + row,
                    fase == 0 ? "ALFA" : "FASE " + fase,
                    inde,
                    "Ametista",
                    fase + "A",
                    "Aluno-" + row,
                    LocalDate.of(2024 - 8 - fase, 1 + row % 12, 1 + row % 28),
                    8 + fase,
                    "Feminino",
                    2020,
                    "Pública",
                    grades[0],
                    grades[1],
                    grades[2],
                    grades[3],
                    ida,
                    grades[4],
                    grades[5],
                    grades[6],
                    7.5,
                    ian,
                    "Fase " + (fase - defasagem),
                    defasagem
                };
                for (var column = 0; column < COLUMNS; column++) {
                    var value = column < cells.length ? cells[column] : "texto " + random.nextInt(50);
                    var withComma = column == 12 && row % 3 == 0;
                    switch (value) {
                        case String text -> sheet.value(row, column, text);
                        case LocalDate date -> {
                            sheet.value(row, column, date);
                            sheet.style(row, column).format("dd/mm/yyyy").set();
                        }
                        case Number number
                        when withComma ->
                            sheet.value(row, column, number.toString().replace('.', ','));
                        case Number number -> sheet.value(row, column, number);
                        default -> throw new IllegalStateException();
                    }
                }
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
