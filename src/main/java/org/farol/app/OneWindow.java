package org.farol.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window for each data folder: a second start hands its files to the first, through a socket in the folder that only
 * its owner may use. Where a folder can hold no such socket, a second start is told by the store that it is in use.
 */
public final class OneWindow implements AutoCloseable {
    private static final String LOCK = "janela.lock";
    private static final String SOCKET = "janela.socket";
    private static final int MOST_FILES = 1_000;
    /** The first start may be no further than its lock when the second asks. */
    private static final int TRIES = 50;

    private static final int MILLISECONDS_BETWEEN_TRIES = 100;

    private final Path folder;
    private final @Nullable FileChannel lock;
    private @Nullable ServerSocketChannel server;

    private OneWindow(Path folder, @Nullable FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Becomes the window of a data folder, or hands {@code files} to the window that it has.
     *
     * @return nothing if there was one, and it took the files
     */
    public static Optional<OneWindow> claim(Path folder, List<Path> files) {
        try {
            Files.createDirectories(folder);
            var lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(lock)) {
                return Optional.of(new OneWindow(folder, lock));
            }
            lock.close();
            if (handOver(folder, files)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            log().debug("no single window for this folder", e);
        }
        return Optional.of(new OneWindow(folder, null));
    }

    /** Made when there is something to tell: it takes a twentieth of a second of each start. */
    private static Logger log() {
        return LoggerFactory.getLogger(OneWindow.class);
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static boolean handOver(Path folder, List<Path> files) {
        for (var tried = 0; tried < TRIES; tried++) {
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(SOCKET)));
                    var out = new DataOutputStream(Channels.newOutputStream(channel));
                    var in = Channels.newInputStream(channel)) {
                out.writeInt(files.size());
                for (var file : files) {
                    out.writeUTF(file.toAbsolutePath().toString());
                }
                out.flush();
                return in.read() >= 0;
            } catch (IOException | UnsupportedOperationException _) {
                try {
                    Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return false;
    }

    /** Listens for later starts until closed; {@code handed} is told the files of each, on a thread of its own. */
    public void listen(Consumer<List<Path>> handed) {
        if (lock == null) {
            return;
        }
        try {
            var socket = folder.resolve(SOCKET);
            Files.deleteIfExists(socket);
            var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server = opened;
            opened.bind(UnixDomainSocketAddress.of(socket));
            if (Files.getFileAttributeView(socket, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            Thread.ofVirtual().name("later starts").start(() -> accept(opened, handed));
        } catch (IOException | UnsupportedOperationException e) {
            log().debug("later starts cannot be heard", e);
        }
    }

    private static void accept(ServerSocketChannel server, Consumer<List<Path>> handed) {
        while (true) {
            try {
                var channel = server.accept();
                Thread.ofVirtual().start(() -> receive(channel, handed));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                log().debug("a later start was not heard", e);
            }
        }
    }

    private static void receive(SocketChannel channel, Consumer<List<Path>> handed) {
        try (channel;
                var in = new DataInputStream(Channels.newInputStream(channel));
                var out = Channels.newOutputStream(channel)) {
            var files = new ArrayList<Path>();
            var count = in.readInt();
            if (count < 0 || count > MOST_FILES) {
                throw new IOException("not a later start: " + count);
            }
            for (var i = 0; i < count; i++) {
                files.add(Path.of(in.readUTF()));
            }
            handed.accept(List.copyOf(files));
            out.write(0);
        } catch (IOException | InvalidPathException e) {
            log().debug("a later start was not understood", e);
        }
    }

    /** Lets another start be the window of the folder. */
    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                Files.deleteIfExists(folder.resolve(SOCKET));
            }
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            log().debug("not let go", e);
        }
    }
}
