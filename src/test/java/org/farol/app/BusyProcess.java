package org.farol.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.farol.model.SmallModels;
import org.farol.pede.YearlyRecord;
import org.farol.store.StoreKey;
import org.farol.work.Progress;

/** Does one thing after the other to a data folder, and says so after each, until it is killed. */
final class BusyProcess {
    /** What may be under way when the process is killed. */
    enum Deed {
        IMPORT,
        SCORE,
        NOTE,
        TRAIN,
        SWAP_MODEL,
        BACK_UP,
        RESTORE,
        PROTECT,
        ERASE
    }

    static final int SCORED_YEAR = 2023;
    static final String NOTED = "RA-1000";
    static final List<String> PASSPHRASES = List.of("", "primeira senha", "segunda senha");

    private final Workspace workspace;
    private final Path sheets;
    private final Random random;
    private int protection;
    private int sheet;

    private BusyProcess(Workspace workspace, Path sheets, Random random, int protection, int sheet) {
        this.workspace = workspace;
        this.sheets = sheets;
        this.random = random;
        this.protection = protection;
        this.sheet = sheet;
    }

    /** Arguments: data folder, folder of sheets, seed, number of the passphrase, next sheet, the deed to do most. */
    public static void main(String[] args) throws Exception {
        var home = Path.of(args[0]);
        var protection = Integer.parseInt(args[3]);
        var key = protection == 0
                ? Optional.<StoreKey>empty()
                : Optional.of(
                        Protection.unlock(home, PASSPHRASES.get(protection).toCharArray()));
        try (var workspace = Workspace.open(home, key)) {
            workspace.years();
            say("ready", "");
            var busy = new BusyProcess(
                    workspace,
                    Path.of(args[1]),
                    new Random(Long.parseLong(args[2])),
                    protection,
                    Integer.parseInt(args[4]));
            while (true) {
                busy.doOne(
                        busy.random.nextInt(4) > 0
                                ? Deed.valueOf(args[5])
                                : Deed.values()[busy.random.nextInt(Deed.values().length)]);
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String what, Object subject) {
        System.out.println(what + " " + subject);
        System.out.flush();
    }

    private void doOne(Deed deed) throws Exception {
        switch (deed) {
            case IMPORT -> {
                say("begin", deed + " " + sheet);
                workspace.importFiles(
                        List.of(SmallSchool.sheet(sheets, 2022, firstOf(sheet), CrashSafetyTest.CLASS)), Progress.NONE);
                say("done", deed + " " + sheet++);
            }
            case SCORE -> {
                say("begin", deed);
                workspace.score(OptionalInt.of(SCORED_YEAR));
                say("done", deed);
            }
            case NOTE -> {
                say("begin", deed);
                workspace.followUp().addNote(NOTED, "anotada");
                say("done", deed);
            }
            case TRAIN -> {
                var model = SmallModels.model(random.nextInt(1_000_000));
                say(
                        "begin",
                        deed + " " + model.card().version() + " " + model.card().seed());
                workspace.models().save(model);
                say(
                        "done",
                        deed + " " + model.card().version() + " " + model.card().seed());
            }
            case SWAP_MODEL -> {
                var saved = workspace.models().list();
                var version = saved.get(random.nextInt(saved.size())).version();
                say("begin", deed + " " + version);
                workspace.models().use(version);
                say("done", deed + " " + version);
            }
            case BACK_UP -> {
                say("begin", deed);
                workspace.backups().make();
                say("done", deed);
            }
            case RESTORE -> {
                // To the state it is in, so that all that was confirmed must still be there.
                workspace.backups().make();
                say("begin", deed);
                workspace
                        .backups()
                        .restore(workspace.backups().list().getFirst().file(), Optional.empty());
                say("done", deed);
            }
            case PROTECT -> {
                var next = random.nextInt(PASSPHRASES.size());
                if (protection == 0 && next == 0) {
                    return;
                }
                say("begin", deed + " " + next);
                var current = PASSPHRASES.get(protection).toCharArray();
                if (next == 0) {
                    workspace.protection().remove(current, Progress.NONE);
                } else {
                    workspace
                            .protection()
                            .set(Optional.of(current), PASSPHRASES.get(next).toCharArray(), Progress.NONE);
                }
                protection = next;
                say("done", deed + " " + next);
            }
            case ERASE -> {
                var students = workspace.years().contains(2022) ? workspace.records(2022) : List.<YearlyRecord>of();
                if (students.isEmpty()) {
                    return;
                }
                var student = students.get(random.nextInt(students.size())).studentId();
                say("begin", deed + " " + student);
                workspace.privacy().erase(student, Progress.NONE);
                say("done", deed + " " + student);
            }
        }
    }

    static int firstOf(int sheet) {
        return 10_000 + sheet * 100;
    }
}
