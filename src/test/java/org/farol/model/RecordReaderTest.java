package org.farol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecordReaderTest {
    record Everything(
            String text,
            int whole,
            long longWhole,
            double number,
            boolean yes,
            Instant atThisTime,
            Window window,
            @JsonProperty("value_97") double value97,
            List<Inner> inner,
            List<Integer> numbers,
            Optional<Inner> perhaps,
            OptionalDouble perhapsNumber,
            ThresholdPolicy policy) {}

    record Inner(double x) {
        Inner {
            if (x < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    private static final JsonMapper WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static Everything with(double number, Optional<Inner> perhaps, OptionalDouble perhapsNumber) {
        return new Everything(
                "texto \"é\" \n",
                -3,
                Long.MAX_VALUE,
                number,
                true,
                Instant.parse("2026-11-23T10:00:00.000000001Z"),
                Window.LATEST_TWO,
                1e-17,
                List.of(new Inner(0), new Inner(0.1)),
                List.of(2020, 2021),
                perhaps,
                perhapsNumber,
                new ThresholdPolicy.Support(12));
    }

    private static Inner inner(String json) {
        return RecordReader.read(json.getBytes(StandardCharsets.UTF_8), Inner.class);
    }

    @Test
    void what_data_binding_writes_is_read_back_equal() {
        for (var written : List.of(
                with(0.1 + 0.2, Optional.of(new Inner(7)), OptionalDouble.of(0.5)),
                with(Double.NaN, Optional.empty(), OptionalDouble.empty()),
                with(Double.NEGATIVE_INFINITY, Optional.empty(), OptionalDouble.empty()))) {
            assertThat(RecordReader.read(WRITER.writeValueAsBytes(written), Everything.class))
                    .isEqualTo(written);
        }
    }

    @Test
    void order_and_what_is_not_a_component_do_not_matter() {
        assertThat(inner("{\"more\":{\"x\":[5]},\"x\":2,\"text\":\"x\"}")).isEqualTo(new Inner(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"x\":null}",
                "{\"x\":true}",
                "{\"x\":{}}",
                "{\"x\":\"many\"}",
                "{\"x\":-1}",
                "{\"x\":1",
                "{\"x\":1]"
            })
    void what_is_not_such_a_record_is_refused(String json) {
        assertThatThrownBy(() -> inner(json)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":1",
                "\"window\":\"NEVER\"",
                "\"at_this_time\":\"soon\"",
                "\"inner\":{}",
                "\"inner\":[null]",
                "\"whole\":99999999999",
                "\"policy\":{\"threshold\":0.3}",
                "\"policy\":{\"type\":\"luck\"}",
                "\"policy\":{\"type\":\"fixed\",\"threshold\":2}"
            })
    void a_component_of_another_kind_is_refused(String component) {
        var good = WRITER.<ObjectNode>valueToTree(with(1, Optional.empty(), OptionalDouble.empty()));
        var bad = good.setAll((ObjectNode) WRITER.readTree("{" + component + "}"));
        assertThatThrownBy(() -> RecordReader.read(WRITER.writeValueAsBytes(bad), Everything.class))
                .isInstanceOf(JacksonException.class);
    }
}
