import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Rows with labels, as a file of little-endian doubles that NumPy reads as fast as Java: rows to train on, rows held out,
 * features; then row after row its features and its label.
 */
record TrainingMatrix(double[][] rows, double[] labels, int trained) {
    private static final int HEADER = 3;

    static TrainingMatrix read(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var numbers = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer();
            var trained = (int) numbers.get();
            var size = trained + (int) numbers.get();
            var features = (int) numbers.get();
            var rows = new double[size][features];
            var labels = new double[size];
            for (var i = 0; i < size; i++) {
                numbers.get(rows[i]);
                labels[i] = numbers.get();
            }
            return new TrainingMatrix(rows, labels, trained);
        }
    }

    void write(Path file) throws IOException {
        var features = rows[0].length;
        var bytes = ByteBuffer.allocate(Double.BYTES * (HEADER + rows.length * (features + 1)))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putDouble(trained).putDouble(rows.length - trained).putDouble(features);
        for (var i = 0; i < rows.length; i++) {
            for (var value : rows[i]) {
                bytes.putDouble(value);
            }
            bytes.putDouble(labels[i]);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(bytes.flip());
        }
    }

    double[][] trainingRows() {
        return Arrays.copyOf(rows, trained);
    }

    double[] trainingLabels() {
        return Arrays.copyOf(labels, trained);
    }

    double[][] heldOutRows() {
        return Arrays.copyOfRange(rows, trained, rows.length);
    }

    boolean[] heldOutOutcomes() {
        var outcomes = new boolean[rows.length - trained];
        for (var i = 0; i < outcomes.length; i++) {
            outcomes[i] = labels[trained + i] == 1;
        }
        return outcomes;
    }
}
