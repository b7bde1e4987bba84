package org.farol.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.List;

/**
 * A scoring graph as an ONNX file ({@code ai.onnx} 17, {@code ai.onnx.ml} 3, IR 8), which any ONNX runtime scores from
 * raw features, and which reads back as the same forest, bit by bit.
 *
 * <p>Input {@code features}: doubles [n, features], NaN where unknown; medians stand in for them ({@code IsNaN}, {@code
 * Where}). Outputs, for n rows:
 *
 * <ul>
 *   <li>{@code label}, int64 [n]: 1 where risk ≥ threshold, else 0;
 *   <li>{@code probabilities}, double [n, 2]: the forest's own, of not being and of being behind;
 *   <li>{@code risk}, double [n]: the calibrated probability of being behind, as Farol shows it.
 * </ul>
 *
 * <p>Thresholds, covers and leaf probabilities are doubles ({@code …_as_tensor}); the operator gives its sum over trees as
 * a float, so another program's probability differs by up to 6e-8.
 */
public final class OnnxFile {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int ML_OPSET = 3;
    private static final String ML_DOMAIN = "ai.onnx.ml";
    private static final String TREES = "TreeEnsembleClassifier";
    private static final String FEATURES = "features";
    private static final String MEDIANS = "medians";
    private static final String THRESHOLD = "threshold";
    private static final String SEPARATOR = ", ";
    private static final String UNKNOWN = "; NaN = unknown";

    private OnnxFile() {}

    /** The file; the same graph gives the same bytes. */
    public static byte[] write(ScoringGraph graph) {
        var table = TreeTable.of(graph.forest());
        var trees = trees();
        TreeNodes.write(table, trees);
        return model(graph, trees, table.trees()).toByteArray();
    }

    /**
     * Reads what {@link #write} wrote. Nothing in it is trusted: every index, number and operator is checked.
     *
     * @throws MalformedGraphException if it is anything else
     */
    public static ScoringGraph read(byte[] bytes) throws MalformedGraphException {
        var file = TreesApart.of(bytes, TREES);
        var model = file.rest();
        var features = features(model.getGraph());
        var table = TreeNodes.read(file.attributes());
        table.check(features.size());

        var constants = new HashMap<String, TensorProto>();
        model.getGraph().getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        var none = TensorProto.getDefaultInstance();
        var threshold = CurveNodes.finite(constants.getOrDefault(THRESHOLD, none), 1)[0];
        if (threshold < 0 || threshold > 1) {
            throw new MalformedGraphException("threshold " + threshold);
        }
        var graph = new ScoringGraph(
                features,
                CurveNodes.list(CurveNodes.finite(constants.getOrDefault(MEDIANS, none), features.size())),
                table.forest(features.size()),
                CurveNodes.read(constants),
                threshold);

        // All the rest must be as it is written: what another program scores is what is scored here.
        if (!model.equals(model(graph, trees(), table.trees()))) {
            throw new MalformedGraphException("operators other than those of a Farol model");
        }
        return graph;
    }

    /** The names of the inputs, in order, as the graph itself tells them to people. */
    private static List<String> features(GraphProto graph) throws MalformedGraphException {
        var told = graph.getInputCount() == 1 ? graph.getInput(0).getDocString() : "";
        if (!told.endsWith(UNKNOWN)) {
            throw new MalformedGraphException("no names of features");
        }
        return List.of(told.substring(0, told.length() - UNKNOWN.length()).split(SEPARATOR, -1));
    }

    private static NodeProto.Builder trees() {
        return Protos.node(TREES, List.of("complete"), List.of("majority", "sums"))
                .setDomain(ML_DOMAIN);
    }

    private static ModelProto model(ScoringGraph graph, NodeProto.Builder trees, int treeCount) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Farol")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(ML_DOMAIN).setVersion(ML_OPSET))
                .setGraph(graph(graph, trees, treeCount))
                .build();
    }

    private static GraphProto graph(ScoringGraph graph, NodeProto.Builder trees, int treeCount) {
        var medians = graph.medians().stream().mapToDouble(Double::doubleValue).toArray();
        var proto = GraphProto.newBuilder()
                .setName("risk")
                .addInput(value(FEATURES, DataType.DOUBLE, graph.features().size())
                        .setDocString(String.join(SEPARATOR, graph.features()) + UNKNOWN))
                .addOutput(value("label", DataType.INT64))
                .addOutput(value("probabilities", DataType.DOUBLE, 2))
                .addOutput(value("risk", DataType.DOUBLE))
                .addInitializer(Protos.doubles(medians).setName(MEDIANS))
                .addInitializer(Protos.scalar(THRESHOLD, graph.threshold()))
                .addInitializer(Protos.scalar("trees", treeCount))
                .addInitializer(Protos.scalar("one", 1))
                .addInitializer(Protos.longs(1).setName("column"));
        proto.addNode(Protos.node("IsNaN", List.of(FEATURES), List.of("unknown")))
                .addNode(Protos.node("Where", List.of("unknown", MEDIANS, FEATURES), List.of("complete")))
                .addNode(trees)
                .addNode(Protos.node("Gather", List.of("sums", "column"), List.of("sum_float"))
                        .addAttribute(Protos.integer("axis", 1)))
                .addNode(Protos.node("Cast", List.of("sum_float"), List.of("sum"))
                        .addAttribute(Protos.integer("to", DataType.DOUBLE.getNumber())))
                .addNode(Protos.node("Div", List.of("sum", "trees"), List.of("probability")))
                .addNode(Protos.node("Sub", List.of("one", "probability"), List.of("rest")))
                .addNode(Protos.node("Concat", List.of("rest", "probability"), List.of("probabilities"))
                        .addAttribute(Protos.integer("axis", 1)));
        CurveNodes.write(graph.calibration(), "probability", "risk_column", proto);
        return proto.addNode(Protos.node("Squeeze", List.of("risk_column", "column"), List.of("risk")))
                .addNode(Protos.node("GreaterOrEqual", List.of("risk", THRESHOLD), List.of("flagged")))
                .addNode(Protos.node("Cast", List.of("flagged"), List.of("label"))
                        .addAttribute(Protos.integer("to", DataType.INT64.getNumber())))
                .build();
    }

    /** A value of as many rows as are scored, and of {@code columns}, if any. */
    private static ValueInfoProto.Builder value(String name, DataType type, int... columns) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        for (var column : columns) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(column));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)));
    }
}
