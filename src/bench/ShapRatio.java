import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.farol.forest.ForestGrower;
import org.farol.forest.ForestOptions;
import org.farol.forest.PlainTreeShap;
import org.farol.forest.RandomForest;
import org.farol.forest.TreeShap;
import org.farol.work.Progress;

/**
 * TreeSHAP of all rows of a matrix on all cores against Algorithm 2 as published on one thread, in one warm process, on
 * the same forest: medians, their ratio, the largest difference; and the time of one row alone.
 */
class ShapRatio {
    private static final int RUNS = 7;
    private static final int ROWS_OF_BASELINE = 300;

    public static void main(String[] args) throws Exception {
        var matrix = TrainingMatrix.read(Path.of(args[0]));
        var options = new ForestOptions[] {Grow.OPTIONS, new ForestOptions(400, 12, 20)};
        for (var option : options) {
            var weights = new double[matrix.rows().length];
            Arrays.fill(weights, 1);
            var forest = new ForestGrower(matrix.rows(), matrix.labels(), weights, option)
                    .grow(42, Progress.NONE)
                    .forest();
            System.out.printf(
                    Locale.ROOT,
                    "%d rows, %d features, %d trees, leaf >= %d, %d nodes%n",
                    matrix.rows().length,
                    forest.features(),
                    forest.trees(),
                    option.minLeaf(),
                    forest.nodes());
            compare(forest, matrix.rows());
        }
    }

    private static void compare(RandomForest forest, double[][] rows) {
        var some = Arrays.copyOf(rows, Math.min(rows.length, ROWS_OF_BASELINE));
        var plain = new PlainTreeShap(forest);
        var shap = new TreeShap(forest);
        var baseline = median(
                RUNS / 2, () -> Arrays.stream(some).map(plain::contributions).toArray(double[][]::new));
        var ours = median(RUNS * 3, () -> shap.contributions(rows, Progress.NONE));
        var one = median(RUNS * 10, () -> shap.contributions(rows[0]));
        var expected = Arrays.stream(some).map(plain::contributions).toArray(double[][]::new);
        var found = shap.contributions(rows, Progress.NONE);
        var worst = 0.0;
        var leak = 0.0;
        for (var r = 0; r < rows.length; r++) {
            leak = Math.max(
                    leak, Math.abs(shap.baseValue() + Arrays.stream(found[r]).sum() - forest.probability(rows[r])));
            for (var i = 0; r < some.length && i < forest.features(); i++) {
                worst = Math.max(worst, Math.abs(found[r][i] - expected[r][i]));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  Algorithm 2, 1 thread: %.3f ms a row; Farol: %.4f ms a row; ratio %.1f; one row alone %.2f ms%n"
                        + "  largest difference %.1e, additivity to %.1e%n",
                1000 * baseline / some.length,
                1000 * ours / rows.length,
                baseline / some.length / (ours / rows.length),
                1000 * one,
                worst,
                leak);
    }

    /** Median seconds of a task, after as many runs to warm up. */
    private static double median(int runs, Supplier<?> task) {
        var seconds = new double[2 * runs];
        for (var run = 0; run < seconds.length; run++) {
            var start = System.nanoTime();
            task.get();
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        var warm = Arrays.copyOfRange(seconds, runs, seconds.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
