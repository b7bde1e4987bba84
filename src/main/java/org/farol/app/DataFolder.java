package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a person's data is kept: where the environment says, where the person chose, or where the platform has it. */
public final class DataFolder {
    private static final String ENVIRONMENT = "FAROL_HOME";
    /** A file in the platform's folder that names the one chosen instead. */
    private static final String CHOSEN = "pasta.txt";

    private DataFolder() {}

    /** The folder of this machine and person. */
    public static Path standard() {
        return standard(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /**
     * {@code FAROL_HOME} if set, else the folder chosen, else the platform's own: {@code %APPDATA%\Farol},
     * {@code ~/Library/Application Support/Farol} or {@code $XDG_DATA_HOME/farol}.
     */
    static Path standard(Map<String, String> environment, String osName, Path userHome) {
        return variable(environment, ENVIRONMENT).orElseGet(() -> {
            var platform = platform(environment, osName, userHome);
            return chosen(platform).orElse(platform);
        });
    }

    /** Whether the environment decides, so that choosing a folder would have no effect. */
    public static boolean isSetByEnvironment() {
        return variable(System.getenv(), ENVIRONMENT).isPresent();
    }

    /** Chooses the folder to open from the next start on. Nothing is moved. */
    public static void choose(Path folder) throws IOException {
        choose(
                folder,
                platform(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
    }

    static void choose(Path folder, Path platform) throws IOException {
        Files.createDirectories(platform);
        Files.writeString(platform.resolve(CHOSEN), folder.toAbsolutePath().toString());
    }

    private static Optional<Path> chosen(Path platform) {
        try {
            var file = platform.resolve(CHOSEN);
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                            .filter(text -> !text.isEmpty())
                            .map(Path::of)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    platform.resolve(CHOSEN) + " cannot be read; delete it to use " + platform, e);
        }
    }

    /** The folder of the sample data: beside a person's own, never mixed with it. */
    public static Path ofSamples(Path dataFolder) {
        return dataFolder.resolve("exemplo");
    }

    private static Path platform(Map<String, String> environment, String osName, Path userHome) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return variable(environment, "APPDATA")
                    .orElse(userHome.resolve("AppData").resolve("Roaming"))
                    .resolve("Farol");
        }
        if (os.startsWith("mac")) {
            return userHome.resolve("Library").resolve("Application Support").resolve("Farol");
        }
        // As the XDG Base Directory Specification has it, $HOME counts, which Java's own user.home does not heed.
        return variable(environment, "XDG_DATA_HOME")
                .orElseGet(() -> variable(environment, "HOME")
                        .orElse(userHome)
                        .resolve(".local")
                        .resolve("share"))
                .resolve("farol");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
