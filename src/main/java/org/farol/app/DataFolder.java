package org.farol.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the platform keeps a program's data. */
public final class DataFolder {
    private DataFolder() {}

    /** The folder of this machine and person. */
    public static Path standard() {
        return standard(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /**
     * {@code FAROL_HOME} if set, else the platform's own folder: {@code %APPDATA%\Farol}, {@code ~/Library/Application
     * Support/Farol} or {@code $XDG_DATA_HOME/farol}.
     */
    static Path standard(Map<String, String> environment, String osName, Path userHome) {
        return variable(environment, "FAROL_HOME").orElseGet(() -> platform(environment, osName, userHome));
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
