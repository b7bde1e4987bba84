package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.farol.model.RefusedModelException;
import org.farol.model.registry.RegistryException;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void every_reason_has_its_message_and_advice() {
        var words = ResourceBundle.getBundle("org.farol.app.problems", Locale.ROOT);

        assertThat(Stream.of(
                                keys("missing.", NotPossibleException.Reason.values()),
                                keys("model.", RefusedModelException.Reason.values()),
                                keys("registry.", RegistryException.Reason.values()))
                        .flatMap(key -> key))
                .allMatch(words::containsKey);
    }

    @Test
    void a_refused_model_is_told_by_name_with_what_to_do() {
        var refused = new RefusedModelException(RefusedModelException.Reason.NEWER_FORMAT, "2030-abc");

        assertThat(Problem.of(refused, Locale.forLanguageTag("pt-BR")))
                .isEqualTo(new Problem(
                        "O modelo “2030-abc” foi feito por um Farol mais novo do que este.",
                        "Atualize o Farol neste computador. Até lá, o modelo em uso continua o mesmo."));
        assertThat(Problem.of(refused, Locale.ENGLISH).message()).contains("2030-abc", "newer");
    }

    private static Stream<String> keys(String prefix, Enum<?>[] reasons) {
        return Arrays.stream(reasons).flatMap(reason -> Stream.of(prefix + reason, prefix + reason + ".advice"));
    }
}
