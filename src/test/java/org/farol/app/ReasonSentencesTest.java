package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.farol.app.Reasons.Contribution;
import org.farol.forest.Feature;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonSentencesTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final YearlyRecord STUDENT = record("RA-1", 3, 4.1);
    private static final List<YearlyRecord> YEAR =
            List.of(STUDENT, record("RA-2", 3, 9.3), record("RA-3", 3, 10), record("RA-4", 4, 1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IEG | 4.1 | 0.123 | IEG 4,1, abaixo da média da fase (7,8): aumenta o risco em 12 pontos",
                "IEG | 9 | -0.0149 | IEG 9, acima da média da fase (7,8): diminui o risco em 1 ponto",
                "IEG | 7.83 | 0.008 | IEG 7,8, na média da fase: aumenta o risco em 0,8 ponto",
                "IDA | 5.25 | 0.0951 | IDA 5,3: aumenta o risco em 10 pontos",
                "MAT | 5 | -0.02 | Matemática 5: diminui o risco em 2 pontos",
                "DEFASAGEM | -1 | 0.2 | Hoje 1 fase atrás da ideal: aumenta o risco em 20 pontos",
                "DEFASAGEM | 2 | -0.2 | Hoje 2 fases à frente da ideal: diminui o risco em 20 pontos",
                "DEFASAGEM_SEM_PROMOCAO | -2 | 0.3 | Se não avançar de fase, ficará 2 fases atrás da ideal no ano que vem: aumenta o risco em 30 pontos",
                "DEFASAGEM_SEM_PROMOCAO | 0 | -0.3 | Mesmo sem avançar de fase, ficará na fase ideal no ano que vem: diminui o risco em 30 pontos",
                "FASE | 0 | 0.0001 | Fase ALFA: quase não muda o risco",
                "ANOS_PM | 1 | 0.0005 | Há 1 ano na Passos Mágicos: aumenta o risco em 0,1 ponto",
                "VARIACAO_IEG | -1.24 | 0.0996 | IEG caiu 1,2 desde o ano passado: aumenta o risco em 10 pontos",
                "VARIACAO_IEG | 0.01 | 0.01 | IEG igual ao do ano passado: aumenta o risco em 1 ponto",
                "VARIACAO_DEFASAGEM | -1 | 0.05 | Ficou 1 fase mais para trás desde o ano passado: aumenta o risco em 5 pontos",
                "POSICAO_IDA | 12.4 | 0.05 | IDA maior que o de 12 de cada 100 alunos da fase: aumenta o risco em 5 pontos",
                "PONTO_VIRADA | 0 | 0.05 | Ainda não atingiu o ponto de virada: aumenta o risco em 5 pontos",
                "IDADE | 15 | 0.05 | 15 anos de idade: aumenta o risco em 5 pontos",
                "IPP | NaN | 0.05 | IPP (psicopedagógico) sem dado (vale a mediana dos alunos do treino): aumenta o risco em 5 pontos"
            })
    void a_reason_is_a_sentence_in_portuguese(String feature, double value, double impact, String sentence) {
        assertThat(sentences(PORTUGUESE).of(part(feature, value, impact), STUDENT))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IEG | 4.1 | 0.123 | IEG 4.1, below the average of the phase (7.8): raises the risk by 12 points",
                "IEG | 9 | -0.0149 | IEG 9, above the average of the phase (7.8): lowers the risk by 1 point",
                "IEG | 9 | 0.0098 | IEG 9, above the average of the phase (7.8): raises the risk by 1 point",
                "IEG | 9 | 0.008 | IEG 9, above the average of the phase (7.8): raises the risk by 0.8 points",
                "DEFASAGEM | -1 | 0.2 | 1 phase behind the ideal one today: raises the risk by 20 points"
            })
    void and_in_english(String feature, double value, double impact, String sentence) {
        assertThat(sentences(Locale.ENGLISH).of(part(feature, value, impact), STUDENT))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void every_feature_has_a_whole_sentence_for_every_value(Feature feature) {
        for (var locale : List.of(PORTUGUESE, Locale.ENGLISH)) {
            for (var value : new double[] {-3, -1, -0.4, 0, 0.4, 1, 2, 9, 100}) {
                assertThat(sentences(locale).of(part(feature.name(), value, 0.1), STUDENT))
                        .doesNotContain("{", "}", "null", "#", "|", "_")
                        .matches("[^:]+(: [^:]+){1,2}");
            }
        }
    }

    @Test
    void what_raises_and_what_protects_stand_apart_and_nothing_is_left_out() {
        var reasons = new Reasons(
                "RA-1",
                2023,
                0.5,
                0.4,
                List.of(
                        part("IEG", 4.1, 0.2),
                        part("INDE", 8, -0.099),
                        part("IDADE", 12, 0.0001),
                        part("FASE", 3, -0.0011)));

        assertThat(sentences(PORTUGUESE).raising(reasons, STUDENT))
                .containsExactly("IEG 4,1, abaixo da média da fase (7,8): aumenta o risco em 20 pontos");
        assertThat(sentences(PORTUGUESE).protecting(reasons, STUDENT))
                .containsExactly("INDE 8: diminui o risco em 10 pontos", "Fase 3: diminui o risco em 0,1 ponto");
    }

    private static ReasonSentences sentences(Locale locale) {
        return new ReasonSentences(locale, PhaseAverages.of(YEAR));
    }

    private static Contribution part(String feature, double value, double impact) {
        return new Contribution(
                feature, Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value), impact);
    }

    private static YearlyRecord record(String id, int fase, double ieg) {
        var values = new EnumMap<Field, Value>(Map.of(Field.FASE, Value.of(fase), Field.IEG, Value.of(ieg)));
        return new YearlyRecord(id, 2023, values, new Source("file", "sheet", 1));
    }
}
