package org.farol.sheet.raw;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Characters of a text file, of which no single record may have too many: what is read as one is held as one. */
final class RecordReader extends FilterReader {
    private static final long LONGEST_RECORD = 1L << 24;

    private long left = LONGEST_RECORD;

    RecordReader(Reader in) {
        super(in);
    }

    /** Tells that a record is whole. */
    void recordEnds() {
        left = LONGEST_RECORD;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one == -1 ? 0 : 1);
        return one;
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        var read = super.read(chars, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) throws LimitException {
        left -= read;
        if (left < 0) {
            throw new LimitException("a record of a text file");
        }
    }
}
