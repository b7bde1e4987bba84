package org.farol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FormattingTest {
    @Test
    void every_java_source_is_formatted() throws Exception {
        var sources = JavaSources.all();
        assertThat(sources).isNotEmpty();
        for (var file : sources) {
            var source = Files.readString(file);
            assertThat(source)
                    .as("%s strays from the format; run: mvn -q test-compile exec:exec@format", file)
                    .isEqualTo(JavaSources.formatted(source));
        }
    }
}
