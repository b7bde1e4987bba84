package org.farol.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.farol.work.OwnerOnly;

/**
 * A file that answers are appended to before they are sent, which is much quicker than to take them into the tables one by
 * one. Each entry goes with its length and checksum, so that one which a crash cut off is seen to be none.
 */
final class Journal implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("api-([0-9]{1,19})\\.journal");
    private static final int HEAD = 2 * Integer.BYTES;

    private final Path file;
    private final FileChannel channel;
    private long written;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A numbered answer. */
    record Entry(long id, ApiPrediction prediction) {}

    /** A new file in {@code folder}, of entries from {@code firstId} on. */
    static Journal open(Path folder, long firstId) throws IOException {
        var file = folder.resolve("api-" + firstId + ".journal");
        OwnerOnly.makeFile(file);
        return new Journal(file, FileChannel.open(file, StandardOpenOption.WRITE));
    }

    /** The files in {@code folder}, oldest first. */
    static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(Journal::firstId))
                    .toList();
        }
    }

    private static long firstId(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    Path file() {
        return file;
    }

    /**
     * Appends entries. They are on the disk when it returns.
     *
     * @throws IOException if they could not be written; none of them is there then
     */
    void append(List<Entry> entries) throws IOException {
        try {
            var bytes = ByteBuffer.wrap(encode(entries));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            written += bytes.limit();
        } catch (IOException e) {
            channel.truncate(written);
            throw e;
        }
    }

    private static byte[] encode(List<Entry> entries) {
        var out = new ByteArrayOutputStream(512 * entries.size());
        var data = new DataOutputStream(out);
        try {
            for (var entry : entries) {
                var body = encode(entry);
                data.writeInt(body.length);
                data.writeInt(checksum(body, 0, body.length));
                data.write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] encode(Entry entry) throws IOException {
        var out = new ByteArrayOutputStream(512);
        var data = new DataOutputStream(out);
        var prediction = entry.prediction();
        data.writeLong(entry.id());
        data.writeLong(prediction.answeredAt().toEpochMilli());
        data.writeDouble(prediction.threshold());
        data.writeDouble(prediction.risk());
        for (var text : new String[] {
            prediction.studentId(),
            prediction.modelVersion(),
            PackedAnswer.json(prediction.factors()),
            prediction.payload()
        }) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            data.writeInt(bytes.length);
            data.write(bytes);
        }
        data.writeInt(prediction.values().length);
        for (var value : prediction.values()) {
            data.writeDouble(value);
        }
        for (var bin : prediction.bins()) {
            data.writeInt(bin);
        }
        return out.toByteArray();
    }

    /** The entries of a file, up to the first that is not whole. */
    static List<Entry> read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var entries = new ArrayList<Entry>();
        while (bytes.remaining() >= HEAD) {
            var length = bytes.getInt();
            var checksum = bytes.getInt();
            if (length < 0
                    || length > bytes.remaining()
                    || checksum(bytes.array(), bytes.position(), length) != checksum) {
                break;
            }
            entries.add(decode(bytes.slice(bytes.position(), length)));
            bytes.position(bytes.position() + length);
        }
        return entries;
    }

    private static Entry decode(ByteBuffer body) {
        var id = body.getLong();
        var answeredAt = Instant.ofEpochMilli(body.getLong());
        var threshold = body.getDouble();
        var risk = body.getDouble();
        var studentId = text(body);
        var modelVersion = text(body);
        var factors = text(body);
        var payload = text(body);
        var values = new double[body.getInt()];
        // An earlier version wrote the values in half as many bytes; a crash may have left such a journal.
        var whole = body.remaining() == values.length * (Double.BYTES + Integer.BYTES);
        for (var i = 0; i < values.length; i++) {
            values[i] = whole ? body.getDouble() : Double.parseDouble(Float.toString(body.getFloat()));
        }
        var bins = new int[values.length];
        for (var i = 0; i < bins.length; i++) {
            bins[i] = body.getInt();
        }
        return new Entry(
                id,
                new ApiPrediction(
                        studentId,
                        answeredAt,
                        modelVersion,
                        threshold,
                        risk,
                        PackedAnswer.ofJson(factors),
                        payload,
                        values,
                        bins));
    }

    private static String text(ByteBuffer body) {
        var bytes = new byte[body.getInt()];
        body.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes, int from, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
