import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.farol.drift.Comparison;
import org.farol.drift.ReferenceDistribution;

/**
 * How long drift takes: 31 features of 100,000 rows (or as many as are said) against a reference of 1,500, by Farol's
 * definition with significance and causes. Prints the first run and the median of the others.
 */
class DriftOfRows {
    private static final int FEATURES = 31;
    private static final int REFERENCE = 1_500;
    private static final int RUNS = 20;

    public static void main(String[] args) {
        var rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        var random = new SplittableRandom(1);
        var references = new ArrayList<ReferenceDistribution>();
        var columns = new ArrayList<double[]>();
        for (var j = 0; j < FEATURES; j++) {
            references.add(ReferenceDistribution.learn("x" + j, column(random, j, REFERENCE)));
            columns.add(column(random, j, rows));
        }
        var times = IntStream.range(0, RUNS)
                .mapToDouble(run -> time(references, columns))
                .toArray();
        var later = Arrays.stream(times).skip(1).sorted().toArray();
        System.out.printf(
                "%,d rows x %d features: first %.0f ms, median of %d more %.0f ms%n",
                rows, FEATURES, times[0], later.length, later[later.length / 2]);
    }

    private static double time(List<ReferenceDistribution> references, List<double[]> columns) {
        var start = System.nanoTime();
        var drifts = Comparison.of(references, REFERENCE, columns);
        if (drifts.size() != FEATURES) {
            throw new AssertionError(drifts.size());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Grades, whole numbers and missing values, by turns. */
    private static double[] column(SplittableRandom random, int j, int rows) {
        return IntStream.range(0, rows)
                .mapToDouble(i -> random.nextInt(10) == 0
                        ? Double.NaN
                        : j % 3 == 0 ? random.nextInt(9) : Math.round(100 * (7 + random.nextGaussian())) / 100.0)
                .toArray();
    }
}
