package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.dhatim.fastexcel.Workbook;
import org.farol.sheet.raw.UnreadableSpreadsheetException;
import org.farol.sheet.raw.UnreadableSpreadsheetException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFilesTest {
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};

    @TempDir
    Path folder;

    private void assertUnreadable(byte[] content, Reason reason) throws Exception {
        Reading.assertRefused(Files.write(folder.resolve("planilha.xlsx"), content), reason);
    }

    @Test
    void a_missing_file() {
        Reading.assertRefused(folder.resolve("nada.xlsx"), Reason.MISSING);
    }

    @Test
    void an_empty_file() throws Exception {
        assertUnreadable(new byte[0], Reason.EMPTY);
    }

    @Test
    void a_picture() throws Exception {
        assertUnreadable(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, Reason.NOT_A_SPREADSHEET);
    }

    @Test
    void a_zip_of_something_else() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("carta.txt"));
            zip.write("olá".getBytes(StandardCharsets.UTF_8));
        }
        assertUnreadable(bytes.toByteArray(), Reason.NOT_A_SPREADSHEET);
    }

    @Test
    void columns_of_a_year_that_nothing_tells() throws Exception {
        assertUnreadable("RA;Fase;IDA\nRA-1;3;7,5\n".getBytes(StandardCharsets.UTF_8), Reason.NO_YEAR);
    }

    @Test
    void a_workbook_of_the_old_format() throws Exception {
        assertUnreadable(containerOf("Book"), Reason.OLD_FORMAT);
    }

    private static byte[] containerOf(String entry) throws IOException {
        try (var container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[512]), entry);
            var bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void a_word_document_of_the_old_format() throws Exception {
        assertUnreadable(containerOf("WordDocument"), Reason.NOT_A_SPREADSHEET);
    }

    @Test
    void the_beginning_of_an_old_container() throws Exception {
        assertUnreadable(OLE2, Reason.DAMAGED);
    }

    @Test
    void a_workbook_with_a_password() throws Exception {
        assertUnreadable(containerOf("EncryptedPackage"), Reason.PASSWORD_PROTECTED);
    }

    @Test
    void a_truncated_workbook() throws Exception {
        var whole = Files.readAllBytes(Path.of("data", "exemplo-pede-2022-2023.xlsx"));
        for (var share : new double[] {0.1, 0.5, 0.9, 0.999}) {
            assertUnreadable(Arrays.copyOf(whole, (int) (whole.length * share)), Reason.DAMAGED);
        }
    }

    @Test
    void a_sheet_without_a_header() throws Exception {
        var file = folder.resolve("notas.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("lista").value(0, 0, "comprar pão");
        }
        Reading.assertRefused(file, Reason.NO_HEADER);
    }

    @Test
    void bytes_changed_at_random_give_a_clear_error_or_a_reading_never_a_crash() throws Exception {
        var whole = Files.readAllBytes(Path.of("data", "exemplo-pede-2022-2023.xlsx"));
        var random = new Random(1);
        for (var i = 0; i < 60; i++) {
            var damaged = whole.clone();
            for (var k = 0; k < 20; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var file = Files.write(folder.resolve("planilha.xlsx"), damaged);
            try {
                Reading.of(file);
            } catch (UnreadableSpreadsheetException e) {
                assertThat(e.file()).isEqualTo("planilha.xlsx");
            }
        }
    }
}
