package org.farol.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The trees as the attributes of a <a href="https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleClassifier.html">
 * TreeEnsembleClassifier</a>, version 3: doubles as they are. Class 1 of 2 is the outcome; a leaf's weight is its
 * probability, so the operator's score of class 1 is the sum over trees.
 */
final class TreeNodes {
    private static final String TREE_IDS = "nodes_treeids";
    private static final String NODE_IDS = "nodes_nodeids";
    private static final String FEATURES = "nodes_featureids";
    private static final String MODES = "nodes_modes";
    private static final String THRESHOLDS = "nodes_values_as_tensor";
    private static final String LEFT = "nodes_truenodeids";
    private static final String RIGHT = "nodes_falsenodeids";
    private static final String COVERS = "nodes_hitrates_as_tensor";
    private static final String LEAF_TREE_IDS = "class_treeids";
    private static final String LEAF_NODE_IDS = "class_nodeids";
    private static final String LEAF_CLASSES = "class_ids";
    private static final String LEAF_PROBABILITIES = "class_weights_as_tensor";
    private static final String CLASSES = "classlabels_int64s";
    private static final Set<String> ALL = Set.of(
            TREE_IDS,
            NODE_IDS,
            FEATURES,
            MODES,
            THRESHOLDS,
            LEFT,
            RIGHT,
            COVERS,
            LEAF_TREE_IDS,
            LEAF_NODE_IDS,
            LEAF_CLASSES,
            LEAF_PROBABILITIES,
            CLASSES);
    private static final ByteString BRANCH = ByteString.copyFromUtf8("BRANCH_LEQ");
    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");
    private static final int OUTCOME = 1;

    private TreeNodes() {}

    static void write(TreeTable table, NodeProto.Builder node) {
        var trees = treeIds(table);
        var leaves = IntStream.range(0, table.size()).filter(table::isLeaf).toArray();
        node.addAttribute(Protos.packedIntegers(TREE_IDS, trees))
                .addAttribute(Protos.packedIntegers(NODE_IDS, column(table.size(), i -> i - table.root()[trees[i]])))
                .addAttribute(Protos.packedIntegers(
                        FEATURES, column(table.size(), i -> Math.max(0, table.feature()[i]))))
                .addAttribute(modes(table))
                .addAttribute(Protos.tensor(THRESHOLDS, table.threshold()))
                .addAttribute(Protos.packedIntegers(LEFT, table.left()))
                .addAttribute(Protos.packedIntegers(RIGHT, table.right()))
                .addAttribute(Protos.tensor(COVERS, table.cover()))
                .addAttribute(Protos.packedIntegers(LEAF_TREE_IDS, column(leaves.length, i -> trees[leaves[i]])))
                .addAttribute(Protos.packedIntegers(
                        LEAF_NODE_IDS, column(leaves.length, i -> leaves[i] - table.root()[trees[leaves[i]]])))
                .addAttribute(Protos.packedIntegers(LEAF_CLASSES, column(leaves.length, _ -> OUTCOME)))
                .addAttribute(Protos.tensor(
                        LEAF_PROBABILITIES,
                        Arrays.stream(leaves)
                                .mapToDouble(leaf -> table.probability()[leaf])
                                .toArray()))
                .addAttribute(Protos.packedIntegers(CLASSES, new int[] {0, OUTCOME}));
    }

    private static int[] treeIds(TreeTable table) {
        var trees = new int[table.size()];
        for (var t = 0; t < table.trees(); t++) {
            Arrays.fill(trees, table.root()[t], table.root()[t + 1], t);
        }
        return trees;
    }

    private static int[] column(int length, IntUnaryOperator value) {
        return IntStream.range(0, length).map(value).toArray();
    }

    private static AttributeProto modes(TreeTable table) {
        var modes = AttributeProto.newBuilder().setName(MODES).setType(AttributeType.STRINGS);
        for (var i = 0; i < table.size(); i++) {
            modes.addStrings(table.isLeaf(i) ? LEAF : BRANCH);
        }
        return modes.build();
    }

    /**
     * @param serialised the node's attributes, each an {@code AttributeProto}
     * @throws MalformedGraphException if an attribute is missing, unknown or not as {@link #write} writes it
     */
    static TreeTable read(List<ByteString> serialised) throws MalformedGraphException {
        var attributes = new HashMap<String, TreeAttribute>();
        for (var bytes : serialised) {
            var attribute = TreeAttribute.read(bytes);
            attributes.put(attribute.name(), attribute);
        }
        if (!attributes.keySet().equals(ALL) || attributes.size() != serialised.size()) {
            throw new MalformedGraphException("attributes of the trees: " + attributes.keySet());
        }
        return new Reading(attributes).table();
    }

    private record Reading(Map<String, TreeAttribute> attributes) {
        TreeTable table() throws MalformedGraphException {
            var modes = attribute(MODES).strings();
            var size = modes.size();
            var table = new TreeTable(
                    roots(size),
                    integers(FEATURES, size),
                    doubles(THRESHOLDS, size),
                    integers(LEFT, size),
                    integers(RIGHT, size),
                    doubles(COVERS, size),
                    new double[size]);
            for (var i = 0; i < size; i++) {
                var mode = modes.get(i);
                if (mode.equals(LEAF)) {
                    table.feature()[i] = TreeTable.LEAF;
                } else if (!mode.equals(BRANCH)) {
                    throw new MalformedGraphException("node " + i + ": mode " + mode.toStringUtf8());
                }
            }
            leaves(table);
            return table;
        }

        /** Where trees begin; they and their nodes must be numbered 0, 1, 2 …. */
        private int[] roots(int size) throws MalformedGraphException {
            var trees = integers(TREE_IDS, size);
            var nodes = integers(NODE_IDS, size);
            IntPredicate begins = i -> i == 0 || trees[i] != trees[i - 1];
            var starts = IntStream.range(0, size).filter(begins).toArray();
            var roots = Arrays.copyOf(starts, starts.length + 1);
            roots[starts.length] = size;
            for (var t = 0; t < starts.length; t++) {
                for (var i = roots[t]; i < roots[t + 1]; i++) {
                    if (trees[i] != t || nodes[i] != i - roots[t]) {
                        throw new MalformedGraphException("node " + i + " is out of order");
                    }
                }
            }
            if (starts.length == 0) {
                throw new MalformedGraphException("no trees");
            }
            return roots;
        }

        private void leaves(TreeTable table) throws MalformedGraphException {
            var count = table.leaves();
            var trees = integers(LEAF_TREE_IDS, count);
            var nodes = integers(LEAF_NODE_IDS, count);
            var classes = integers(LEAF_CLASSES, count);
            var labels = integers(CLASSES, 2);
            var probabilities = doubles(LEAF_PROBABILITIES, count);
            if (labels[0] != 0 || labels[1] != OUTCOME) {
                throw new MalformedGraphException("classes are not 0 and 1");
            }
            var treeIds = treeIds(table);
            var leaf = 0;
            for (var i = 0; i < table.size(); i++) {
                if (!table.isLeaf(i)) {
                    continue;
                }
                if (trees[leaf] != treeIds[i]
                        || nodes[leaf] != i - table.root()[treeIds[i]]
                        || classes[leaf] != OUTCOME) {
                    throw new MalformedGraphException("leaf " + leaf + " is out of order");
                }
                table.probability()[i] = probabilities[leaf];
                leaf++;
            }
        }

        private TreeAttribute attribute(String name) throws MalformedGraphException {
            var attribute = attributes.get(name);
            if (attribute == null) {
                throw new MalformedGraphException("no " + name);
            }
            return attribute;
        }

        private int[] integers(String name, int length) throws MalformedGraphException {
            var values = attribute(name).integers();
            check(name, values.length, length);
            return values;
        }

        private double[] doubles(String name, int length) throws MalformedGraphException {
            var values = Protos.doubles(attribute(name).tensor());
            check(name, values.length, length);
            return values;
        }

        private static void check(String name, int length, int wanted) throws MalformedGraphException {
            if (length != wanted) {
                throw new MalformedGraphException("%d %s for %d".formatted(length, name, wanted));
            }
        }
    }
}
