package org.farol.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.farol.app.Models;
import org.farol.app.SavedModel;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;
import org.farol.model.TestYear;
import org.farol.model.registry.Source;
import org.farol.model.registry.Source.HubRepository;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model list | use | back | export | import | download | publish}: the models at hand and their ways in and out. */
@Command(
        name = "model",
        subcommands = {
            ModelCommand.ListAll.class,
            ModelCommand.Use.class,
            ModelCommand.Back.class,
            ModelCommand.Export.class,
            ModelCommand.Import.class,
            ModelCommand.Download.class,
            ModelCommand.Publish.class
        })
final class ModelCommand extends WorkspaceCommand {
    /** Without a further word: the list. */
    @Override
    void run(Workspace workspace, Console console) throws Exception {
        list(workspace.models(), console, json());
    }

    record Listing(List<Line> models) {}

    /** What is told of a model; of one that cannot be used, only its version. */
    record Line(
            String version,
            boolean active,
            @Nullable Instant trainedAt,
            @Nullable Double auc,
            @Nullable Double precisionAtRecall97,
            @Nullable Double threshold,
            List<Integer> trainYears) {}

    private static Line line(SavedModel model) {
        return new Line(
                model.version(),
                model.active(),
                model.card().map(ModelCard::trainedAt).orElse(null),
                model.card().flatMap(ModelCard::quality).map(TestYear::auc).orElse(null),
                model.card()
                        .flatMap(ModelCard::quality)
                        .map(TestYear::precisionAtRecall97)
                        .orElse(null),
                model.card().map(ModelCard::threshold).orElse(null),
                model.card().map(ModelCard::trainYears).orElse(List.of()));
    }

    private static void list(Models models, Console console, boolean json) throws Exception {
        var saved = models.list();
        if (json) {
            console.json(new Listing(saved.stream().map(ModelCommand::line).toList()));
            return;
        }
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(console.locale());
        for (var model : saved) {
            var mark = model.active() ? "*" : " ";
            if (model.card().isEmpty()) {
                console.say("model.line.damaged", mark, model.version());
                continue;
            }
            var card = model.card().get();
            console.say(
                    "model.line",
                    mark,
                    card.version(),
                    date.format(card.trainedAt().atZone(ZoneId.systemDefault())),
                    card.trainYears().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    card.quality()
                            .map(quality -> console.decimal(quality.auc()))
                            .orElse(console.words("model.unjudged")));
        }
        if (saved.isEmpty()) {
            console.say("model.none");
        }
    }

    /** What one model's command did. */
    record Done(
            String modelVersion,
            @Nullable String file,
            @Nullable URI url) {}

    private static void tellInUse(ModelCard card, Console console, boolean json) {
        if (json) {
            console.json(new Done(card.version(), null, null));
        } else {
            console.say("model.inUse", card.version());
        }
    }

    @Command(name = "list")
    static final class ListAll extends WorkspaceCommand {
        @Override
        void run(Workspace workspace, Console console) throws Exception {
            list(workspace.models(), console, json());
        }
    }

    @Command(name = "use")
    static final class Use extends WorkspaceCommand {
        @Parameters(paramLabel = "VERSION", descriptionKey = "model.version")
        String version = "";

        @Override
        void run(Workspace workspace, Console console) throws Exception {
            tellInUse(workspace.models().use(version), console, json());
        }
    }

    @Command(name = "back")
    static final class Back extends WorkspaceCommand {
        @Override
        void run(Workspace workspace, Console console) throws Exception {
            tellInUse(workspace.models().back(), console, json());
        }
    }

    @Command(name = "export")
    static final class Export extends WorkspaceCommand {
        @Parameters(index = "0", paramLabel = "VERSION", descriptionKey = "model.version")
        String version = "";

        @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "model.file")
        Path file = Path.of("");

        @Override
        void run(Workspace workspace, Console console) throws Exception {
            workspace.models().export(version, file);
            if (json()) {
                console.json(new Done(version, file.toString(), null));
            } else {
                console.say("model.exported", version, file);
            }
        }
    }

    @Command(name = "import")
    static final class Import extends WorkspaceCommand {
        @Parameters(paramLabel = "FILE", descriptionKey = "model.archive")
        Path archive = Path.of("");

        @Override
        void run(Workspace workspace, Console console) throws Exception {
            tellInUse(workspace.models().bring(archive), console, json());
        }
    }

    @Command(name = "download")
    static final class Download extends WorkspaceCommand {
        @Parameters(paramLabel = "SOURCE", descriptionKey = "model.source")
        String source = "";

        @Option(names = "--check", descriptionKey = "model.check")
        boolean check;

        @Mixin
        HubOptions options = new HubOptions();

        @Override
        void run(Workspace workspace, Console console) throws Exception {
            var models = workspace.models();
            var progress = console.progress("progress.download");
            if (!check) {
                tellInUse(models.download(Source.parse(source), options.hub(), progress), console, json());
                return;
            }
            var card = models.look(Source.parseRemote(source), options.hub(), progress);
            var inUse = workspace
                    .model()
                    .filter(active -> active.version().equals(card.version()))
                    .isPresent();
            if (json()) {
                console.json(new Found(card.version(), inUse));
            } else {
                console.say(inUse ? "model.there.inUse" : "model.there", source, card.version());
            }
        }
    }

    /** The model that is at a place, and whether it is the one in use. */
    record Found(String modelVersion, boolean active) {}

    @Command(name = "publish")
    static final class Publish extends WorkspaceCommand {
        @Parameters(index = "0", paramLabel = "VERSION", descriptionKey = "model.version")
        String version = "";

        @Parameters(index = "1", paramLabel = "TARGET", descriptionKey = "model.target")
        String target = "";

        @Mixin
        HubOptions options = new HubOptions();

        @Override
        void run(Workspace workspace, Console console) throws Exception {
            var seen = workspace
                    .models()
                    .publish(version, HubRepository.parse(target), options.hub(), console.progress("progress.publish"));
            if (json()) {
                console.json(new Done(version, null, seen));
            } else {
                console.say("model.published", version, seen);
            }
        }
    }
}
