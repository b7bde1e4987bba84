import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what {@code start.sh} shows into a folder: the sample spreadsheets and one of 1,000 invented students. */
class Thousand {
    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        try (var samples = Files.list(Path.of("data"))) {
            for (var sample : samples.toList()) {
                Files.copy(sample, folder.resolve(sample.getFileName()));
            }
        }
        Scale.write(folder.resolve("PEDE2024.xlsx"), 1_000);
    }
}
