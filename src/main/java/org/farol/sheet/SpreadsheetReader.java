package org.farol.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.farol.sheet.UnreadableSpreadsheetException.Reason;
import org.farol.work.Progress;

/** Reads spreadsheet files (.xlsx and .csv, told apart by content) as yearly records, whatever their columns' names. */
public final class SpreadsheetReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int MAGIC_BYTES = 8;
    private static final long MOST_UNZIPPED_BYTES = 1L << 30;

    private final ColumnNames names = new ColumnNames();
    private final TextFields textFields = new TextFields();

    /**
     * Reads every sheet of a file.
     *
     * @throws UnreadableSpreadsheetException if no record can be read from it
     */
    public ReadFile read(Path file, Progress progress) throws UnreadableSpreadsheetException {
        var name = String.valueOf(file.getFileName());
        try {
            var tables = tables(file, name, progress);
            var sheets = new ArrayList<ReadSheet>();
            for (var table : tables) {
                var from = (double) sheets.size() / tables.size();
                sheets.add(SheetReader.read(
                        name, table, names, textFields, progress.part(from, from + 1.0 / tables.size())));
            }
            if (sheets.stream().allMatch(sheet -> sheet.records().isEmpty())) {
                throw new UnreadableSpreadsheetException(name, withoutRecords(sheets));
            }
            progress.report(1);
            return new ReadFile(name, sha256(file), sheets);
        } catch (NoSuchFileException e) {
            throw new UnreadableSpreadsheetException(name, Reason.MISSING, e);
        } catch (AccessDeniedException e) {
            throw new UnreadableSpreadsheetException(name, Reason.IN_USE, e);
        } catch (UnreadableSpreadsheetException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableSpreadsheetException(name, Reason.DAMAGED, e);
        }
    }

    private static Reason withoutRecords(List<ReadSheet> sheets) {
        var yearMissing = sheets.stream()
                .flatMap(sheet -> sheet.refusedRows().stream())
                .anyMatch(row -> row.reason() == RowAccount.Reason.NO_YEAR);
        return yearMissing ? Reason.NO_YEAR : Reason.NO_HEADER;
    }

    private static List<RawTable> tables(Path file, String name, Progress progress) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableSpreadsheetException(name, Reason.NOT_A_SPREADSHEET);
        }
        var magic = magic(file);
        if (magic.length == 0) {
            throw new UnreadableSpreadsheetException(name, Reason.EMPTY);
        }
        if (startsWith(magic, OLE2)) {
            throw new UnreadableSpreadsheetException(
                    name, holdsEncryptedPackage(file) ? Reason.PASSWORD_PROTECTED : Reason.OLD_FORMAT);
        }
        if (startsWith(magic, ZIP)) {
            checkZip(file, name);
            try {
                return XlsxTables.read(file, progress);
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                // On a damaged zip or broken XML the libraries below throw a dozen unchecked types of their own.
                throw new UnreadableSpreadsheetException(name, Reason.DAMAGED, e);
            }
        }
        if (!isText(file)) {
            throw new UnreadableSpreadsheetException(name, Reason.NOT_A_SPREADSHEET);
        }
        return CsvTables.read(file);
    }

    private static byte[] magic(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAGIC_BYTES);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** Excel puts an encrypted workbook into the container of the old format, under this name. */
    private static boolean holdsEncryptedPackage(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .contains(new String(
                        "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    private static void checkZip(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new UnreadableSpreadsheetException(name, Reason.NOT_A_SPREADSHEET);
            }
            if (zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum() > MOST_UNZIPPED_BYTES) {
                throw new UnreadableSpreadsheetException(name, Reason.TOO_LARGE);
            }
        } catch (ZipException e) {
            throw new UnreadableSpreadsheetException(name, Reason.DAMAGED, e);
        }
    }

    private static boolean isText(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            for (var b = in.read(); b != -1; b = in.read()) {
                if (b < ' ' && b != '\t' && b != '\r' && b != '\n') {
                    return false;
                }
            }
            return true;
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
