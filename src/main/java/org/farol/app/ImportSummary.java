package org.farol.app;

import java.util.List;
import org.farol.sheet.ReadFile;
import org.farol.sheet.StudentLinks;
import org.farol.store.ImportOutcome;

/**
 * What an import did, or would do.
 *
 * @param files each file with the account of every cell
 * @param offers links between students that nothing proves
 */
public record ImportSummary(List<ReadFile> files, ImportOutcome outcome, List<StudentLinks.Offer> offers) {
    public ImportSummary {
        files = List.copyOf(files);
        offers = List.copyOf(offers);
    }
}
