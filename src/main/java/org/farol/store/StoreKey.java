package org.farol.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What opens an encrypted store, made of a passphrase by PBKDF2-HMAC-SHA256 (RFC 8018). H2 alone would hash the passphrase
 * in a few rounds. Cleared when closed.
 */
public final class StoreKey implements AutoCloseable {
    private static final String FILE_PASSWORD = "farol store file";
    private static final String CHECK = "farol key check";
    private static final int BYTES = 32;

    private final KeyHeader header;
    private final byte[] secret;

    private StoreKey(KeyHeader header, byte[] secret) {
        this.header = header;
        this.secret = secret;
    }

    /** Whether the store of {@code folder} is encrypted. */
    public static boolean isNeeded(Path folder) {
        return header(folder).isPresent();
    }

    private static Optional<KeyHeader> header(Path folder) {
        try {
            return KeyHeader.of(StoreFile.of(folder).path());
        } catch (IOException _) {
            // Windows lets nobody read a file that another program has locked: opening it tells what is wrong.
            return Optional.empty();
        }
    }

    /**
     * The key to the store of {@code folder}. Takes about half a second, as it must.
     *
     * @return empty for the wrong passphrase
     * @throws StoreException if the store is not encrypted
     */
    public static Optional<StoreKey> unlock(Path folder, char[] passphrase) {
        return unlock(required(folder), passphrase);
    }

    /** The key of an encrypted file with this header; empty for the wrong passphrase. */
    static Optional<StoreKey> unlock(KeyHeader header, char[] passphrase) {
        return ofSecret(header, derive(passphrase, header.salt(), header.iterations()));
    }

    /** The key to the store of {@code folder} as {@link #secret} gave it; empty where it has another key by now. */
    public static Optional<StoreKey> ofSecret(Path folder, byte[] secret) {
        return ofSecret(required(folder), secret.clone());
    }

    private static Optional<StoreKey> ofSecret(KeyHeader header, byte[] secret) {
        if (MessageDigest.isEqual(header.check(), Hmac.sha256(secret, CHECK))) {
            return Optional.of(new StoreKey(header, secret));
        }
        Arrays.fill(secret, (byte) 0);
        return Optional.empty();
    }

    private static KeyHeader required(Path folder) {
        return header(folder)
                .orElseThrow(() -> new StoreException(
                        StoreException.Reason.UNREADABLE, new IOException("the store is not encrypted")));
    }

    /** A key for a store that is to be encrypted, with a salt of its own. */
    public static StoreKey create(char[] passphrase) {
        var salt = KeyHeader.newSalt();
        var secret = derive(passphrase, salt, KeyHeader.ITERATIONS);
        return new StoreKey(KeyHeader.of(KeyHeader.ITERATIONS, salt, Hmac.sha256(secret, CHECK)), secret);
    }

    private static byte[] derive(char[] passphrase, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(passphrase, salt, iterations, 8 * BYTES);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Where the file must say what the key is made with. */
    KeyHeader header() {
        return header;
    }

    /** Whether this is the key of a file with {@code other}. */
    boolean opens(KeyHeader other) {
        return MessageDigest.isEqual(header.check(), other.check());
    }

    /** The password of the file; to be cleared by who asks. */
    char[] filePassword() {
        var derived = Hmac.sha256(secret, FILE_PASSWORD);
        var digits = new char[2 * derived.length];
        for (var i = 0; i < derived.length; i++) {
            digits[2 * i] = Character.forDigit((derived[i] >> 4) & 0xf, 16);
            digits[2 * i + 1] = Character.forDigit(derived[i] & 0xf, 16);
        }
        Arrays.fill(derived, (byte) 0);
        return digits;
    }

    /** The same key, to be closed on its own. */
    public StoreKey copy() {
        return new StoreKey(header, secret.clone());
    }

    /** What a key store of the system may keep in place of the passphrase, which may open other things too. */
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }
}
