package org.farol.model.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.farol.model.ModelFolder;
import org.farol.model.ModelMetadata;
import org.farol.model.RefusedModelException;
import org.farol.model.RefusedModelException.Reason;
import org.farol.work.WholeFile;

/**
 * A model as one file to carry: a zip of {@code model.onnx}, {@code metadata.json} and {@code README.md}, at its top
 * level.
 */
final class ModelArchive {
    static final String README = "README.md";

    private static final Map<String, Integer> MOST_BYTES =
            Map.of(ModelFolder.METADATA, ModelMetadata.MOST_BYTES, ModelFolder.ONNX, ModelFolder.MOST_BYTES);

    private ModelArchive() {}

    static void write(ModelFolder model, String readme, Path zip) throws IOException {
        WholeFile.replace(zip, out -> {
            try (var entries = new ZipOutputStream(out)) {
                for (var name : MOST_BYTES.keySet().stream().sorted().toList()) {
                    entries.putNextEntry(new ZipEntry(name));
                    Files.copy(model.path().resolve(name), entries);
                }
                entries.putNextEntry(new ZipEntry(README));
                entries.write(readme.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /**
     * Copies the model of a zip, or of a folder, into another folder. Nothing else of the zip is read.
     *
     * @throws RefusedModelException if it is not a zip, or lacks a file of a model, or one of them is too large
     */
    static void unpack(Path archive, Path folder) throws IOException, RefusedModelException {
        if (Files.isDirectory(archive)) {
            for (var name : MOST_BYTES.keySet()) {
                try (var in = Files.newInputStream(archive.resolve(name))) {
                    copy(in, folder.resolve(name), archive);
                } catch (NoSuchFileException e) {
                    throw new RefusedModelException(Reason.MISSING, archive.toString(), e);
                }
            }
            return;
        }
        try (var zip = new ZipFile(archive.toFile())) {
            for (var name : MOST_BYTES.keySet()) {
                var entry = zip.getEntry(name);
                if (entry == null) {
                    throw new RefusedModelException(Reason.MISSING, archive.toString());
                }
                try (var in = zip.getInputStream(entry)) {
                    copy(in, folder.resolve(name), archive);
                }
            }
        } catch (ZipException e) {
            throw new RefusedModelException(Reason.CORRUPT, archive.toString(), e);
        }
    }

    /** Counts as it copies: what a zip says of its sizes is not to be believed. */
    private static void copy(InputStream in, Path file, Path archive) throws IOException, RefusedModelException {
        var most = MOST_BYTES.getOrDefault(String.valueOf(file.getFileName()), 0);
        var bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new RefusedModelException(Reason.TOO_LARGE, archive.toString());
        }
        WholeFile.replace(file, out -> out.write(bytes));
    }
}
