package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the settings tell of the libraries. */
class LicencesTest {
    @Test
    void every_library_that_is_shipped_is_named_with_its_licence() throws Exception {
        var licences = Files.readString(Path.of("src/main/resources/org/farol/ui/settings/licences.txt"));
        var pom = Files.readString(Path.of("pom.xml"));
        var dependencies = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>"));
        var unnamed = new HashSet<String>();
        for (var dependency : dependencies.split("</dependency>", -1)) {
            var artifact = dependency
                    .replaceAll("(?s)<exclusions>.*?</exclusions>", "")
                    .replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1")
                    .strip();
            if (dependency.contains("<artifactId>")
                    && !dependency.contains("<scope>test")
                    && !licences.matches("(?s).*[( ]" + Pattern.quote(artifact) + "[,)].*")) {
                unnamed.add(artifact);
            }
        }

        assertThat(unnamed).isEmpty();
    }
}
