package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.farol.pede.Identities;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

class SampleImportTest {
    private static final Path WIDE = Path.of("data", "exemplo-pede-2020-2022.xlsx");
    private static final Path YEARLY = Path.of("data", "exemplo-pede-2022-2023.xlsx");

    private final SpreadsheetReader reader = new SpreadsheetReader();

    @Test
    void the_inde_identity_holds_on_every_complete_record() throws Exception {
        for (var file : List.of(WIDE, YEARLY)) {
            for (var sheet : reader.read(file, Progress.NONE).sheets()) {
                assertThat(sheet.indeConfirmed()).isEqualTo(sheet.indeChecked());
                assertThat(sheet.records())
                        .filteredOn(Identities::indeApplies)
                        .allMatch(Identities::indeHolds)
                        .hasSize(sheet.indeChecked());
            }
        }
    }

    @Test
    void every_row_gives_a_record_or_a_reason() throws Exception {
        for (var sheet : reader.read(YEARLY, Progress.NONE).sheets()) {
            assertThat(sheet.records().size() + sheet.refusedRows().size()).isEqualTo(sheet.rows());
        }
    }

    @Test
    void the_row_of_dictionary_codes_is_refused_with_its_cells() throws Exception {
        var sheet = reader.read(WIDE, Progress.NONE).sheets().getFirst();

        assertThat(sheet.refusedRows()).singleElement().satisfies(row -> {
            assertThat(row.reason()).isEqualTo(RowAccount.Reason.NO_READABLE_VALUE);
            assertThat(sheet.cells())
                    .filteredOn(cell -> cell.row() == row.row())
                    .hasSize(11)
                    .allMatch(cell -> cell.rule().refuses());
        });
    }

    @Test
    void every_raw_row_is_kept_header_included() throws Exception {
        var sheet = reader.read(WIDE, Progress.NONE).sheets().getFirst();

        assertThat(sheet.rawRows()).hasSize(sheet.rows() + 1);
        assertThat(sheet.rawRows().getFirst().cells()).contains("NOME", "IEG_2020", "CG_2022");
    }

    @Test
    void every_student_of_2022_is_linked_across_the_files() throws Exception {
        var records = new ArrayList<>(reader.read(WIDE, Progress.NONE).records());
        records.addAll(reader.read(YEARLY, Progress.NONE).records());

        var links = StudentLinks.find(records);

        assertThat(links)
                .hasSize(617)
                .allSatisfy(link -> assertThat(link.ra().substring("RA-".length()))
                        .isEqualTo(link.ownId().substring("ALUNO-".length())));
    }
}
