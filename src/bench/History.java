import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import org.farol.store.ApiPrediction;
import org.farol.store.Store;

/**
 * A history of N answers of the local API (10 million unless told otherwise), of 5,000 students: how long it takes to
 * fill, how large the file is, and how long the questions of {@code /explain} and {@code /drift} take, at first and later:
 * {@code java -Xmx512m -cp 'target/farol.jar:target/lib/*' src/bench/History.java NEW_FOLDER [N]}.
 */
class History {
    private static final int STUDENTS = 5_000;
    private static final int TOGETHER = 10_000;
    private static final int FEATURES = 9;
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
        var features = new float[FEATURES];
        var bins = new int[FEATURES];
        for (var j = 0; j < FEATURES; j++) {
            bins[j] = random.nextInt(11);
            features[j] = Math.round(random.nextFloat() * 10_000) / 100f;
        }
        var id = "RA-" + random.nextInt(STUDENTS);
        return new ApiPrediction(
                id,
                Instant.now(),
                MODEL,
                0.35,
                random.nextDouble(),
                "[{\"feature\":\"DEFASAGEM_SEM_PROMOCAO\",\"impact\":0.08834110199011778},{\"feature\":\"POSICAO_IEG\","
                        + "\"impact\":0.07029531464761253},{\"feature\":\"DEFASAGEM\",\"impact\":-0.054016793000396086},"
                        + "{\"feature\":\"AVANCO_FASE_IDEAL\",\"impact\":0.04891510383316104},"
                        + "{\"feature\":\"POSICAO_IPP\",\"impact\":-0.036199571139332594}]",
                "{\"student_id\":\"" + id + "\",\"IDADE\":13,\"INDE\":6.7,\"IEG\":" + features[0]
                        + ",\"IDA\":6.2,\"FASE_TURMA\":\"3-A\",\"PEDRA\":\"Ametista\",\"INSTITUICAO\":\"Escola Pública\"}",
                features,
                bins);
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
