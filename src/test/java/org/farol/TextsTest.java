package org.farol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/farol");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([a-zA-Z.]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/messages",
                "app/problems",
                "app/features",
                "app/limits",
                "app/accounts",
                "app/drift",
                "app/sentences",
                "app/privacy",
                "app/followup",
                "cli/messages",
                "report/messages",
                "ui/messages"
            })
    void portuguese_and_english_have_the_same_keys(String bundle) throws Exception {
        assertThat(keys(bundle + ".properties")).isEqualTo(keys(bundle + "_en.properties"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main/main.fxml",
                "students/students.fxml",
                "classes/classes.fxml",
                "student/student.fxml",
                "imports/assistant.fxml",
                "imports/history.fxml",
                "model/model.fxml",
                "report/report.fxml",
                "drift/drift.fxml",
                "followup/followup.fxml",
                "followup/plan.fxml"
            })
    void every_key_of_a_screen_has_its_text(String fxml) throws Exception {
        var used = FXML_KEY.matcher(Files.readString(RESOURCES.resolve("ui").resolve(fxml)))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(used).isNotEmpty();
        assertThat(keys("ui/messages.properties")).containsAll(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "report", "api"})
    void every_text_is_used(String room) throws Exception {
        var sources = new StringBuilder();
        for (var root : new Path[] {Path.of("src/main/java/org/farol", room), RESOURCES.resolve(room)}) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(path -> path.toString().endsWith(".java")
                                || path.toString().endsWith(".fxml"))
                        .toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }

        var used = sources.toString();
        var unused = keys(room + "/messages.properties").stream()
                .filter(key -> !used.contains("\"" + key + "\"")
                        && !used.contains("%" + key + "\"")
                        && !used.contains("\"" + key.substring(0, key.lastIndexOf('.') + 1) + "\" + "))
                .toList();
        assertThat(unused).isEmpty();
    }

    private static Set<String> keys(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
