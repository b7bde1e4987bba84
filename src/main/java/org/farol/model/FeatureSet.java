package org.farol.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.farol.forest.Feature;

/** What a forest is grown on: the sets of features that training chooses from, the plainest first. */
public enum FeatureSet {
    /**
     * Where the student stands on the ladder of phases, the school, and the place of the indicators among the students of
     * the phase, which decides promotion. Not INDE: it holds IAN, that is defasagem once more.
     */
    POSITIONS(
            Feature.DEFASAGEM_SEM_PROMOCAO,
            Feature.FASE,
            Feature.DEFASAGEM,
            Feature.AVANCO_FASE_IDEAL,
            Feature.ESCOLA_PARTICULAR,
            Feature.POSICAO_IDA,
            Feature.POSICAO_IEG,
            Feature.POSICAO_IPV,
            Feature.POSICAO_IPP),
    /** The same with age. */
    POSITIONS_AND_AGE(POSITIONS, Feature.IDADE),
    /** The same with the linked history. */
    POSITIONS_AND_HISTORY(
            POSITIONS,
            Feature.PONTO_VIRADA,
            Feature.ANOS_PM,
            Feature.PROMOCAO_ANO_PASSADO,
            Feature.PROMOCOES,
            Feature.VARIACAO_IDA,
            Feature.VARIACAO_IEG,
            Feature.VARIACAO_INDE,
            Feature.VARIACAO_DEFASAGEM),
    /** The ladder and the indicators as the sheet has them. */
    LEVELS(
            Feature.FASE,
            Feature.FASE_IDEAL,
            Feature.IDADE,
            Feature.DEFASAGEM,
            Feature.DEFASAGEM_SEM_PROMOCAO,
            Feature.IAN,
            Feature.INDE,
            Feature.IEG,
            Feature.IDA,
            Feature.IPV,
            Feature.IAA,
            Feature.IPS,
            Feature.IPP),
    /** Every feature there is. */
    ALL(Feature.values());

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of and toList, of enum constants.
    private final List<Feature> features;

    FeatureSet(Feature... features) {
        this.features = List.of(features);
    }

    FeatureSet(FeatureSet base, Feature... more) {
        this.features =
                Stream.concat(base.features.stream(), Arrays.stream(more)).toList();
    }

    List<Feature> features() {
        return features;
    }
}
