package org.farol.cli;

import java.nio.file.Path;
import org.farol.app.SharedStore;
import org.farol.store.StoreServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code server [use URL | leave]}: where the data is, for those who share it. */
@Command(
        name = "server",
        subcommands = {ServerCommand.Use.class, ServerCommand.Leave.class})
final class ServerCommand extends ConsoleCommand {
    /** Without a further word: where the data is. */
    @Override
    void run(Console console) throws Exception {
        var server = server();
        if (json()) {
            console.json(new Place(server.map(StoreServer::place).orElse(null)));
        } else if (server.isPresent()) {
            console.say("server.shared", server.get().place());
        } else {
            console.say("server.none", home());
        }
    }

    record Place(@Nullable String server) {}

    @Command(name = "use")
    static final class Use extends ConsoleCommand {
        @Parameters(paramLabel = "URL")
        String url = "";

        @Option(names = "--user", paramLabel = "NAME")
        String user = "";

        @Option(names = "--password-file", paramLabel = "FILE")
        @Nullable
        Path passwordFile;

        @Override
        void run(Console console) throws Exception {
            var password = passwordFile == null ? "" : new String(Passphrases.in(passwordFile));
            var server = SharedStore.at(url, user, password);
            SharedStore.choose(home(), server);
            if (json()) {
                console.json(new Place(server.place()));
            } else {
                console.say("server.shared", server.place());
                console.say("server.how-to-fill");
            }
        }
    }

    @Command(name = "leave")
    static final class Leave extends ConsoleCommand {
        @Override
        void run(Console console) throws Exception {
            SharedStore.leave(home());
            if (json()) {
                console.json(new Place(null));
            } else {
                console.say("server.none", home());
            }
        }
    }
}
