package org.farol.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Map;

/** Scores a model file as another program would: with the real ONNX Runtime, from raw features. */
public final class OnnxRuntime implements AutoCloseable {
    private final OrtSession session;

    public OnnxRuntime(byte[] model) throws OrtException {
        session = OrtEnvironment.getEnvironment().createSession(model);
    }

    /** What the graph answers, row by row. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Scores(long[] label, double[][] probabilities, double[] risk) {
        public double[] behind() {
            return Arrays.stream(probabilities).mapToDouble(row -> row[1]).toArray();
        }
    }

    /** Scores rows of features, NaN where unknown. */
    public Scores score(double[][] rows) throws OrtException {
        try (var input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows);
                var result = session.run(Map.of("features", input))) {
            return new Scores(
                    (long[]) result.get("label").orElseThrow().getValue(),
                    (double[][]) result.get("probabilities").orElseThrow().getValue(),
                    (double[]) result.get("risk").orElseThrow().getValue());
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
