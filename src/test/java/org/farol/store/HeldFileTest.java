package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldFileTest {
    private static final int LENGTH = 500;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reads_tell_what_was_written_and_the_file_does_not_until_it_is_let_go(long seed) throws Exception {
        var random = new Random(seed);
        var stored = new byte[LENGTH];
        random.nextBytes(stored);
        var path = Files.write(folder.resolve("f"), stored);
        var expected = stored;

        try (var held = new HeldFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            for (var i = 0; i < 40; i++) {
                var bytes = new byte[1 + random.nextInt(80)];
                random.nextBytes(bytes);
                var at = random.nextInt(expected.length);
                held.write(ByteBuffer.wrap(bytes), at);
                held.force(true);
                expected = Arrays.copyOf(expected, Math.max(expected.length, at + bytes.length));
                System.arraycopy(bytes, 0, expected, at, bytes.length);

                assertThat(all(held)).isEqualTo(expected);
                assertReads(held, random.nextInt(expected.length), 1 + random.nextInt(LENGTH), expected);
            }
            assertThat(held.read(ByteBuffer.allocate(1), expected.length)).isEqualTo(-1);
            assertThat(path).hasBinaryContent(stored);

            held.release();
            assertThat(path).hasBinaryContent(expected);
            held.write(ByteBuffer.wrap(new byte[] {7}), 0);
            held.truncate(1);
            assertThat(path).hasBinaryContent(new byte[] {7});
        }
    }

    private static byte[] all(HeldFile file) throws IOException {
        var read = ByteBuffer.allocate((int) file.size());
        file.read(read, 0);
        return read.array();
    }

    private static void assertReads(HeldFile file, int from, int length, byte[] expected) throws IOException {
        var read = ByteBuffer.allocate(length);
        var count = file.read(read, from);
        assertThat(Arrays.copyOf(read.array(), count))
                .isEqualTo(Arrays.copyOfRange(expected, from, Math.min(from + length, expected.length)));
    }

    @Test
    void what_is_closed_without_being_let_go_leaves_the_file_as_it_was() throws Exception {
        var stored = new byte[LENGTH];
        Arrays.fill(stored, (byte) 5);
        var path = Files.write(folder.resolve("f"), stored);

        try (var held = new HeldFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            held.write(ByteBuffer.allocate(LENGTH), 100);
            held.truncate(10);
        }

        assertThat(path).hasBinaryContent(stored);
    }
}
