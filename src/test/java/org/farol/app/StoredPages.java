package org.farol.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.h2.compress.CompressLZF;
import org.h2.mvstore.DataUtils;

/**
 * What stands in the pages of an H2 file, also in those that are not in use any more: H2 compresses them, so that the bytes
 * of the file do not show it. A page begins with its length and a checksum, by which it is found wherever it is.
 */
final class StoredPages {
    private static final int BLOCK = 4096;
    private static final int SMALLEST = 16;
    private static final int COMPRESSED = 2;
    private static final int NODE = 1;

    private StoredPages() {}

    /** The expanded pages, one after the other. */
    static String of(byte[] file) {
        var text = new StringBuilder();
        for (var block = 0; block + BLOCK <= file.length; block += BLOCK) {
            var header = new String(file, block, BLOCK, StandardCharsets.ISO_8859_1);
            if (header.startsWith("chunk:") && header.contains(",len:")) {
                var blocks = Integer.parseInt(header.replaceFirst("(?s).*?,len:([0-9a-f]+).*", "$1"), 16);
                var id = Integer.parseInt(header.replaceFirst("(?s)chunk:([0-9a-f]+).*", "$1"), 16);
                var end = Math.min(file.length, block + blocks * BLOCK);
                pages(ByteBuffer.wrap(file, block, end - block).slice(), id, text);
            }
        }
        return text.toString();
    }

    private static void pages(ByteBuffer chunk, int id, StringBuilder text) {
        for (var at = 0; at + SMALLEST < chunk.capacity(); at++) {
            var length = chunk.getInt(at);
            var check = DataUtils.getCheckValue(id) ^ DataUtils.getCheckValue(at) ^ DataUtils.getCheckValue(length);
            if (length >= SMALLEST
                    && at + length <= chunk.capacity()
                    && chunk.getShort(at + Integer.BYTES) == (short) check) {
                text.append(expanded(chunk.slice(at, length)));
            }
        }
    }

    private static String expanded(ByteBuffer page) {
        page.position(Integer.BYTES + Short.BYTES);
        DataUtils.readVarInt(page);
        DataUtils.readVarInt(page);
        var entries = DataUtils.readVarInt(page);
        var type = page.get();
        if ((type & NODE) != 0) {
            for (var child = 0; child <= entries; child++) {
                page.getLong();
            }
            for (var child = 0; child <= entries; child++) {
                DataUtils.readVarLong(page);
            }
        }
        var added = (type & COMPRESSED) == 0 ? 0 : DataUtils.readVarInt(page);
        var stored = new byte[page.remaining()];
        page.get(stored);
        if ((type & COMPRESSED) == 0) {
            return new String(stored, StandardCharsets.UTF_8);
        }
        var plain = new byte[stored.length + added];
        new CompressLZF().expand(stored, 0, stored.length, plain, 0, plain.length);
        return new String(plain, StandardCharsets.UTF_8);
    }
}
