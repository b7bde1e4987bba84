import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.farol.store.ApiPrediction;
import org.farol.store.ApiPrediction.Factor;
import org.farol.store.Store;

/**
 * A history of N answers of the local API (10 million unless told otherwise), of 5,000 students, taken in by the store's own
 * code: how long it takes to fill, how large the file is, and how long the questions of {@code /explain} and {@code /drift}
 * take, at first and later:
 * {@code java -Xmx512m -cp 'target/farol.jar:target/lib/*' src/bench/History.java NEW_FOLDER [N]}.
 */
class History {
    private static final int STUDENTS = 5_000;
    private static final int TOGETHER = 2_000;
    /** The features that there are, the categories, the risk. */
    private static final int VARIABLES = 34;

    private static final List<String> FEATURES = List.of(
            "DEFASAGEM_SEM_PROMOCAO",
            "FASE",
            "DEFASAGEM",
            "AVANCO_FASE_IDEAL",
            "ESCOLA_PARTICULAR",
            "POSICAO_IDA",
            "POSICAO_IEG",
            "POSICAO_IPV",
            "POSICAO_IPP");
    private static final String MODEL = "2023-a6f68bd2";

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var most = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
        try (var store = Store.open(folder)) {
            fill(store, most);
        }
        System.out.printf(Locale.ROOT, "%,d answers: %.2f GB%n", most, Files.size(folder.resolve("farol.mv.db")) / 1e9);
        try (var store = Store.open(folder)) {
            var history = store.apiPredictions();
            history.history("nobody", 5);
            time("/explain, limit 5", 200, i -> history.history("RA-" + i * 17 % STUDENTS, 5));
            time("/explain, limit 100", 200, i -> history.history("RA-" + i * 19 % STUDENTS, 100));
            for (var limit : new int[] {1_000, 100_000, most}) {
                time("/drift, limit " + limit, 10, i -> history.counts(MODEL, limit));
            }
        }
    }

    private static void fill(Store store, int most) {
        var random = new Random(5);
        var start = System.nanoTime();
        for (var done = 0; done < most; done += TOGETHER) {
            var answers = new ArrayList<ApiPrediction>();
            for (var i = 0; i < TOGETHER; i++) {
                answers.add(answer(random));
            }
            store.apiPredictions().record(answers);
            if (done % 1_000_000 == 0) {
                System.out.printf(Locale.ROOT, "%,d after %.0f s%n", done, (System.nanoTime() - start) / 1e9);
            }
        }
        System.out.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static ApiPrediction answer(Random random) {
        var risk = random.nextDouble();
        var values = new double[VARIABLES];
        var bins = new int[VARIABLES];
        for (var j = 0; j < VARIABLES; j++) {
            values[j] = value(random, j);
            bins[j] = Double.isNaN(values[j]) ? 11 : random.nextInt(10);
        }
        values[VARIABLES - 1] = risk;
        var id = "RA-" + random.nextInt(STUDENTS);
        var first = random.nextInt(FEATURES.size());
        return new ApiPrediction(
                id,
                Instant.now(),
                MODEL,
                0.35,
                risk,
                IntStream.range(first, first + 5)
                        .mapToObj(i -> new Factor(FEATURES.get(i % FEATURES.size()), 0.05 * random.nextGaussian()))
                        .toList(),
                "{\"student_id\":\"" + id + "\",\"IDADE\":" + (8 + random.nextInt(11)) + ",\"INDE\":" + grade(random)
                        + ",\"IEG\":" + grade(random) + ",\"IDA\":" + grade(random) + ",\"FASE_TURMA\":\""
                        + random.nextInt(8) + "-A\",\"PEDRA\":\"Ametista\",\"INSTITUICAO\":\"Escola Pública\"}",
                values,
                bins);
    }

    private static double grade(Random random) {
        return random.nextInt(101) / 10.0;
    }

    /** Phases, positions in the phase, grades, and what a program does not know. */
    private static double value(Random random, int variable) {
        if (variable < 5) {
            return random.nextInt(9) - 2;
        }
        if (variable < 9) {
            return 100.0 * random.nextInt(300) / 300;
        }
        return variable < 20 ? grade(random) : Double.NaN;
    }

    @FunctionalInterface
    private interface Question {
        Object ask(int i);
    }

    private static void time(String what, int times, Question question) {
        var slowest = 0.0;
        var first = 0.0;
        var all = 0.0;
        for (var i = 0; i < times; i++) {
            var start = System.nanoTime();
            question.ask(i);
            var millis = (System.nanoTime() - start) / 1e6;
            first = i == 0 ? millis : first;
            slowest = Math.max(slowest, millis);
            all += millis;
        }
        System.out.printf(
                Locale.ROOT, "%s: first %.1f ms, mean %.1f ms, slowest %.1f ms%n", what, first, all / times, slowest);
    }
}
