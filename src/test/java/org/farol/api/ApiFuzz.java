package org.farol.api;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the API under many thousands of requests; outside of the ordinary tests. */
class ApiFuzz {
    @Test
    void no_request_breaks_the_api(@TempDir Path folder) throws Exception {
        Maltreatment.run(folder, Long.getLong("fuzz.from", 1_000), Integer.getInteger("fuzz.cases", 10_000));
    }
}
