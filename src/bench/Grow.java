import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.farol.forest.ForestGrower;
import org.farol.forest.ForestOptions;
import org.farol.forest.Metrics;
import org.farol.work.Progress;

/**
 * Grows 400 trees, leaf ≥ 2, √p features, in a cold process, and prints the seconds from the rows in memory to the forest;
 * with {@code auc} as second argument also the area under the ROC curve of the rows held out.
 */
class Grow {
    static final ForestOptions OPTIONS = new ForestOptions(400, 2, 1000);

    public static void main(String[] args) throws Exception {
        var matrix = TrainingMatrix.read(Path.of(args[0]));
        var rows = matrix.trainingRows();
        var weights = new double[rows.length];
        Arrays.fill(weights, 1);
        var start = System.nanoTime();
        var forest = new ForestGrower(rows, matrix.trainingLabels(), weights, OPTIONS)
                .grow(42, Progress.NONE)
                .forest();
        System.out.printf(Locale.ROOT, "%.3f", (System.nanoTime() - start) / 1e9);
        if (args.length > 1) {
            var auc = new Metrics(forest.probabilities(matrix.heldOutRows()), matrix.heldOutOutcomes()).auc();
            System.out.printf(Locale.ROOT, " %.4f %d", auc, forest.nodes());
        }
        System.out.println();
    }
}
