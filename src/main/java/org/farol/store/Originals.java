package org.farol.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.farol.sheet.ReadSheet;

/** The imported files, as they were and as they were read. */
public final class Originals {
    private final Database database;

    Originals(Database database) {
        this.database = database;
    }

    /** What became of the tables of an import; their records are not repeated. */
    public List<ReadSheet> accounts(long importId) {
        return database.reading(
                "select account from table_account where import_id = ? order by position",
                row -> {
                    try (var account = row.getBinaryStream("account")) {
                        return TableAccount.read(account);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                importId);
    }

    /** Whether the bytes of an imported file were kept: an earlier version did not. */
    public boolean isKept(long importId) {
        return !database.reading(
                        "select id from import where id = ? and octet_length(content) > 0",
                        row -> row.getLong("id"),
                        importId)
                .isEmpty();
    }

    /** Whether the bytes of an imported file were taken out because they spoke of a student who was erased. */
    public boolean isErased(long importId) {
        return !database.reading(
                        "select id from import where id = ? and content_erased", row -> row.getLong("id"), importId)
                .isEmpty();
    }

    /** Writes the bytes of an imported file as they were. */
    public void write(long importId, OutputStream out) {
        database.reading(
                "select content from import where id = ?",
                row -> {
                    try (var content = row.getBinaryStream("content")) {
                        return content.transferTo(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                importId);
    }
}
