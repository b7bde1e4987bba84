package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledImportTest {
    @Test
    void a_process_killed_while_importing_leaves_all_or_nothing(@TempDir Path folder) throws Exception {
        var random = new Random(3);
        for (var round = 0; round < 8; round++) {
            var home = folder.resolve("home" + round);
            var importing = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ImportingProcess.class.getName(),
                            home.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out" + round).toFile())
                    .start();
            importing.waitFor(600 + random.nextInt(3_000), TimeUnit.MILLISECONDS);
            importing.destroyForcibly().waitFor();

            try (var workspace = Workspace.open(home)) {
                var records = 0;
                for (var year : workspace.years()) {
                    records += workspace.records(year).size();
                }
                assertThat(records).isIn(0, 2_308);
                assertThat(workspace
                                        .importFolder(Path.of("data"), Progress.NONE)
                                        .outcome()
                                        .added()
                                + records)
                        .isEqualTo(2_308);
            }
        }
    }

    /** Imports the samples, until it is killed. */
    static final class ImportingProcess {
        private ImportingProcess() {}

        public static void main(String[] args) throws Exception {
            try (var workspace = Workspace.open(Path.of(args[0]))) {
                workspace.importFolder(Path.of("data"), Progress.NONE);
            }
        }
    }
}
