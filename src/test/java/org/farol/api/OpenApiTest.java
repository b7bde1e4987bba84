package org.farol.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.farol.api.ApiSettings.Limits;
import org.farol.app.PayloadReader;
import org.farol.app.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
    private static OpenApi document() throws IOException {
        try (var in = OpenApiTest.class.getResourceAsStream("openapi.json")) {
            return new OpenApi(new JsonMapper().readTree(in));
        }
    }

    @Test
    void the_document_names_every_route_and_no_other(@TempDir Path folder) throws Exception {
        try (var workspace = Workspace.open(folder)) {
            var routes = new Endpoints(workspace, Limits.STANDARD, new ApiMetrics(workspace))
                    .routes().stream()
                            // The parts of the documentation's page.
                            .filter(route -> !route.path().startsWith("/docs/"))
                            .map(route -> route.method().name() + " " + route.path())
                            .collect(Collectors.toSet());

            assertThat(document().operations())
                    .extracting(operation -> operation.method() + " " + operation.path())
                    .containsExactlyInAnyOrderElementsOf(routes);
        }
    }

    @Test
    void the_document_names_every_key_that_is_read() throws Exception {
        var keys = document()
                .document()
                .at("/components/schemas/Student/properties")
                .propertyNames();

        assertThat(keys).containsExactlyInAnyOrderElementsOf(PayloadReader.keysRead());
    }

    @Test
    void requests_made_from_the_document_right_and_wrong_are_answered_as_it_says(@TempDir Path folder)
            throws Exception {
        Maltreatment.run(folder, 0, 400);
    }
}
