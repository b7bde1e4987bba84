package org.farol.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.farol.app.NotPossibleException.Reason;
import org.farol.store.StoreCopy;
import org.farol.store.StoreKey;
import org.farol.work.CheckedPart;
import org.farol.work.OwnerOnly;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One backup on disk: a zip of the store's file, encrypted if the store is, of the models, which hold no student's data,
 * and of {@code copia.json}, which tells what it is.
 */
record BackupArchive(Path zip) {
    private static final String STORE = "farol.mv.db";
    private static final String LABEL = "copia.json";
    private static final String MODELS = "modelos/";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What a backup tells of itself without being opened.
     *
     * @param rows as the store tallies them
     * @param auditEntries how many entries the audit log had
     * @param auditHash the hash of the last of them: the log must go on from it
     */
    record Label(
            int format, Instant made, boolean encrypted, Map<String, Long> rows, long auditEntries, String auditHash) {}

    /** Writes {@code store}, the models and the label; to the disk when it returns. */
    void write(Path store, Path models, Label label) throws IOException {
        Files.deleteIfExists(zip);
        OwnerOnly.makeFile(zip);
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, STORE, content -> Files.copy(store, content));
            if (Files.isDirectory(models)) {
                for (var model : files(models)) {
                    put(
                            out,
                            MODELS + models.relativize(model).toString().replace('\\', '/'),
                            content -> Files.copy(model, content));
                }
            }
            put(out, LABEL, content -> content.write(JSON.writeValueAsBytes(label)));
        }
        try (var channel = FileChannel.open(zip, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Without what is hidden: downloads under way. */
    private static List<Path> files(Path folder) throws IOException {
        Predicate<Path> hidden = file -> {
            for (var part : folder.relativize(file)) {
                if (part.toString().startsWith(".")) {
                    return true;
                }
            }
            return false;
        };
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(hidden.negate())
                    .sorted()
                    .toList();
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void put(ZipOutputStream out, String name, Content content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        content.writeTo(out);
        out.closeEntry();
    }

    /**
     * What it tells of itself.
     *
     * @throws NotPossibleException if it is no backup, or damaged
     */
    Label label() throws IOException, NotPossibleException {
        try (var opened = new ZipFile(zip.toFile());
                var in = entry(opened, LABEL)) {
            return JSON.readValue(in, Label.class);
        } catch (ZipException | JacksonException e) {
            throw notOne(e);
        }
    }

    /**
     * Takes the store's file out of it, to {@code target}, if every part of it is as it was written.
     *
     * @throws NotPossibleException if it is no backup, or damaged
     */
    void extractStore(Path target) throws IOException, NotPossibleException {
        try (var opened = new ZipFile(zip.toFile())) {
            for (var other : opened.stream()
                    .filter(entry -> !entry.getName().equals(STORE))
                    .toList()) {
                try (var in = new CheckedPart(opened.getInputStream(other), other)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            try (var in = entry(opened, STORE)) {
                StoreCopy.write(in, target);
            }
        } catch (ZipException | EOFException e) {
            throw notOne(e);
        }
    }

    /**
     * Whether {@code key} opens the store in it, which needs none if it is not encrypted.
     *
     * @throws NotPossibleException if it is no backup
     */
    boolean opens(Optional<StoreKey> key) throws IOException, NotPossibleException {
        try (var opened = new ZipFile(zip.toFile());
                var in = entry(opened, STORE)) {
            return StoreCopy.opens(key, in);
        } catch (ZipException e) {
            throw notOne(e);
        }
    }

    /** Takes out the models that {@code folder} lacks; those that are there stay, and the one in use with them. */
    void extractMissingModels(Path folder) throws IOException {
        try (var opened = new ZipFile(zip.toFile())) {
            for (var entry : opened.stream()
                    .filter(found -> found.getName().startsWith(MODELS))
                    .toList()) {
                var target = folder.resolve(entry.getName().substring(MODELS.length()))
                        .normalize();
                if (target.startsWith(folder) && !Files.exists(target)) {
                    OwnerOnly.makeFolderOf(target);
                    try (var in = opened.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
    }

    private InputStream entry(ZipFile opened, String name) throws IOException, NotPossibleException {
        var entry = opened.getEntry(name);
        if (entry == null) {
            throw new NotPossibleException(Reason.NOT_A_BACKUP, zip.toString());
        }
        return new CheckedPart(opened.getInputStream(entry), entry);
    }

    private NotPossibleException notOne(Exception cause) {
        var failure = new NotPossibleException(Reason.NOT_A_BACKUP, zip.toString());
        failure.initCause(cause);
        return failure;
    }
}
