package org.farol.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * With what the key of an encrypted file is made: no secret, and lost with the file only. It stands in the file itself, in
 * the first block of 4096 bytes, of which H2 uses the first 18 and never writes the rest; so every copy of the file has it,
 * and it cannot be lost or exchanged alone.
 *
 * @param iterations of PBKDF2
 * @param saltHex 16 random bytes
 * @param checkHex 32 bytes by which the right key is told from a wrong one
 */
record KeyHeader(int iterations, String saltHex, String checkHex) {
    /** As OWASP advises for PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet, 2023). */
    static final int ITERATIONS = 600_000;

    private static final byte[] H2_ENCRYPTED = "H2encrypt\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FAROL_KEY = "farolkey1".getBytes(StandardCharsets.US_ASCII);
    private static final int POSITION = 512;
    private static final int SALT = 16;
    private static final int CHECK = 32;
    private static final int LENGTH = POSITION + 9 + Integer.BYTES + SALT + CHECK;

    static KeyHeader of(int iterations, byte[] salt, byte[] check) {
        return new KeyHeader(
                iterations, HexFormat.of().formatHex(salt), HexFormat.of().formatHex(check));
    }

    byte[] salt() {
        return HexFormat.of().parseHex(saltHex);
    }

    byte[] check() {
        return HexFormat.of().parseHex(checkHex);
    }

    static byte[] newSalt() {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    /** The header of a file; empty where it is not encrypted, or is not there. */
    static Optional<KeyHeader> of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return of(in);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The header of the file that {@code in} begins to give. */
    static Optional<KeyHeader> of(InputStream in) throws IOException {
        return read(in.readNBytes(LENGTH));
    }

    private static Optional<KeyHeader> read(byte[] start) {
        if (start.length < LENGTH
                || !Arrays.equals(H2_ENCRYPTED, Arrays.copyOf(start, H2_ENCRYPTED.length))
                || !Arrays.equals(FAROL_KEY, Arrays.copyOfRange(start, POSITION, POSITION + FAROL_KEY.length))) {
            return Optional.empty();
        }
        var values = ByteBuffer.wrap(start, POSITION + FAROL_KEY.length, LENGTH - POSITION - FAROL_KEY.length);
        var iterations = values.getInt();
        var salt = new byte[SALT];
        var check = new byte[CHECK];
        values.get(salt).get(check);
        return iterations > 0 ? Optional.of(of(iterations, salt, check)) : Optional.empty();
    }

    /** Writes the header into an encrypted file that nobody has open. */
    void writeTo(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.allocate(LENGTH - POSITION)
                    .put(FAROL_KEY)
                    .putInt(iterations)
                    .put(salt())
                    .put(check())
                    .flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes, POSITION + bytes.position());
            }
        }
    }
}
