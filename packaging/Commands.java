import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs that make the packages, and fails where they do.
 *
 * @param time that they are told to give to what they write, where they hear of it
 */
record Commands(Instant time) {
    /** The window of the rehearsal waits for ever where it has a failure to tell. */
    private static final int MOST_MINUTES = 10;

    /** A program of the JDK that runs this. */
    static String jdkTool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    void run(Object... command) throws IOException, InterruptedException {
        run(Map.of(), command);
    }

    /** With more environment than this program has. */
    void run(Map<String, String> environment, Object... command) throws IOException, InterruptedException {
        var words = Arrays.stream(command).map(Object::toString).toList();
        var process = new ProcessBuilder(words).inheritIO();
        // dpkg-deb gives no file a later time than this.
        process.environment().put("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond()));
        process.environment().putAll(environment);
        var started = process.start();
        if (!started.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            started.descendants().forEach(ProcessHandle::destroy);
            started.destroy();
            throw new IllegalStateException(String.join(" ", words) + " did not end");
        }
        if (started.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + started.exitValue());
        }
    }
}
