package org.farol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is watched from outside is what {@code /metrics} tells. */
class MonitoringTest {
    private static final Path MONITORING = Path.of("packaging", "monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b(?:api|farol|jvm)_[a-z_]+\\b");

    @Test
    void dashboard_and_alerts_ask_only_for_metrics_that_there_are(@TempDir Path folder) throws Exception {
        Served.fill(folder);
        try (var served = Served.on(folder)) {
            served.post("/predict", Served.ANA);

            var told = names(served.get("/metrics").body());

            assertThat(told).contains("api_requests_total", "farol_drift_psi_ratio");
            for (var file : Set.of("farol-dashboard.json", "farol.rules.yml")) {
                var asked = names(Files.readString(MONITORING.resolve(file)));
                assertThat(asked).isNotEmpty();
                assertThat(told).as(file).containsAll(asked);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check config prometheus.yml", "test rules farol.rules.test.yml"})
    void prometheus_takes_the_files_and_each_alert_does_what_it_should(String check) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "promtool is not installed");
        var promtool = new ProcessBuilder(("promtool " + check).split(" "))
                .directory(MONITORING.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static Set<String> names(String text) {
        var names = new TreeSet<String>();
        METRIC.matcher(text).results().forEach(match -> names.add(match.group()));
        return names;
    }
}
