package org.farol.sheet;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawCell;

/** Student ids as they are kept: {@code RA-868}, {@code ALUNO-714}. */
final class StudentIds {
    private static final Pattern NUMBERED = Pattern.compile("(RA|ALUNO)[\\s_.-]*0*([0-9]+)(?:\\.0+)?");
    private static final Pattern BARE = Pattern.compile("0*([0-9]+)(?:\\.0+)?");
    private static final Pattern SUMMARY = Pattern.compile("(?:sub)?total.*|media.*|soma.*|contagem.*");

    private static final int LONGEST_ID = 200;

    private StudentIds() {}

    /** Whether the cell has the form of an id that the programme gives. */
    static boolean looksLikeOne(RawCell cell) {
        return cell instanceof RawCell.Text(String text)
                && NUMBERED.matcher(text.toUpperCase(Locale.ROOT)).matches();
    }

    /** Whether the text heads a row that sums up others. */
    static boolean isSummary(String text) {
        return SUMMARY.matcher(Names.normal(text)).matches();
    }

    /** The id in {@code cell}, where {@code isRa} tells that the column is headed as RA; empty when there is none. */
    static Optional<String> read(RawCell cell, boolean isRa) {
        var text = cell.raw();
        if (text.isEmpty() || text.length() > LONGEST_ID || cell instanceof RawCell.Faulty) {
            return Optional.empty();
        }
        var numbered = NUMBERED.matcher(text.toUpperCase(Locale.ROOT));
        if (numbered.matches()) {
            return Optional.of(numbered.group(1).concat("-").concat(numbered.group(2)));
        }
        if (isSummary(text)) {
            return Optional.empty();
        }
        var bare = BARE.matcher(text);
        return Optional.of(bare.matches() && isRa ? "RA-" + bare.group(1) : text);
    }
}
