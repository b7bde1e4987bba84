package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.farol.ui.help.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guide: one text for the help and the README. */
class GuideTest {
    private static final String BEGIN = "<!-- guia: src/main/resources/org/farol/ui/help -->\n";
    private static final String END = "<!-- fim do guia -->";

    @Test
    void the_readme_s_guide_is_the_help_s_text() throws Exception {
        var readme = Files.readString(Path.of("README.md"));
        var guide = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(guide.strip())
                .isEqualTo(Arrays.stream(Topic.values())
                        .map(topic -> topic.text(Texts.PORTUGUESE).strip())
                        .collect(Collectors.joining("\n\n")));
    }

    @ParameterizedTest
    @EnumSource
    void every_page_uses_only_the_markdown_that_the_help_can_show(Topic topic) {
        for (var language : new Locale[] {Texts.PORTUGUESE, Locale.ENGLISH}) {
            var lines = topic.text(language).lines().toList();
            assertThat(lines.getFirst()).startsWith("### ");
            assertThat(lines.stream().skip(1)).allMatch(line -> line.isEmpty() || line.matches("(- )?[^#>|\\[!-].*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_place_has_its_page_named_like_it(Place place) {
        for (var texts : new Texts[] {Texts.of(Texts.PORTUGUESE), Texts.of(Locale.ENGLISH)}) {
            assertThat(Topic.of(place).title(texts.locale()))
                    .isEqualTo(texts.words(place.key()).replace("_", ""));
        }
    }
}
