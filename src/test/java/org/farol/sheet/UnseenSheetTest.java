package org.farol.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnseenSheetTest {
    @TempDir
    Path folder;

    private ReadSheet read(String fileName, String sheetName, List<List<?>> rows) throws Exception {
        return Reading.of(SheetFiles.xlsx(folder.resolve(fileName), sheetName, rows))
                .sheets()
                .getFirst();
    }

    @Test
    void next_years_sheet_is_understood_though_nobody_has_seen_it() throws Exception {
        var sheet = read(
                "BASE PEDE 2024.xlsx",
                "PEDE2024",
                List.of(
                        List.of(
                                "RA",
                                "Fase",
                                "INDE 2024",
                                "Pedra 2024",
                                "Turma",
                                "Nome Anonimizado",
                                "Data de Nasc",
                                "Idade",
                                "Gênero",
                                "Ano ingresso",
                                "Instituição de ensino",
                                "Pedra 23",
                                "INDE 22",
                                "INDE 23",
                                "Nº Av",
                                "IAA",
                                "IEG",
                                "IPS",
                                "IPP",
                                "IDA",
                                "Mat",
                                "Por",
                                "Ing",
                                "Indicado",
                                "Atingiu PV",
                                "IPV",
                                "IAN",
                                "Fase Ideal",
                                "Defasagem",
                                "Destaque IEG",
                                "Escola",
                                "Ativo/ Inativo"),
                        List.of(
                                "RA-1",
                                "1A",
                                7.38,
                                "Ametista",
                                "1A",
                                "Aluno-1",
                                "6/17/2015",
                                9,
                                "Feminino",
                                2022,
                                "Pública",
                                "Ágata",
                                6.1,
                                6.8,
                                3,
                                8,
                                8,
                                7.5,
                                7,
                                6.4,
                                6,
                                7,
                                "",
                                "Sim",
                                "Não",
                                7.6,
                                5,
                                "Fase 2 (5º e 6º ano)",
                                -1,
                                "Melhorar",
                                "EE Exemplo",
                                "Cursando"),
                        List.of(
                                "RA-2",
                                "ALFA",
                                "INCLUIR",
                                "INCLUIR",
                                "ALFA B - G2/G3",
                                "Aluno-2",
                                "2/3/2016",
                                8,
                                "Masculino",
                                2024,
                                "Pública",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                10,
                                "ALFA (1° e 2° ano)",
                                0,
                                "",
                                "EM Exemplo",
                                "Cursando"),
                        List.of(
                                "RA-3",
                                9,
                                "",
                                "",
                                9,
                                "Aluno-3",
                                "12/30/2003",
                                20,
                                "Feminino",
                                2018,
                                "Concluiu o 3º EM",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                10,
                                "Fase 8 (Universitários)",
                                1)));

        assertThat(sheet.years()).containsExactly(2024);
        assertThat(sheet.records()).hasSize(3);
        var first = sheet.records().getFirst();
        assertThat(first.values().keySet()).containsAll(fieldsBut(Field.ING));
        assertThat(first.number(Field.INDE)).hasValue(7.38);
        assertThat(first.text(Field.PEDRA)).hasValue("Ametista");
        assertThat(first.text(Field.TURMA)).hasValue("A");
        assertThat(first.whole(Field.FASE)).hasValue(1);
        assertThat(sheet.records().get(1).number(Field.INDE)).isEmpty();
        assertThat(sheet.records().get(1).text(Field.TURMA)).hasValue("B");
        assertThat(sheet.records().get(2).whole(Field.FASE)).hasValue(9);
        assertThat(use(sheet, "INDE 23")).isEqualTo(ColumnUse.Use.OTHER_YEAR);
        assertThat(use(sheet, "Destaque IEG")).isEqualTo(ColumnUse.Use.ASIDE);
        assertThat(use(sheet, "Escola")).isEqualTo(ColumnUse.Use.ASIDE);
    }

    private static Set<Field> fieldsBut(Field absent) {
        return Field.standard().stream()
                .filter(field -> field != absent)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ColumnUse.Use use(ReadSheet sheet, String header) {
        return sheet.columns().stream()
                .filter(column -> column.header().equals(header))
                .findFirst()
                .orElseThrow()
                .use();
    }

    @Test
    void renamed_and_reordered_columns_below_a_title_are_recognised() throws Exception {
        var sheet = read(
                "planilha.xlsx",
                "Consolidado 2025",
                List.of(
                        List.of("Associação Exemplo"),
                        List.of(),
                        List.of(
                                "Defasagem escolar",
                                "Índice de Engajamento (IEG)",
                                "Nota de Matemática",
                                "Registro do Aluno",
                                "Fase atual",
                                "Nível ideal",
                                "Sexo",
                                "Coluna nova"),
                        List.of(-1, 7.5, 6, "RA-10", "FASE 2", "Nível 3 (7º ano)", "F", "x"),
                        List.of("", 8.5, 9, "Total")));

        assertThat(sheet.years()).containsExactly(2025);
        var record = sheet.records().getFirst();
        assertThat(record.studentId()).isEqualTo("RA-10");
        assertThat(record.whole(Field.DEFASAGEM)).hasValue(-1);
        assertThat(record.number(Field.IEG)).hasValue(7.5);
        assertThat(record.number(Field.MAT)).hasValue(6);
        assertThat(record.whole(Field.FASE)).hasValue(2);
        assertThat(record.whole(Field.FASE_IDEAL)).hasValue(3);
        assertThat(record.text(Field.GENERO)).hasValue("Feminino");
        assertThat(record.source().row()).isEqualTo(4);
        assertThat(sheet.refusedRows()).containsExactly(new RowAccount(5, RowAccount.Reason.SUMMARY));
    }

    @Test
    void a_sheet_with_half_its_columns_is_read_and_tells_what_it_lacks() throws Exception {
        var sheet = read("PEDE2023.xlsx", "PEDE2023", List.of(List.of("RA", "Fase", "IEG"), List.of("RA-1", 2, 7.5)));

        assertThat(sheet.records()).hasSize(1);
        assertThat(sheet.missing()).contains(Field.INDE, Field.DEFASAGEM).doesNotContain(Field.IEG, Field.FASE);
    }

    @Test
    void a_column_of_years_gives_a_record_for_each_row_and_year() throws Exception {
        var sheet = read(
                "longa.xlsx",
                "dados",
                List.of(
                        List.of("RA", "Ano", "Fase", "IEG"),
                        List.of("RA-1", 2021, 2, 7.5),
                        List.of("RA-1", 2022, 3, 8.5)));

        assertThat(sheet.years()).containsExactly(2021, 2022);
        assertThat(sheet.records()).hasSize(2);
    }

    @Test
    void a_csv_is_read_whatever_its_separator_and_encoding() throws Exception {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
            for (var separator : List.of(";", ",", "\t")) {
                var file = folder.resolve("PEDE2023.csv");
                Files.writeString(
                        file,
                        String.join(separator, "RA", "Fase", "Gênero", "IEG", "Pedra") + "\n"
                                + String.join(separator, "RA-1", "FASE 3", "Feminino", "7.5", "Ágata"),
                        charset);

                var record = Reading.of(file).records().getFirst();

                assertThat(record.year()).isEqualTo(2023);
                assertThat(record.number(Field.IEG)).hasValue(7.5);
                assertThat(record.text(Field.PEDRA)).hasValue("Ágata");
            }
        }
    }

    @Test
    void dotted_and_shortened_names_of_columns_are_recognised() throws Exception {
        var sheet = read(
                "PEDE2025.xlsx",
                "PEDE2025",
                List.of(
                        List.of("RA", "Fase", "I.A.A.", "Engaj.", "Psicossoc.", "Desemp. Acad.", "Adeq. Nível", "Gên."),
                        List.of("RA-1", 2, 8.5, 7.5, 6.5, 5.5, 10, "F")));

        var record = sheet.records().getFirst();
        assertThat(record.number(Field.IAA)).hasValue(8.5);
        assertThat(record.number(Field.IEG)).hasValue(7.5);
        assertThat(record.number(Field.IPS)).hasValue(6.5);
        assertThat(record.number(Field.IDA)).hasValue(5.5);
        assertThat(record.number(Field.IAN)).hasValue(10);
        assertThat(record.text(Field.GENERO)).hasValue("Feminino");
    }

    @Test
    void the_code_of_an_indicator_says_more_than_the_words_around_it() throws Exception {
        var sheet = read(
                "PEDE2025.xlsx",
                "PEDE2025",
                List.of(
                        List.of("RA", "Fase", "Ponto de virada (IPV)", "Nível (IAN)", "Ponto de virada"),
                        List.of("RA-1", 2, 7.5, 5, "Sim")));

        var record = sheet.records().getFirst();
        assertThat(record.number(Field.IPV)).hasValue(7.5);
        assertThat(record.number(Field.IAN)).hasValue(5);
        assertThat(record.whole(Field.PONTO_VIRADA)).hasValue(1);
    }

    @Test
    void a_word_for_students_says_whose_column_it_is_not_what() throws Exception {
        var sheet = read(
                "PEDE2025.xlsx",
                "PEDE2025",
                List.of(
                        List.of("RA", "Fase", "IEG", "Idade do(a) estudante", "SEXO_ALUNO"),
                        List.of("RA-1", 2, 8, 11, "Feminino")));

        var record = sheet.records().getFirst();
        assertThat(record.whole(Field.IDADE)).hasValue(11);
        assertThat(record.text(Field.GENERO)).hasValue("Feminino");
    }

    @Test
    void a_shortened_name_that_may_be_of_two_fields_is_of_neither() throws Exception {
        var sheet = read(
                "PEDE2025.xlsx", "PEDE2025", List.of(List.of("RA", "Fase", "IEG", "Psico."), List.of("RA-1", 2, 8, 7)));

        assertThat(use(sheet, "Psico.")).isEqualTo(ColumnUse.Use.UNKNOWN);
    }

    @Test
    void a_word_that_sets_columns_aside_does_not_where_it_belongs_to_the_name_of_a_field() throws Exception {
        var sheet = read(
                "PEDE2025.xlsx",
                "PEDE2025",
                List.of(
                        List.of(
                                "RA",
                                "Fase",
                                "IAA - Indicador de Auto Avaliação",
                                "Média da nota de Matemática",
                                "Média da turma"),
                        List.of("RA-1", 2, 8.5, 7.5, 6.5)));

        var record = sheet.records().getFirst();
        assertThat(record.number(Field.IAA)).hasValue(8.5);
        assertThat(record.number(Field.MAT)).hasValue(7.5);
        assertThat(use(sheet, "Média da turma")).isNotEqualTo(ColumnUse.Use.READ);
    }

    @Test
    void a_phase_that_no_column_says_follows_from_the_ideal_phase_and_defasagem() throws Exception {
        var sheet = read(
                "PEDE2025.xlsx",
                "Alunos 2025",
                List.of(List.of("RA", "Fase ideal", "Defasagem", "IEG"), List.of("RA-1", "Fase 4 (9º ano)", -1, 8)));

        var record = sheet.records().getFirst();
        assertThat(record.whole(Field.FASE)).hasValue(3);
        assertThat(record.derived()).contains(Field.FASE);
    }
}
