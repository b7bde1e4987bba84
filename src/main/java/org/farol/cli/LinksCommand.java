package org.farol.cli;

import java.util.List;
import java.util.Map;
import org.farol.app.Imports;
import org.farol.app.NotPossibleException;
import org.farol.app.Workspace;
import org.farol.sheet.StudentLinks;
import org.farol.store.StudentLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code links [--accept ID=RA …] [--refuse ID=RA …]}: which ids of different files are one student. */
@Command(name = "links")
final class LinksCommand extends WorkspaceCommand {
    @Option(names = "--accept", paramLabel = "ID=RA")
    Map<String, String> accept = Map.of();

    @Option(names = "--refuse", paramLabel = "ID=RA")
    Map<String, String> refuse = Map.of();

    @Override
    void run(Workspace workspace, Console console) throws NotPossibleException {
        var imports = workspace.imports();
        for (var link : accept.entrySet()) {
            var accepted = new StudentLink(link.getKey(), link.getValue());
            imports.link(accepted, imports.state(accepted));
        }
        for (var link : refuse.entrySet()) {
            var refused = new StudentLink(link.getKey(), link.getValue());
            imports.refuse(refused, imports.state(refused));
        }
        if (json()) {
            console.json(new Document(imports.links(), imports.offers()));
        } else {
            print(imports, console);
        }
    }

    private static void print(Imports imports, Console console) {
        for (var offer : imports.offers()) {
            console.say("links.offer", offer.ownId(), String.join(", ", offer.candidates()));
        }
        console.say("links.total", imports.links().size(), imports.offers().size());
    }

    record Document(List<StudentLink> links, List<StudentLinks.Offer> offers) {}
}
