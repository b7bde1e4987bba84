import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.farol.api.ApiServer;
import org.farol.api.ApiSettings;
import org.farol.app.Workspace;

/**
 * How long the window's switch takes to start and to stop the local API, nothing of which is loaded before: the first time
 * and the median of nine more.
 * {@code java -XX:TieredStopAtLevel=1 -cp 'target/farol.jar:target/lib/*' src/bench/ApiSwitch.java DATA_FOLDER}.
 */
class ApiSwitch {
    private static final int TIMES = 10;

    public static void main(String[] args) throws Exception {
        try (var workspace = Workspace.open(Path.of(args[0]))) {
            workspace.years();
            var starts = new double[TIMES];
            var stops = new double[TIMES];
            for (var i = 0; i < TIMES; i++) {
                var began = System.nanoTime();
                var server = ApiServer.start(workspace, ApiSettings.local(0));
                var served = System.nanoTime();
                server.close();
                starts[i] = (served - began) / 1e6;
                stops[i] = (System.nanoTime() - served) / 1e6;
            }
            print("start", starts);
            print("stop", stops);
        }
    }

    private static void print(String what, double[] millis) {
        var later =
                IntStream.range(1, TIMES).mapToDouble(i -> millis[i]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: first %.0f ms, then %.0f ms (%s)%n",
                what,
                millis[0],
                later[later.length / 2],
                Arrays.toString(later));
    }
}
