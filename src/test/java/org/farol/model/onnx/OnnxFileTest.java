package org.farol.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.farol.forest.Calibration;
import org.farol.forest.Calibration.Knot;
import org.farol.forest.Calibration.PiecewiseLinear;
import org.farol.forest.Calibration.Platt;
import org.farol.forest.ForestGrower;
import org.farol.forest.ForestOptions;
import org.farol.forest.RandomForest;
import org.farol.forest.TreeShap;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

class OnnxFileTest {
    private static final List<String> FEATURES = List.of("IDADE", "INDE", "IEG");
    private static final List<Double> MEDIANS = List.of(12.0, 7.3, 1.0 / 3);
    private static final double THRESHOLD = 0.4;
    private static final RandomForest FOREST = forest(40);

    @Test
    void a_forest_reads_back_bit_by_bit() throws Exception {
        var read = OnnxFile.read(OnnxFile.write(graph(PiecewiseLinear.IDENTITY)));

        assertThat(read.medians()).isEqualTo(MEDIANS);
        assertThat(read.threshold()).isEqualTo(THRESHOLD);
        assertThat(read.forest().features()).isEqualTo(FEATURES.size());
        assertThat(read.forest()).usingRecursiveComparison().isEqualTo(FOREST);
        for (var row : rows(200)) {
            assertThat(read.forest().probability(row)).isEqualTo(FOREST.probability(row));
            assertThat(new TreeShap(read.forest()).contributions(row))
                    .containsExactly(new TreeShap(FOREST).contributions(row));
        }
    }

    @Test
    void every_calibration_reads_back_as_it_was() throws Exception {
        for (var curve : curves()) {
            assertThat(OnnxFile.read(OnnxFile.write(graph(curve))).calibration())
                    .isEqualTo(curve);
        }
    }

    @Test
    void the_onnx_runtime_scores_as_farol_does_under_every_calibration() throws Exception {
        var rows = rows(500);
        for (var curve : curves()) {
            try (var runtime = new OnnxRuntime(OnnxFile.write(graph(curve)))) {
                var scores = runtime.score(rows);
                for (var i = 0; i < rows.length; i++) {
                    var probability = FOREST.probability(rows[i]);
                    var risk = curve.apply(probability);
                    assertThat(scores.probabilities()[i][1]).isCloseTo(probability, within(1e-7));
                    assertThat(scores.probabilities()[i][0]).isCloseTo(1 - probability, within(1e-7));
                    assertThat(scores.risk()[i]).as(curve.toString()).isCloseTo(risk, within(1e-6));
                    assertThat(scores.label()[i]).isEqualTo(risk >= THRESHOLD ? 1 : 0);
                }
            }
        }
    }

    @Test
    void a_row_on_a_threshold_goes_the_same_way_in_the_onnx_runtime() throws Exception {
        var on = IntStream.range(0, FOREST.nodes())
                .filter(node -> FOREST.feature()[node] != RandomForest.LEAF)
                .mapToObj(node -> {
                    var row = new double[] {12, 7, 5};
                    row[FOREST.feature()[node]] = FOREST.threshold()[node];
                    return row;
                })
                .toArray(double[][]::new);
        var beside = Arrays.stream(on)
                .map(row -> Arrays.stream(row).map(Math::nextUp).toArray())
                .toArray(double[][]::new);

        try (var runtime = new OnnxRuntime(OnnxFile.write(graph(PiecewiseLinear.IDENTITY)))) {
            for (var rows : List.of(on, beside)) {
                assertThat(runtime.score(rows).risk())
                        .containsExactly(
                                Arrays.stream(rows)
                                        .mapToDouble(FOREST::probability)
                                        .toArray(),
                                within(1e-7));
            }
        }
    }

    @Test
    void unknown_values_are_completed_in_the_graph() throws Exception {
        try (var runtime = new OnnxRuntime(OnnxFile.write(graph(PiecewiseLinear.IDENTITY)))) {
            var scores = runtime.score(new double[][] {{Double.NaN, 4, Double.NaN}, {14, Double.NaN, 9}});

            assertThat(scores.risk())
                    .containsExactly(
                            new double[] {
                                FOREST.probability(new double[] {12.0, 4, 1.0 / 3}),
                                FOREST.probability(new double[] {14, 7.3, 9})
                            },
                            within(1e-7));
        }
    }

    @Test
    void the_same_graph_gives_the_same_bytes() {
        assertThat(OnnxFile.write(graph(new Platt(1.1, 0.2)))).isEqualTo(OnnxFile.write(graph(new Platt(1.1, 0.2))));
    }

    @Test
    void integers_that_another_program_wrote_unpacked_are_read() throws Exception {
        var unpacked = withIntegers("nodes_truenodeids", _ -> {});
        var written = OnnxFile.write(graph(PiecewiseLinear.IDENTITY));

        assertThat(unpacked).hasSizeGreaterThan(written.length);
        assertThat(OnnxFile.write(OnnxFile.read(unpacked))).isEqualTo(written);
    }

    @Test
    void anything_but_a_farol_model_is_refused() {
        var good = OnnxFile.write(graph(PiecewiseLinear.IDENTITY));

        assertRefused("not ONNX".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertRefused(new byte[0]);
        assertRefused(Arrays.copyOf(good, good.length / 2));
    }

    @Test
    void names_of_other_features_than_the_trees_look_at_are_refused() throws Exception {
        for (var told : List.of("IDADE, INDE; NaN = unknown", "IDADE, INDE, IEG", "")) {
            var model = ModelProto.parseFrom(OnnxFile.write(graph(PiecewiseLinear.IDENTITY))).toBuilder();
            model.getGraphBuilder().getInputBuilder(0).setDocString(told);

            assertRefused(model.build().toByteArray(), told);
        }
    }

    @Test
    void a_tree_that_is_not_one_is_refused() throws Exception {
        assertRefused(withIntegers("nodes_truenodeids", ints -> ints[0] = 0), "cycle");
        assertRefused(withIntegers("nodes_truenodeids", ints -> ints[0] = 1_000_000), "beyond its tree");
        assertRefused(withIntegers("nodes_falsenodeids", ints -> ints[0] = 1), "both ways to one node");
        assertRefused(withIntegers("nodes_featureids", ints -> ints[0] = 3), "no such feature");
        assertRefused(withIntegers("nodes_featureids", ints -> ints[0] = -1), "no feature");
        assertRefused(withIntegers("nodes_nodeids", ints -> ints[1] = 7), "numbered anyhow");
        assertRefused(withIntegers("nodes_treeids", ints -> ints[0] = 5), "trees numbered anyhow");
        assertRefused(withIntegers("class_ids", ints -> ints[0] = 0), "a leaf of the other class");
        assertRefused(withIntegers("nodes_treeids", ints -> ints[0] = 1L << 40), "larger than any index");
        assertRefused(changed(trees -> trees.removeAttribute(0)), "an attribute missing");
        assertRefused(changed(trees -> trees.addAttribute(trees.getAttribute(0))), "an attribute twice");
    }

    @Test
    void numbers_that_cannot_be_are_refused() throws Exception {
        assertRefused(withFirstDouble("nodes_values_as_tensor", Double.NaN), "threshold");
        assertRefused(withFirstDouble("nodes_hitrates_as_tensor", 1e300), "cover");
        assertRefused(withFirstDouble("class_weights_as_tensor", 1.5), "probability");
        assertRefused(withFirstDouble("class_weights_as_tensor", Double.NaN), "probability NaN");
    }

    @Test
    void a_graph_that_computes_something_else_is_refused() throws Exception {
        var model = ModelProto.parseFrom(OnnxFile.write(graph(new Platt(1.1, 0.2)))).toBuilder();
        var nodes = model.getGraphBuilder().getNodeBuilderList();
        nodes.stream().filter(node -> node.getOpType().equals("Max")).forEach(node -> node.setOpType("Min"));

        assertRefused(model.build().toByteArray(), "Min for Max");
    }

    @Test
    void an_attribute_that_changes_the_scores_is_refused() throws Exception {
        assertRefused(
                changed(trees -> trees.addAttribute(AttributeProto.newBuilder()
                        .setName("base_values")
                        .setType(AttributeProto.AttributeType.FLOATS)
                        .addFloats(1)
                        .addFloats(1))),
                "base values");
    }

    private static void assertRefused(byte[] bytes) {
        assertRefused(bytes, "bytes");
    }

    private static void assertRefused(byte[] bytes, String why) {
        assertThatThrownBy(() -> OnnxFile.read(bytes)).as(why).isInstanceOf(MalformedGraphException.class);
    }

    private static byte[] changed(Consumer<NodeProto.Builder> change) throws Exception {
        var model = ModelProto.parseFrom(OnnxFile.write(graph(PiecewiseLinear.IDENTITY))).toBuilder();
        model.getGraphBuilder().getNodeBuilderList().stream()
                .filter(node -> node.getOpType().equals("TreeEnsembleClassifier"))
                .forEach(change);
        return model.build().toByteArray();
    }

    private static byte[] withAttribute(String name, Consumer<AttributeProto.Builder> change) throws Exception {
        return changed(trees -> trees.getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .forEach(change));
    }

    private static byte[] withIntegers(String name, Consumer<long[]> change) throws Exception {
        return withAttribute(name, attribute -> {
            var ints =
                    attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
            change.accept(ints);
            attribute.clearInts();
            Arrays.stream(ints).forEach(attribute::addInts);
        });
    }

    private static byte[] withFirstDouble(String name, double value) throws Exception {
        return withAttribute(name, attribute -> {
            var bytes = attribute.getT().getRawData().toByteArray();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, value);
            attribute.getTBuilder().setRawData(ByteString.copyFrom(bytes));
        });
    }

    private static List<Calibration> curves() {
        return List.of(
                PiecewiseLinear.IDENTITY,
                new Platt(1.3, -0.4),
                new PiecewiseLinear(List.of(
                        new Knot(0.1, 0.05), new Knot(0.3, 0.2), new Knot(1.0 / 3, 0.31), new Knot(0.9, 0.97))));
    }

    private static ScoringGraph graph(Calibration curve) {
        return new ScoringGraph(FEATURES, MEDIANS, FOREST, curve, THRESHOLD);
    }

    private static double[][] rows(int count) {
        var random = new SplittableRandom(count);
        return IntStream.range(0, count)
                .mapToObj(
                        _ -> new double[] {8 + random.nextInt(10), 10 * random.nextDouble(), 10 * random.nextDouble()})
                .toArray(double[][]::new);
    }

    private static RandomForest forest(int trees) {
        var rows = rows(300);
        var random = new SplittableRandom(1);
        var labels = Arrays.stream(rows)
                .mapToDouble(row -> row[1] - row[0] / 3 + random.nextDouble() < 2 ? 1 : 0)
                .toArray();
        return new ForestGrower(rows, labels, ForestGrower.balancedWeights(labels), new ForestOptions(trees, 5, 20))
                .grow(1, Progress.NONE)
                .forest();
    }
}
