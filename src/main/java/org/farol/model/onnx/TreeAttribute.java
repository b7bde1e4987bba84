package org.farol.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What an attribute of the trees can hold; what it does not hold is empty. */
@SuppressWarnings("ArrayRecordComponent") // A column.
record TreeAttribute(String name, int[] integers, List<ByteString> strings, TensorProto tensor) {
    /**
     * Reads a serialised {@code AttributeProto}, whose integers may be packed or not.
     *
     * @throws MalformedGraphException if it is none, or a number is larger than any index
     */
    static TreeAttribute read(ByteString attribute) throws MalformedGraphException {
        var name = "";
        var integers = IntStream.builder();
        var strings = new ArrayList<ByteString>();
        var tensor = TensorProto.getDefaultInstance();
        try {
            var in = attribute.newCodedInput();
            in.enableAliasing(true);
            for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case AttributeProto.NAME_FIELD_NUMBER -> name = in.readStringRequireUtf8();
                    case AttributeProto.INTS_FIELD_NUMBER -> readIntegers(in, tag, integers);
                    case AttributeProto.STRINGS_FIELD_NUMBER -> strings.add(in.readBytes());
                    case AttributeProto.T_FIELD_NUMBER -> tensor = TensorProto.parseFrom(in.readBytes());
                    default -> in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new MalformedGraphException("attribute “" + name + "” cannot be read", e);
        }
        return new TreeAttribute(name, integers.build().toArray(), strings, tensor);
    }

    private static void readIntegers(CodedInputStream in, int tag, IntStream.Builder into)
            throws IOException, MalformedGraphException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            into.add(index(in.readInt64()));
            return;
        }
        var outer = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            into.add(index(in.readInt64()));
        }
        in.popLimit(outer);
    }

    private static int index(long value) throws MalformedGraphException {
        if (value != (int) value) {
            throw new MalformedGraphException("index " + value);
        }
        return (int) value;
    }
}
