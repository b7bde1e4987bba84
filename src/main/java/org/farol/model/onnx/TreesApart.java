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
                throw new MalformedGraphException(graphs.size() + " graphs");
            }
            var graph = fields(graphs.getFirst());
            var type = ByteString.copyFromUtf8(operator);
            var trees = new ArrayList<UnknownFieldSet>();
            var nodes = new ArrayList<ByteString>();
            for (var serialised : graph.getField(GraphProto.NODE_FIELD_NUMBER).getLengthDelimitedList()) {
                var node = fields(serialised);
                if (node.getField(NodeProto.OP_TYPE_FIELD_NUMBER)
                        .getLengthDelimitedList()
                        .contains(type)) {
                    trees.add(node);
                    nodes.add(with(node, NodeProto.ATTRIBUTE_FIELD_NUMBER, List.of()));
                } else {
                    nodes.add(serialised);
                }
            }
            if (trees.size() != 1) {
                throw new MalformedGraphException(trees.size() + " nodes " + operator);
            }
            var rest = with(
                    model, ModelProto.GRAPH_FIELD_NUMBER, List.of(with(graph, GraphProto.NODE_FIELD_NUMBER, nodes)));
            return new TreesApart(
                    ModelProto.parseFrom(rest),
                    trees.getFirst().getField(NodeProto.ATTRIBUTE_FIELD_NUMBER).getLengthDelimitedList());
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

    /** The message with other values of a field. */
    private static ByteString with(UnknownFieldSet message, int number, List<ByteString> values) {
        var field = UnknownFieldSet.Field.newBuilder();
        values.forEach(field::addLengthDelimited);
        return message.toBuilder()
                .clearField(number)
                .addField(number, field.build())
                .build()
                .toByteString();
    }
}
