package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.farol.pede.Field;
import org.farol.pede.IndeFormula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns whose headers tell nothing, known by their cells. */
class ContentRecognitionTest {
    private static final List<Field> INDICATORS =
            List.of(Field.IAN, Field.IDA, Field.IEG, Field.IAA, Field.IPS, Field.IPP, Field.IPV);

    @TempDir
    Path folder;

    private ReadSheet read(List<List<?>> rows) throws Exception {
        return Reading.of(SheetFiles.xlsx(folder.resolve("planilha.xlsx"), "PEDE2023", rows))
                .sheets()
                .getFirst();
    }

    private static void assertFound(ReadSheet table, String header, Field field, Evidence evidence) {
        assertThat(table.columns())
                .filteredOn(column -> column.header().equals(header))
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.role()).isEqualTo(new Role.Of(field));
                    assertThat(column.evidence()).isEqualTo(evidence);
                });
    }

    @Test
    void words_phases_and_school_years_are_known_by_themselves() throws Exception {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("Aluno", "IDA", "IEG", "IAA", "IPS", "Campo A", "Campo B", "Campo C", "Campo D", "Campo E"));
        for (var i = 0; i < 20; i++) {
            rows.add(List.of(
                    "RA-" + (100 + i),
                    6 + i % 4,
                    7,
                    8,
                    7.5,
                    i % 3 == 0 ? "Menina" : "Menino",
                    List.of("Ágata", "Topázio", "Quartzo", "Ametista").get(i % 4),
                    i % 5 == 0 ? "ALFA" : "FASE " + i % 5,
                    i % 5 == 0 ? "ALFA (2º e 3º ano)" : "Fase " + (1 + i % 5) + " (4º ano)",
                    i % 2 == 0 ? "Escola Pública" : "Privada"));
        }

        var table = read(rows);

        assertFound(table, "Campo A", Field.GENERO, Evidence.CONTENT);
        assertFound(table, "Campo B", Field.PEDRA, Evidence.CONTENT);
        assertFound(table, "Campo C", Field.FASE, Evidence.CONTENT);
        assertFound(table, "Campo D", Field.FASE_IDEAL, Evidence.CONTENT);
        assertFound(table, "Campo E", Field.INSTITUICAO, Evidence.CONTENT);
        assertThat(table.records()).hasSize(20);
    }

    @Test
    void ids_are_known_by_their_form() throws Exception {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("Campo A", "Nome", "IDA", "IEG", "IAA", "IPS"));
        for (var i = 0; i < 10; i++) {
            rows.add(List.of("RA-" + (100 + i), "Ana " + (char) ('a' + i), 7, 8, 7, 6));
        }

        assertThat(read(rows).records())
                .hasSize(10)
                .allMatch(record -> record.studentId().startsWith("RA-1"));
    }

    @Test
    void a_birth_date_and_an_age_explain_each_other() throws Exception {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("RA", "IDA", "IEG", "IAA", "Idade", "Campo A"));
        for (var i = 0; i < 12; i++) {
            rows.add(List.of("RA-" + i, 7, 8, 7, 8 + i, LocalDate.of(2015 - i, 1 + i, 13 + i)));
        }

        assertFound(read(rows), "Campo A", Field.NASCIMENTO, Evidence.CONTENT);
    }

    @Test
    void inde_and_what_it_is_made_of_are_found_by_the_identity() throws Exception {
        var table = read(grades(List.of(Field.IAA, Field.IPS, Field.IPP, Field.IEG, Field.IPV), true));

        // IAN by its levels, IDA as the mean of the subjects, INDE by the identity itself.
        assertFound(table, "Campo A", Field.INDE, Evidence.INDE_IDENTITY);
        assertFound(table, "Campo B", Field.IAN, Evidence.INDE_IDENTITY);
        assertFound(table, "Campo C", Field.IDA, Evidence.INDE_IDENTITY);
        assertThat(table.indeConfirmed()).isEqualTo(40);
    }

    @Test
    void what_the_identity_cannot_tell_apart_stays_unknown() throws Exception {
        var table = read(grades(List.of(Field.IAN, Field.IDA, Field.IEG, Field.IPV, Field.IPP), true));

        assertFound(table, "Campo A", Field.INDE, Evidence.INDE_IDENTITY);
        assertThat(table.columns())
                .filteredOn(column -> List.of("Campo E", "Campo F").contains(column.header()))
                .extracting(ColumnUse::role)
                .containsOnly(new Role.Unknown());
    }

    @Test
    void grades_that_satisfy_no_identity_stay_unknown() throws Exception {
        var table = read(grades(List.of(Field.IAA, Field.IPS, Field.IPP, Field.IEG, Field.IPV), false));

        assertThat(table.columns())
                .filteredOn(column -> column.header().startsWith("Campo"))
                .extracting(ColumnUse::role)
                .containsOnly(new Role.Unknown());
    }

    /** Rows whose INDE is that of their indicators, or is not; all but {@code named} under headers that tell nothing. */
    private static List<List<?>> grades(List<Field> named, boolean isSound) {
        var random = new Random(1);
        List<List<?>> rows = new ArrayList<>();
        List<Object> header = new ArrayList<>(List.of("RA", "Fase", "Mat", "Por"));
        header.add("Campo A");
        for (var field : INDICATORS) {
            header.add(named.contains(field) ? field : "Campo " + "BCDEFGH".charAt(INDICATORS.indexOf(field)));
        }
        rows.add(header);
        for (var i = 0; i < 40; i++) {
            var mat = random.nextInt(101) / 10.0;
            var por = random.nextInt(101) / 10.0;
            List<Object> row = new ArrayList<>(List.of("RA-" + i, i % 8, mat, por, 0));
            var inde = 0.0;
            for (var field : INDICATORS) {
                var grade = switch (field) {
                    case IAN -> List.of(2.5, 5.0, 10.0).get(random.nextInt(3));
                    case IDA -> (mat + por) / 2;
                    default -> random.nextInt(1001) / 100.0;
                };
                inde += Objects.requireNonNull(IndeFormula.PROGRAMME.weights().get(field)) * grade;
                row.add(grade);
            }
            row.set(4, isSound ? inde : random.nextInt(101) / 10.0);
            rows.add(row);
        }
        return rows;
    }

    @Test
    void what_a_word_of_its_header_sets_aside_is_read_if_its_cells_show_a_field() throws Exception {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("RA", "IEG", "Escola de origem", "Escola", "Situação"));
        for (var i = 0; i < 20; i++) {
            rows.add(List.of(
                    "RA-" + (100 + i),
                    7,
                    "EE Exemplo " + i,
                    i % 2 == 0 ? "Pública" : "Privada",
                    i % 3 == 0 ? "Cursando" : "Transferido"));
        }

        var table = read(rows);

        assertFound(table, "Escola", Field.INSTITUICAO, Evidence.CONTENT);
        assertThat(table.columns())
                .filteredOn(column -> column.use() == ColumnUse.Use.ASIDE)
                .extracting(ColumnUse::header)
                .containsExactly("Escola de origem", "Situação");
    }

    @Test
    void what_a_header_says_is_of_another_time_is_never_taken_for_this_years() throws Exception {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("RA", "IEG", "Pedra anterior", "Fase anterior"));
        for (var i = 0; i < 20; i++) {
            rows.add(List.of(
                    "RA-" + (100 + i), 7, i % 2 == 0 ? "Ágata" : "Topázio", i % 5 == 0 ? "ALFA" : "FASE " + i % 5));
        }

        var table = read(rows);

        assertThat(table.records())
                .allSatisfy(record -> assertThat(record.values()).containsOnlyKeys(Field.IEG));
    }
}
