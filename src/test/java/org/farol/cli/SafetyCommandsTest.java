package org.farol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyCommandsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void importTwo() throws Exception {
        var sheet = Files.writeString(folder.resolve("PEDE 2023.csv"), """
                RA;Nome;Fase;Idade;INDE;IAA;IEG;IPS;IDA;IPP;IPV;IAN;Defasagem
                RA-1;Ana;2;12;7,1;5,5;7,0;6,5;6,1;7,5;7,2;5,0;-1
                RA-2;Bia;2;12;7,1;6,5;7,0;6,5;6,1;7,5;7,2;5,0;-1
                """);
        assertThat(run("import", sheet.toString())).isZero();
    }

    private int run(String... command) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--home", folder.resolve("dados").toString()));
        return CommandLineFace.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    @Test
    void encrypted_data_is_opened_with_the_passphrase_of_a_file_only() throws Exception {
        var right = Files.writeString(folder.resolve("certa"), "quatro palavras ao acaso\n");
        var wrong = Files.writeString(folder.resolve("errada"), "quatro palavras em ordem\n");
        assertThat(run("passphrase", "--set", "--new-passphrase-file", right.toString()))
                .isZero();

        assertThat(run("imports")).isEqualTo(1);
        assertThat(err.toString()).contains("protegidos por senha", "--passphrase-file");
        assertThat(run("imports", "--passphrase-file", wrong.toString())).isEqualTo(1);
        assertThat(run("imports", "--passphrase-file", right.toString())).isZero();
        assertThat(out.toString()).contains("PEDE 2023.csv");
        assertThat(run("passphrase", "--remove", "--passphrase-file", right.toString()))
                .isZero();
        assertThat(run("imports")).isZero();
    }

    @Test
    void a_backup_is_restored_after_a_yes_only() {
        var backup = folder.resolve("copia.zip").toString();
        assertThat(run("backup", backup, "--json")).isZero();
        assertThat(out.toString()).contains("\"observation\" : 2");
        assertThat(run("imports", "--undo", "1")).isZero();

        assertThat(run("restore", backup)).isEqualTo(1);
        assertThat(err.toString()).contains("--yes");
        assertThat(run("restore", backup, "--yes")).isZero();

        assertThat(run("imports")).isZero();
        assertThat(out.toString()).contains("PEDE 2023.csv");
    }

    @Test
    void a_student_is_exported_and_erased_and_the_log_tells_both() {
        var zip = folder.resolve("aluna.zip");
        assertThat(run("export-student", "RA-1", "--out", zip.toString())).isZero();
        assertThat(zip).exists();
        assertThat(run("erase-student", "RA-1")).isEqualTo(1);
        assertThat(run("erase-student", "RA-1", "--yes")).isZero();
        assertThat(run("export-student", "RA-1", "--out", zip.toString())).isEqualTo(1);

        assertThat(run("audit", "--student", "RA-1")).isZero();
        assertThat(out.toString())
                .contains("dados de um aluno exportados", "aluno apagado", "Registro inteiro")
                .doesNotContain("RA-1");
        assertThat(run("export-pseudonymised", "--csv", folder.resolve("a.csv").toString()))
                .isZero();
        assertThat(run("audit", "--json")).isZero();
        assertThat(out.toString()).contains("\"whole\" : true", "PSEUDONYMISED_EXPORT");
    }
}
