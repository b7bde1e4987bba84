package org.farol.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.farol.model.onnx.RiskCurve.Identity;
import org.farol.model.onnx.RiskCurve.PiecewiseLinear;
import org.farol.model.onnx.RiskCurve.Platt;

/**
 * A risk curve in standard operators, from a column of probabilities to a column of risks. Its numbers are constants of
 * the graph under names of their own, from which it is read back.
 */
final class CurveNodes {
    private static final String A = "platt_a";
    private static final String B = "platt_b";
    private static final String X = "knots_x";
    private static final String Y = "knots_y";

    private CurveNodes() {}

    static void write(RiskCurve curve, String probability, String risk, GraphProto.Builder graph) {
        switch (curve) {
            case Identity _ -> node(graph, "Identity", risk, probability);
            case Platt platt -> platt(platt, probability, risk, graph);
            case PiecewiseLinear lines -> lines(lines, probability, risk, graph);
        }
    }

    private static void platt(Platt platt, String probability, String risk, GraphProto.Builder graph) {
        graph.addInitializer(Protos.scalar(A, platt.a()))
                .addInitializer(Protos.scalar(B, platt.b()))
                .addInitializer(Protos.scalar("lowest", Platt.CLAMP))
                .addInitializer(Protos.scalar("highest", 1 - Platt.CLAMP));
        node(graph, "Max", "raised", probability, "lowest");
        node(graph, "Min", "clamped", "raised", "highest");
        node(graph, "Sub", "clamped_rest", "one", "clamped");
        node(graph, "Log", "log", "clamped");
        node(graph, "Log", "log_rest", "clamped_rest");
        node(graph, "Sub", "logit", "log", "log_rest");
        node(graph, "Mul", "scaled", A, "logit");
        node(graph, "Add", "shifted", "scaled", B);
        node(graph, "Sigmoid", risk, "shifted");
    }

    /** {@code y₀ + Σ slope_k · clip(p − x_k, 0, x_{k+1} − x_k)}: each line is climbed as far as p goes. */
    private static void lines(PiecewiseLinear lines, String probability, String risk, GraphProto.Builder graph) {
        var knots = lines.x().size();
        graph.addInitializer(Protos.doubles(array(lines.x())).setName(X))
                .addInitializer(Protos.doubles(array(lines.y())).setName(Y))
                .addInitializer(Protos.scalar("zero", 0))
                .addInitializer(Protos.longs(0).setName("first"))
                .addInitializer(Protos.longs(1).setName("second"))
                .addInitializer(Protos.longs(knots - 1).setName("last"))
                .addInitializer(Protos.longs(knots).setName("end"));
        node(graph, "Slice", "line_x", X, "first", "last");
        node(graph, "Slice", "line_x_end", X, "second", "end");
        node(graph, "Slice", "line_y", Y, "first", "last");
        node(graph, "Slice", "line_y_end", Y, "second", "end");
        node(graph, "Slice", "start", Y, "first", "second");
        node(graph, "Sub", "width", "line_x_end", "line_x");
        node(graph, "Sub", "rise", "line_y_end", "line_y");
        node(graph, "Div", "slope", "rise", "width");
        node(graph, "Sub", "beyond", probability, "line_x");
        node(graph, "Max", "ahead", "beyond", "zero");
        node(graph, "Min", "climbed", "ahead", "width");
        node(graph, "Mul", "gained", "climbed", "slope");
        node(graph, "ReduceSum", "gain", "gained", "second");
        node(graph, "Add", risk, "start", "gain");
    }

    private static void node(GraphProto.Builder graph, String operator, String output, String... inputs) {
        graph.addNode(Protos.node(operator, List.of(inputs), List.of(output)));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** @throws MalformedGraphException if the constants make no curve */
    static RiskCurve read(Map<String, TensorProto> constants) throws MalformedGraphException {
        var a = constants.get(A);
        var b = constants.get(B);
        if (a != null && b != null) {
            return new Platt(finite(a, 1)[0], finite(b, 1)[0]);
        }
        var x = constants.get(X);
        var y = constants.get(Y);
        if (x != null && y != null) {
            try {
                return new PiecewiseLinear(list(finite(x, (int) x.getDims(0))), list(finite(y, (int) y.getDims(0))));
            } catch (IllegalArgumentException e) {
                throw new MalformedGraphException("the calibration's knots", e);
            }
        }
        return new Identity();
    }

    /** So many finite numbers. */
    static double[] finite(TensorProto tensor, int length) throws MalformedGraphException {
        var values = Protos.doubles(tensor);
        if (values.length != length || !DoubleStream.of(values).allMatch(Double::isFinite)) {
            throw new MalformedGraphException("“" + tensor.getName() + "”: " + Arrays.toString(values));
        }
        return values;
    }

    static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
