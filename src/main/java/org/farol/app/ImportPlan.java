package org.farol.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.farol.sheet.ReadFile;
import org.farol.sheet.SheetChoice;
import org.farol.sheet.StudentLinks;
import org.farol.sheet.TableKey;
import org.farol.store.StudentLink;

/**
 * What an import would do, before it is confirmed.
 *
 * @param files as they are read under {@code choices}
 * @param choices what a person decided of their tables
 * @param summary what it would do
 */
public record ImportPlan(
        List<ReadFile> files,
        Map<Path, Map<TableKey, SheetChoice>> choices,
        List<StudentLink> links,
        ImportSummary summary) {
    public ImportPlan {
        files = List.copyOf(files);
        choices = Map.copyOf(choices);
        links = List.copyOf(links);
    }

    /** Links that a person has to decide about. */
    public List<StudentLinks.Offer> offers() {
        return summary.offers();
    }
}
