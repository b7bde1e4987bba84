package org.farol.sheet.raw;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;

/** Opens spreadsheet files, told apart by what is in them. */
public final class RawFiles {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    /** What Excel before 97 wrote began with one of these records. */
    private static final byte[][] BEFORE_EXCEL_97 = {{9, 0, 4, 0}, {9, 2, 6, 0}, {9, 4, 6, 0}};

    private static final byte[][] UTF_16 = {{(byte) 0xFF, (byte) 0xFE}, {(byte) 0xFE, (byte) 0xFF}};
    private static final int MAGIC_BYTES = 8;
    private static final long LARGEST_TEXT_FILE = 1L << 30;

    private RawFiles() {}

    /** Something done with a file that may turn out to be unreadable on the way. */
    @FunctionalInterface
    public interface Reading<T> {
        T run() throws IOException;
    }

    /**
     * Opens a file.
     *
     * @throws UnreadableSpreadsheetException if it is no spreadsheet, or one that cannot be opened
     */
    public static RawFile open(Path file) throws UnreadableSpreadsheetException {
        return explaining(file, () -> opened(file, false));
    }

    /** The same for who holds no more than a row of it: text may be of any length. */
    public static RawFile openOfAnyLength(Path file) throws UnreadableSpreadsheetException {
        return explaining(file, () -> opened(file, true));
    }

    /**
     * Runs {@code reading}, an operation on {@code file} or its sheets, and tells its failure in terms of the file.
     *
     * @throws UnreadableSpreadsheetException if it fails
     */
    @SuppressWarnings("CatchingUnchecked") // On damaged files the libraries throw a dozen unchecked types of their own.
    public static <T> T explaining(Path file, Reading<T> reading) throws UnreadableSpreadsheetException {
        var name = String.valueOf(file.getFileName());
        try {
            return reading.run();
        } catch (CancellationException e) {
            throw e;
        } catch (UnreadableSpreadsheetException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            // What filled the memory is let go here: the limits bound each thing held, not all of them together.
            throw new UnreadableSpreadsheetException(name, Reason.TOO_LARGE, e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof UnreadableSpreadsheetException known) {
                throw known;
            }
            throw new UnreadableSpreadsheetException(name, reason(Objects.requireNonNull(e.getCause())), e);
        } catch (Exception e) {
            throw new UnreadableSpreadsheetException(name, reason(e), e);
        }
    }

    private static Reason reason(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException _ -> Reason.MISSING;
            case AccessDeniedException _ -> Reason.IN_USE;
            // Windows says so of a file that Excel holds open.
            case FileSystemException held
            when held.getReason() != null && held.getReason().contains("process") -> Reason.IN_USE;
            case LimitException _ -> Reason.TOO_LARGE;
            case EncryptedDocumentException _ -> Reason.PASSWORD_PROTECTED;
            case OldFileFormatException _ -> Reason.OLD_FORMAT;
            default -> Reason.DAMAGED;
        };
    }

    private static RawFile opened(Path file, boolean ofAnyLength) throws IOException {
        var name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new UnreadableSpreadsheetException(name, Reason.NOT_A_SPREADSHEET);
        }
        var magic = magic(file);
        if (magic.length == 0) {
            throw new UnreadableSpreadsheetException(name, Reason.EMPTY);
        }
        if (startsWith(magic, OLE2)) {
            return excel97(file, name);
        }
        if (startsWith(magic, ZIP)) {
            return zipped(file, name);
        }
        if (Arrays.stream(BEFORE_EXCEL_97).anyMatch(start -> startsWith(magic, start))) {
            throw new UnreadableSpreadsheetException(name, Reason.OLD_FORMAT);
        }
        if (!isText(file) && Arrays.stream(UTF_16).noneMatch(mark -> startsWith(magic, mark))) {
            throw new UnreadableSpreadsheetException(name, Reason.NOT_A_SPREADSHEET);
        }
        if (!ofAnyLength && Files.size(file) > LARGEST_TEXT_FILE) {
            throw new UnreadableSpreadsheetException(name, Reason.TOO_LARGE);
        }
        return CsvFile.open(file, ofAnyLength);
    }

    private static RawFile excel97(Path file, String name) throws IOException {
        var entries = XlsFile.entries(file);
        if (entries.contains("EncryptedPackage")) {
            throw new UnreadableSpreadsheetException(name, Reason.PASSWORD_PROTECTED);
        }
        if (entries.contains("Book") && !entries.contains("Workbook")) {
            throw new UnreadableSpreadsheetException(name, Reason.OLD_FORMAT);
        }
        if (entries.stream().noneMatch(entry -> entry.equalsIgnoreCase("Workbook"))) {
            throw new UnreadableSpreadsheetException(name, Reason.NOT_A_SPREADSHEET);
        }
        return XlsFile.open(file);
    }

    private static RawFile zipped(Path file, String name) throws IOException {
        try (var parts = new ZipParts(file)) {
            if (OdsFile.isOne(parts) && OdsFile.isEncrypted(parts)) {
                throw new UnreadableSpreadsheetException(name, Reason.PASSWORD_PROTECTED);
            }
            if (!OdsFile.isOne(parts) && !XlsxFile.isOne(parts)) {
                throw new UnreadableSpreadsheetException(name, Reason.NOT_A_SPREADSHEET);
            }
            if (XlsxFile.isOne(parts)) {
                return XlsxFile.open(file);
            }
        }
        return OdsFile.open(file);
    }

    private static byte[] magic(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAGIC_BYTES);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
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
}
