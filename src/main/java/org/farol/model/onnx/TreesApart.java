package org.farol.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file without the attributes of its trees, and these. They are nearly all of it, and parsed as a message each of their
 * columns would be a list that is copied thirty times while it grows: the window waits for this at every start.
 *
 * @param rest the file, with the node of the trees as if it had no attributes
 * @param attributes of that node, each a serialised {@code AttributeProto}
 */
record TreesApart(ModelProto rest, List<ByteString> attributes) {
    /** @throws MalformedGraphException if it is not an ONNX file with one node of this operator */
    static TreesApart of(byte[] bytes, String operator) throws MalformedGraphException {
        try {
            var model = fields(UnsafeByteOperations.unsafeWrap(bytes));
            var graphs = model.getField(ModelProto.GRAPH_FIELD_NUMBER).getLengthDelimitedList();
            if (graphs.size() != 1) {
                throw new MalformedGraphException("no graph");
            }
            var graph = fields(graphs.getFirst());
            var nodes = UnknownFieldSet.Field.newBuilder();
            var attributes = new ArrayList<ByteString>();
            var found = 0;
            for (var bytesOfNode : graph.getField(GraphProto.NODE_FIELD_NUMBER).getLengthDelimitedList()) {
                var node = fields(bytesOfNode);
                if (isOf(node, operator)) {
                    found++;
                    attributes.addAll(
                            node.getField(NodeProto.ATTRIBUTE_FIELD_NUMBER).getLengthDelimitedList());
                    nodes.addLengthDelimited(node.toBuilder()
                            .clearField(NodeProto.ATTRIBUTE_FIELD_NUMBER)
                            .build()
                            .toByteString());
                } else {
                    nodes.addLengthDelimited(bytesOfNode);
                }
            }
            if (found != 1) {
                throw new MalformedGraphException(found + " nodes " + operator);
            }
            return new TreesApart(
                    ModelProto.parseFrom(with(
                                    model,
                                    ModelProto.GRAPH_FIELD_NUMBER,
                                    UnknownFieldSet.Field.newBuilder()
                                            .addLengthDelimited(with(graph, GraphProto.NODE_FIELD_NUMBER, nodes)
                                                    .toByteString()))
                            .toByteString()),
                    attributes);
        } catch (IOException e) {
            throw new MalformedGraphException("not an ONNX file", e);
        }
    }

    /** One level of a message; what is deeper stays the bytes that it is. */
    private static UnknownFieldSet fields(ByteString message) throws IOException {
        var in = message.newCodedInput();
        in.enableAliasing(true);
        return UnknownFieldSet.parseFrom(in);
    }

    private static boolean isOf(UnknownFieldSet node, String operator) {
        return node.getField(NodeProto.OP_TYPE_FIELD_NUMBER).getLengthDelimitedList().stream()
                .anyMatch(type -> type.equals(ByteString.copyFromUtf8(operator)));
    }

    private static UnknownFieldSet with(UnknownFieldSet message, int number, UnknownFieldSet.Field.Builder field) {
        return message.toBuilder()
                .clearField(number)
                .addField(number, field.build())
                .build();
    }
}
