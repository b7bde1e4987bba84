package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.farol.sheet.UnreadableSpreadsheetException.Reason;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFilesTest {
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};

    @TempDir
    Path folder;

    private void assertUnreadable(byte[] content, Reason reason) throws Exception {
        assertUnreadable(Files.write(folder.resolve("planilha.xlsx"), content), reason);
    }

    private static void assertUnreadable(Path file, Reason reason) {
        assertThatThrownBy(() -> new SpreadsheetReader().read(file, Progress.NONE))
                .isInstanceOfSatisfying(UnreadableSpreadsheetException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.file()).isEqualTo(file.getFileName().toString());
                });
    }

    @Test
    void a_missing_file() {
        assertUnreadable(folder.resolve("nada.xlsx"), Reason.MISSING);
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
        assertUnreadable(OLE2, Reason.OLD_FORMAT);
    }

    @Test
    void a_workbook_with_a_password() throws Exception {
        var content = new ByteArrayOutputStream();
        content.write(OLE2);
        content.write(new byte[512]);
        content.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
        assertUnreadable(content.toByteArray(), Reason.PASSWORD_PROTECTED);
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
        assertUnreadable(file, Reason.NO_HEADER);
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
                new SpreadsheetReader().read(file, Progress.NONE);
            } catch (UnreadableSpreadsheetException e) {
                assertThat(e.file()).isEqualTo("planilha.xlsx");
            }
        }
    }
}
