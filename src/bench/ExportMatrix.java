import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.farol.app.Workspace;
import org.farol.forest.Cohort;
import org.farol.forest.Feature;
import org.farol.forest.Imputation;
import org.farol.pede.Field;
import org.farol.work.Progress;

/**
 * Writes what Farol trains on, of a folder of spreadsheets, as a {@link TrainingMatrix} whose latest year is held out.
 * Arguments: the folder, the file to write.
 */
class ExportMatrix {
    public static void main(String[] args) throws Exception {
        var values = new ArrayList<List<OptionalDouble>>();
        var labels = new ArrayList<Double>();
        var sizes = new ArrayList<Integer>();
        try (var workspace = Workspace.open(Files.createTempDirectory("farol-bench"))) {
            workspace.importFolder(Path.of(args[0]), Progress.NONE);
            for (var year : workspace.years()) {
                var cohort = Cohort.of(workspace.records(year));
                for (var record : workspace.records(year)) {
                    var history = workspace.history(record.studentId());
                    var outcome = history.in(year + 1)
                            .map(next -> next.number(Field.DEFASAGEM))
                            .orElseGet(OptionalDouble::empty);
                    if (outcome.isPresent()) {
                        values.add(Arrays.stream(Feature.values())
                                .map(feature -> feature.of(history, year, cohort))
                                .toList());
                        labels.add(outcome.getAsDouble() < 0 ? 1.0 : 0.0);
                    }
                }
                sizes.add(values.size());
            }
        }
        var trained = sizes.stream().filter(size -> size < values.size()).reduce(0, Math::max);
        var imputation = Imputation.learn(values.subList(0, trained), Feature.values().length);
        new TrainingMatrix(
                        values.stream().map(imputation::complete).toArray(double[][]::new),
                        labels.stream().mapToDouble(label -> label).toArray(),
                        trained)
                .write(Path.of(args[1]));
    }
}
