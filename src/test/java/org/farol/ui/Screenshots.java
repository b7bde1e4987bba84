package org.farol.ui;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.farol.store.Plan;
import org.farol.ui.main.Shell;

/**
 * Draws every screen with the sample data, light and dark, with usual letters and with letters of twice the size, in a
 * window of 1366 × 768: {@code mvn -q test-compile exec:exec@screenshots}. Takes the samples' folder, the folder of the
 * pictures, and the place to draw where not all are wanted.
 */
public final class Screenshots {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
    private static final int COLOURS = 256;
    private static final int LEAST_WAIT_MS = 900;
    private static final int LOOK_AGAIN_MS = 500;
    /** The first of the list is the riskiest, whose page shows most. */
    private static final String STUDENT = "aluno";

    private final Path pictures;
    private final Optional<String> only;

    private Screenshots(Path pictures, Optional<String> only) {
        this.pictures = pictures;
        this.only = only;
    }

    public static void main(String[] args) throws Exception {
        var samples = Path.of(args[0]);
        var pictures = Files.createDirectories(Path.of(args[1]));
        // Always the same, since the settings show it.
        var home = Path.of(System.getProperty("java.io.tmpdir"), "Farol");
        delete(home);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        var shell = onFx(() -> {
            var stage = new Stage();
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            var preferences = new Preferences(home);
            preferences.tourSeen();
            preferences.save();
            var opened = new Shell(stage, home, Optional.of(samples), address -> {}, FileDialogs.OF_SYSTEM);
            opened.show();
            return opened;
        });
        new Screenshots(pictures, args.length > 2 ? Optional.of(args[2]) : Optional.empty()).draw(shell);
        onFx(() -> {
            shell.close();
            return home;
        });
        Platform.exit();
        delete(home);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Something to follow up, one of it overdue. */
    private static void agree(Shell shell) throws Exception {
        var followUp = shell.session().orElseThrow().workspace().followUp();
        var today = LocalDate.now(ZoneId.systemDefault());
        var students = riskiest(shell);
        followUp.add(
                students.subList(0, 2),
                plan(Plan.Kind.REFORCO, "Reforço de português às terças, com leitura em voz alta", today.minusDays(40))
                        .with(Plan.Status.EM_ANDAMENTO));
        followUp.add(
                students.subList(2, 3),
                plan(Plan.Kind.MENTORIA, "Conversa com a família sobre a frequência", today.minusDays(10)));
        followUp.addNote(students.getFirst(), "Gosta de desenho; chega cedo às quintas.");
    }

    private static Plan plan(Plan.Kind kind, String agreed, LocalDate start) {
        return new Plan(
                kind, agreed, "Profa. Helena", start, Optional.of(start.plusDays(30)), Plan.Status.PLANEJADA, "", "");
    }

    private void draw(Shell shell) throws Exception {
        while (onFx(() -> shell.opened().flatMap(Opened::model).isEmpty())) {
            Thread.sleep(LOOK_AGAIN_MS);
        }
        agree(shell);
        // A place tells what is new when it is gone to again.
        onFx(() -> {
            shell.navigation().go(Place.CONFIGURACOES);
            return shell;
        });
        for (var percent : new int[] {Preferences.SMALLEST_FONT, Preferences.LARGEST_FONT}) {
            for (var theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                onFx(() -> {
                    shell.wear(theme);
                    shell.setFontPercent(percent);
                    return theme;
                });
                var ending = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + percent + ".png";
                for (var place : Place.values()) {
                    draw(
                            shell,
                            place.name().toLowerCase(Locale.ROOT),
                            ending,
                            () -> shell.navigation().go(place));
                }
                draw(
                        shell,
                        STUDENT,
                        ending,
                        () -> shell.navigation().openStudent(riskiest(shell).getFirst()));
            }
        }
    }

    private static List<String> riskiest(Shell shell) {
        return shell.opened().orElseThrow().students().stream()
                .sorted(Comparator.comparingDouble(student -> -student.risk().orElse(0)))
                .map(student -> student.record().studentId())
                .toList();
    }

    private void draw(Shell shell, String name, String ending, Runnable go) throws Exception {
        if (only.isPresent() && !only.get().equals(name)) {
            return;
        }
        onFx(() -> {
            go.run();
            return name;
        });
        Thread.sleep(LEAST_WAIT_MS);
        var before = new int[0];
        var now = pixels(shell);
        while (!Arrays.equals(before, now)) {
            Thread.sleep(LOOK_AGAIN_MS);
            before = now;
            now = pixels(shell);
        }
        ImageIO.write(indexed(now), "png", pictures.resolve(name + ending).toFile());
    }

    private static int[] pixels(Shell shell) throws Exception {
        return onFx(() -> {
            WritableImage image = shell.scene().snapshot(null);
            var pixels = new int[WIDTH * HEIGHT];
            image.getPixelReader().getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
            return pixels;
        });
    }

    /** A picture of at most 256 colours, the most frequent ones and for the others the nearest of these: a small file. */
    private static BufferedImage indexed(int[] pixels) {
        var counts = new HashMap<Integer, Integer>();
        for (var pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        var palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        var indices = new HashMap<Integer, Integer>();
        counts.keySet().forEach(colour -> indices.put(colour, nearest(palette, colour)));
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, model);
        var raster = picture.getRaster();
        for (var i = 0; i < pixels.length; i++) {
            raster.setSample(i % WIDTH, i / WIDTH, 0, indices.getOrDefault(pixels[i], 0));
        }
        return picture;
    }

    private static int nearest(int[] palette, int colour) {
        var best = 0;
        var least = Integer.MAX_VALUE;
        for (var i = 0; i < palette.length; i++) {
            var distance = 0;
            for (var shift = 0; shift < 24; shift += 8) {
                var difference = (palette[i] >> shift & 0xFF) - (colour >> shift & 0xFF);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static <T> T onFx(Callable<T> question) throws Exception {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        return task.get();
    }
}
