package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.farol.app.TableFile.Column;
import org.farol.app.TableFile.Format;
import org.farol.app.TableFile.Value;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewTest {
    @Test
    void the_last_import_is_held_against_what_was_known_before_it(@TempDir Path folder) throws Exception {
        try (var workspace = Workspace.open(folder.resolve("dados"))) {
            read(workspace, folder, "PEDE2022.csv", "RA-1;3;7;8;-1\nRA-2;3;6;8;0\nRA-3;4;6;8;0\n");
            var first = workspace.overview(2022);
            assertThat(first.now().students()).isEqualTo(3);
            assertThat(first.now().behind()).isEqualTo(1);
            assertThat(first.now().flagged()).isEmpty();
            assertThat(first.changes().orElseThrow().comparedYear()).isEmpty();

            read(workspace, folder, "PEDE2023.csv", "RA-1;4;7;8;-1\nRA-2;4;6;8;-1\nRA-9;1;6;8;0\n");
            var next = workspace.overview(2023);
            assertThat(next.lastYear().orElseThrow().students()).isEqualTo(3);
            var changes = next.changes().orElseThrow();
            assertThat(changes.comparedYear()).hasValue(2022);
            assertThat(changes.added()).containsExactly("RA-9");
            assertThat(changes.gone()).containsExactly("RA-3");
            assertThat(changes.changed()).isEmpty();

            read(workspace, folder, "PEDE2023-corrigida.csv", "RA-1;4;7;8;-1\nRA-2;4;9;8;-1\nRA-9;1;6;8;0\n");
            var corrected = workspace.overview(2023).changes().orElseThrow();
            assertThat(corrected.comparedYear()).hasValue(2023);
            assertThat(corrected.added()).isEmpty();
            assertThat(corrected.gone()).isEmpty();
            assertThat(corrected.changed()).containsExactly("RA-2");
        }
    }

    private static void read(Workspace workspace, Path folder, String name, String rows) throws Exception {
        var sheet = Files.writeString(folder.resolve(name), "RA;Fase;IDA;IEG;Defasagem\n" + rows);
        workspace.importFiles(List.of(sheet), Progress.NONE);
    }

    @Test
    void a_table_as_text_has_the_signs_of_its_readers_and_no_formula(@TempDir Path folder) throws Exception {
        var table = new TableFile(
                "Alunos",
                List.of(new Column("Nome", Format.GENERAL), new Column("Risco", Format.PERCENT)),
                List.of(List.of(new Value.Text("=1+1"), new Value.Numeric(0.125))),
                "Sobre",
                List.of("nota"));

        table.write(folder.resolve("a.csv"), Locale.forLanguageTag("pt-BR"));
        table.write(folder.resolve("b.csv"), Locale.ENGLISH);

        assertThat(folder.resolve("a.csv")).hasContent("\uFEFFNome;Risco\n'=1+1;0,125");
        assertThat(folder.resolve("b.csv")).hasContent("\uFEFFNome,Risco\n'=1+1,0.125");
    }
}
