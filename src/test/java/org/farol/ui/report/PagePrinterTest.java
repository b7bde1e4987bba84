package org.farol.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagePrinterTest {
    @TempDir
    Path folder;

    @Test
    void on_linux_pages_would_go_nowhere_without_the_program_that_sends_them() throws Exception {
        var spooler = folder.resolve("lpr");
        assertThat(PagePrinter.lacksSpooler("Linux", spooler)).isTrue();

        Files.createFile(spooler).toFile().setExecutable(true);
        assertThat(PagePrinter.lacksSpooler("Linux", spooler)).isFalse();
    }

    @Test
    void windows_needs_no_such_program() {
        assertThat(PagePrinter.lacksSpooler("Windows 11", folder.resolve("lpr")))
                .isFalse();
    }
}
