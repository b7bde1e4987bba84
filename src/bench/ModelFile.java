import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.farol.model.ModelFiles;

/**
 * How large the active model's file is and how long it takes to load, the first time in a fresh process (the start of
 * the JSON and ONNX libraries included) and later on, against what is asked of it (3 MB, 100 ms): {@code java
 * -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp 'target/farol.jar:target/lib/*' src/bench/ModelFile.java DATA_FOLDER}.
 */
class ModelFile {
    private static final double MOST_BYTES = 3e6;
    private static final double MOST_MILLIS = 100;

    public static void main(String[] args) throws Exception {
        var files = new ModelFiles(Path.of(args[0], "modelos"));
        var version = files.activeVersion().orElseThrow();
        var bytes = Files.size(files.saved(version).path().resolve("model.onnx"));
        var first = millis(files, version);
        var later = new double[21];
        Arrays.setAll(later, _ -> millis(files, version));
        Arrays.sort(later);
        System.out.printf(
                Locale.ROOT,
                "model %s: %d bytes (%.2f of 3 MB); first load %.1f ms (%.2f of 100 ms), later %.1f ms (median of %d)%n",
                version,
                bytes,
                bytes / MOST_BYTES,
                first,
                first / MOST_MILLIS,
                later[later.length / 2],
                later.length);
    }

    private static double millis(ModelFiles files, String version) {
        try {
            var start = System.nanoTime();
            files.load(version);
            return (System.nanoTime() - start) / 1e6;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
