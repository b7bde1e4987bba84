package org.farol.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The pieces that ONNX graphs are made of, from and to Java's own arrays. */
final class Protos {
    private Protos() {}

    static NodeProto.Builder node(String operator, List<String> inputs, List<String> outputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(outputs.getFirst())
                .addAllInput(inputs)
                .addAllOutput(outputs);
    }

    static TensorProto scalar(String name, double value) {
        return doubles(new double[] {value}).setName(name).clearDims().build();
    }

    /** A vector; raw, little-endian, as ONNX prescribes. */
    static TensorProto.Builder doubles(double[] values) {
        var bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return TensorProto.newBuilder()
                .setDataType(DataType.DOUBLE.getNumber())
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes));
    }

    static TensorProto.Builder longs(long... values) {
        var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return TensorProto.newBuilder()
                .setDataType(DataType.INT64.getNumber())
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes));
    }

    /** @throws MalformedGraphException if it does not hold doubles */
    static double[] doubles(TensorProto tensor) throws MalformedGraphException {
        if (tensor.getDataType() != DataType.DOUBLE.getNumber()
                || tensor.getRawData().size() % Double.BYTES != 0) {
            throw new MalformedGraphException("tensor “" + tensor.getName() + "” does not hold doubles");
        }
        var values = new double[tensor.getRawData().size() / Double.BYTES];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return values;
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    /**
     * Integers, packed. ONNX declares them unpacked, one byte more for each; every protobuf parser must read both
     * (<a href="https://protobuf.dev/programming-guides/encoding/#packed">Protocol Buffers, Encoding</a>), but Java's
     * builder writes only what is declared.
     */
    static AttributeProto packedIntegers(String name, int[] values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                AttributeProto.INTS_FIELD_NUMBER,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(packed(values))
                                        .build())
                        .build())
                .build();
    }

    private static ByteString packed(int[] values) {
        var bytes = ByteString.newOutput();
        try {
            var out = CodedOutputStream.newInstance(bytes);
            for (var value : values) {
                out.writeInt64NoTag(value);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteString();
    }

    static AttributeProto tensor(String name, double[] values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.TENSOR)
                .setT(doubles(values).setName(name))
                .build();
    }
}
