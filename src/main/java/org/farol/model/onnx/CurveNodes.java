package org.farol.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.farol.forest.Calibration;
import org.farol.forest.Calibration.Knot;
import org.farol.forest.Calibration.PiecewiseLinear;
import org.farol.forest.Calibration.Platt;

/**
 * A calibration in standard operators, from a column of probabilities to a column of risks. Its numbers are constants of
 * the graph under names of their own, from which it is read back.
 */
final class CurveNodes {
    private static final String A = "platt_a";
    private static final String B = "platt_b";
    private static final String X = "knots_x";
    private static final String Y = "knots_y";

    private CurveNodes() {}

    static void write(Calibration calibration, String probability, String risk, GraphProto.Builder graph) {
        switch (calibration) {
            case Platt platt -> platt(platt, probability, risk, graph);
            case PiecewiseLinear lines -> lines(lines, probability, risk, graph);
        }
    }

    private static void platt(Platt platt, String probability, String risk, GraphProto.Builder graph) {
        graph.addInitializer(Protos.scalar(A, platt.a()))
                .addInitializer(Protos.scalar(B, platt.b()))
                .addInitializer(Protos.scalar("lowest", Platt.EDGE))
                .addInitializer(Protos.scalar("highest", 1 - Platt.EDGE));
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
        var knots = lines.knots().size();
        graph.addInitializer(Protos.doubles(
                                lines.knots().stream().mapToDouble(Knot::raw).toArray())
                        .setName(X))
                .addInitializer(Protos.doubles(lines.knots().stream()
                                .mapToDouble(Knot::calibrated)
                                .toArray())
                        .setName(Y))
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

    /** @throws MalformedGraphException if the constants make no calibration */
    static Calibration read(Map<String, TensorProto> constants) throws MalformedGraphException {
        var a = constants.get(A);
        var b = constants.get(B);
        if (a != null && b != null) {
            return new Platt(finite(a, 1)[0], finite(b, 1)[0]);
        }
        var x = constants.get(X);
        var y = constants.get(Y);
        if (x == null || y == null || x.getDimsCount() == 0 || x.getDims(0) < 2) {
            throw new MalformedGraphException("no calibration");
        }
        var knots = (int) x.getDims(0);
        var raw = finite(x, knots);
        var calibrated = finite(y, knots);
        try {
            return new PiecewiseLinear(IntStream.range(0, knots)
                    .mapToObj(k -> new Knot(raw[k], calibrated[k]))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new MalformedGraphException("the calibration's knots", e);
        }
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
