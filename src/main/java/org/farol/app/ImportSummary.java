package org.farol.app;

import java.util.List;
import org.farol.sheet.ReadFile;

/**
 * What an import did.
 *
 * @param files each file with the account of every cell
 * @param added student-years that were not in the store
 * @param updated student-years that have changed
 * @param unchanged student-years of these files that stayed as they were
 * @param linked students whose id without RA was proved to be a known RA
 */
public record ImportSummary(List<ReadFile> files, int added, int updated, int unchanged, int linked) {
    public ImportSummary {
        files = List.copyOf(files);
    }
}
