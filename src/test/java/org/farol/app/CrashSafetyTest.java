package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.farol.app.BusyProcess.Deed;
import org.farol.model.ModelFiles;
import org.farol.model.SmallModels;
import org.farol.store.Store;
import org.farol.store.StoreCopy;
import org.farol.store.StoreKey;
import org.farol.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process at a random moment of its work (SIGKILL), opens the data folder again, and finds every change that was
 * confirmed, no half of another, and nobody's data left in the temporary folder; again and again on the same folder. A dozen
 * times in the ordinary tests; {@code mvn -Pcrash test -Dcrash.kills=300} does it hundreds of times.
 */
class CrashSafetyTest {
    static final int CLASS = 5;
    private static final int KILLS = Integer.getInteger("crash.kills", 12);
    private static final int LONGEST = 1_500;

    @TempDir
    Path root;

    private Path home;
    private Path sheets;
    private Path temporary;

    /** What is known to be there. */
    private final TreeMap<Integer, Integer> sizes = new TreeMap<>();

    private final Set<String> erased = new TreeSet<>();
    /** In the middle of what processes were killed. */
    private final Map<Deed, Integer> hits = new TreeMap<>();

    private long scores;
    private int notes;
    private int protection;
    private int nextSheet;
    private String model = "";

    @Test
    void what_was_confirmed_before_a_kill_is_there_after_it_and_no_half_of_anything_else(TestReporter reporter)
            throws Exception {
        var random = new Random(Long.getLong("crash.seed", 3));
        var deeds = List.of(Deed.values());
        for (var round = 0; round < KILLS; round++) {
            var focus = deeds.get(round % deeds.size());
            var said = killed(focus, random);
            check(said, "round " + round + ", " + focus + ": " + said);
        }
        reporter.publishEntry("kills with a deed under way", hits.toString());
        assertThat(hits).isNotEmpty();
    }

    @BeforeEach
    void prepare() throws Exception {
        home = root.resolve("dados");
        sheets = Files.createDirectory(root.resolve("planilhas"));
        temporary = Files.createDirectory(root.resolve("tmp"));
        try (var workspace = Workspace.open(home)) {
            workspace.settings().keepBackups(2);
            workspace.importFiles(
                    List.of(SmallSchool.sheet(sheets, BusyProcess.SCORED_YEAR, 1_000, 40)), Progress.NONE);
            var models = new ModelFiles(home.resolve("modelos"));
            var trained = SmallModels.model(1);
            models.save(trained);
            model = trained.card().version();
            // Students of the scored year are never erased, so that every score has as many rows.
        }
    }

    private List<String> killed(Deed focus, Random random) throws IOException, InterruptedException {
        var out = root.resolve("out");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyProcess.class.getName(),
                        home.toString(),
                        sheets.toString(),
                        Long.toString(random.nextLong()),
                        Integer.toString(protection),
                        Integer.toString(nextSheet),
                        focus.name())
                .redirectOutput(out.toFile())
                .redirectError(root.resolve("err").toFile())
                .start();
        while (process.isAlive() && Files.size(out) == 0) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        process.waitFor(random.nextInt(LONGEST), TimeUnit.MILLISECONDS);
        assertThat(process.isAlive())
                .as("alive until it is killed; %s", Files.readString(root.resolve("err")))
                .isTrue();
        process.destroyForcibly().waitFor();
        var said = Files.readString(out);
        // A line may have been cut short; it was not said then.
        return said.substring(0, said.lastIndexOf('\n') + 1).lines().skip(1).toList();
    }

    private void check(List<String> said, String what) throws Exception {
        var underWay = Optional.<String>empty();
        for (var line : said) {
            if (line.startsWith("begin ")) {
                underWay = Optional.of(line.substring(6));
            } else {
                confirm(line.substring(5).split(" ", -1));
                underWay = Optional.empty();
            }
        }
        underWay.ifPresent(deed -> hits.merge(Deed.valueOf(deed.split(" ", -1)[0]), 1, Integer::sum));
        checkProtection(underWay, what);
        try (var store = Store.open(home, key())) {
            checkImports(store, underWay, what);
            checkErasure(store, what);
            checkScores(store, underWay, what);
            checkNotes(store, underWay, what);
            assertThat(store.audit().firstBroken()).as(what).isEmpty();
        }
        checkModels(underWay, what);
        checkBackups(what);
        assertThat(PrivacyTest.bytesOf(temporary)).as(what).doesNotContain("Inventada", "RA-1");
        try (var left = Files.list(home)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .as(what)
                    .isSubsetOf("farol.mv.db", "farol.lock", "farol.properties", "modelos", "copias");
        }
    }

    private void confirm(String[] done) {
        switch (Deed.valueOf(done[0])) {
            case IMPORT -> {
                sizes.put(Integer.parseInt(done[1]), CLASS);
                nextSheet = Integer.parseInt(done[1]) + 1;
            }
            case SCORE -> scores++;
            case NOTE -> notes++;
            case TRAIN, SWAP_MODEL -> model = done[1];
            case PROTECT -> protection = Integer.parseInt(done[1]);
            case ERASE -> erased(done[1]);
            case BACK_UP, RESTORE -> {}
        }
    }

    private void erased(String student) {
        erased.add(student);
        sizes.computeIfPresent((number(student) - BusyProcess.firstOf(0)) / 100, (_, size) -> size - 1);
    }

    private static int number(String student) {
        return Integer.parseInt(student.substring("RA-".length()));
    }

    private Optional<StoreKey> key() {
        return protection == 0
                ? Optional.empty()
                : StoreKey.unlock(home, BusyProcess.PASSPHRASES.get(protection).toCharArray());
    }

    private void checkProtection(Optional<String> underWay, String what) {
        var next =
                underWay.filter(deed -> deed.startsWith("PROTECT ")).map(deed -> Integer.parseInt(deed.substring(8)));
        var fits = protection == 0 ? !StoreKey.isNeeded(home) : StoreKey.isNeeded(home) && key().isPresent();
        if (!fits && next.isPresent()) {
            protection = next.get();
            fits = protection == 0 ? !StoreKey.isNeeded(home) : key().isPresent();
        }
        assertThat(fits).as(what).isTrue();
    }

    private void checkImports(Store store, Optional<String> underWay, String what) {
        var next = underWay.filter(deed -> deed.startsWith("IMPORT "));
        var stored = new TreeMap<Integer, Integer>();
        for (var found : store.imports()) {
            var name = found.file();
            if (name.startsWith("PEDE 2022 ")) {
                var first = Integer.parseInt(name.substring("PEDE 2022 ".length(), name.indexOf(".csv")));
                stored.put((first - BusyProcess.firstOf(0)) / 100, found.studentYears());
            }
        }
        if (next.isPresent() && stored.containsKey(nextSheet)) {
            sizes.put(nextSheet, CLASS);
            nextSheet++;
        }
        var inErasure = underWay.filter(deed -> deed.startsWith("ERASE ")).map(deed -> deed.substring(6));
        if (inErasure.isPresent() && store.history(inErasure.get()).records().isEmpty()) {
            erased(inErasure.get());
        }
        assertThat(stored).as(what).isEqualTo(sizes);
    }

    private void checkErasure(Store store, String what) {
        for (var student : erased) {
            assertThat(store.knows(student)).as(what).isFalse();
        }
    }

    private void checkScores(Store store, Optional<String> underWay, String what) {
        long rows = Optional.ofNullable(store.tally().get("prediction")).orElseThrow();
        var possible = underWay.filter("SCORE"::equals).isPresent()
                ? List.of(scores * 40, (scores + 1) * 40)
                : List.of(scores * 40);
        assertThat(rows).as(what).isIn(possible);
        scores = rows / 40;
    }

    private void checkNotes(Store store, Optional<String> underWay, String what) {
        var kept = store.notes().of(BusyProcess.NOTED).size();
        assertThat(kept)
                .as(what)
                .isBetween(notes, notes + (underWay.filter("NOTE"::equals).isPresent() ? 1 : 0));
        notes = kept;
    }

    private void checkModels(Optional<String> underWay, String what) throws Exception {
        var models = new ModelFiles(home.resolve("modelos"));
        for (var version : models.versions()) {
            models.load(version);
        }
        var next = underWay.filter(deed -> deed.startsWith("TRAIN ") || deed.startsWith("SWAP_MODEL "))
                .map(deed -> deed.split(" ", -1)[1]);
        var active = models.activeVersion().orElseThrow();
        assertThat(active)
                .as(what)
                .isIn(Stream.concat(Stream.of(model), next.stream()).toList());
        model = active;
    }

    private void checkBackups(String what) throws Exception {
        var folder = home.resolve("copias");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(found -> found.toString().endsWith(".zip")).toList()) {
                var database = root.resolve("conferida.mv.db");
                new BackupArchive(file).extractStore(database);
                var key = Optional.<StoreKey>empty();
                if (StoreCopy.isEncrypted(database)) {
                    for (var passphrase : BusyProcess.PASSPHRASES.subList(1, 3)) {
                        key = key.or(() -> unlock(database, passphrase));
                    }
                }
                assertThat(StoreCopy.verify(database, key)).as(what).containsKey("observation");
                if (file.getFileName().toString().startsWith("antes-")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Optional<StoreKey> unlock(Path database, String passphrase) {
        try {
            return StoreCopy.unlock(database, passphrase.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
