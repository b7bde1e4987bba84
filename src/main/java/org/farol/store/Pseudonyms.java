package org.farol.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Names for students that only this store can give: HMAC-SHA256 of the id under a random key of the store, 128 bits of it
 * in hex. The same student has the same pseudonym every year; without the key nobody can tell whose it is, nor try ids out.
 */
public final class Pseudonyms {
    private static final int KEY_BYTES = 32;
    private static final int DIGITS = 32;

    private final byte[] key;

    private Pseudonyms(byte[] key) {
        this.key = key;
    }

    /** The pseudonyms of a store; its key is made in the transaction of {@code connection} where there is none yet. */
    static Pseudonyms of(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select secret from pseudonym_key for update");
                var row = query.executeQuery()) {
            row.next();
            var secret = row.getString("secret");
            if (!secret.isEmpty()) {
                return new Pseudonyms(HexFormat.of().parseHex(secret));
            }
        }
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        try (var update = connection.prepareStatement("update pseudonym_key set secret = ?")) {
            update.setString(1, HexFormat.of().formatHex(fresh));
            update.executeUpdate();
        }
        return new Pseudonyms(fresh);
    }

    /** The pseudonym of a student. */
    public String of(String studentId) {
        return HexFormat.of().formatHex(Hmac.sha256(key, studentId)).substring(0, DIGITS);
    }
}
