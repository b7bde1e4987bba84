package org.farol.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random forest as in the books, every value a possible threshold, every node sorted anew: slow, obviously right, the
 * oracle of the binned one's accuracy.
 */
record ExactForest(List<Node> trees) {
    sealed interface Node {
        record Leaf(double probability) implements Node {}

        record Split(int feature, double threshold, Node left, Node right) implements Node {}
    }

    private record Cut(int feature, double threshold, double score) {}

    static ExactForest grow(double[][] rows, double[] labels, ForestOptions options, long seed) {
        var trees = new ArrayList<Node>();
        for (var tree = 0; tree < options.trees(); tree++) {
            var random = new SplittableRandom(seed + tree);
            var drawn = random.ints(rows.length, 0, rows.length).toArray();
            trees.add(node(rows, labels, drawn, options, 0, random));
        }
        return new ExactForest(trees);
    }

    double probability(double[] row) {
        return trees.stream()
                .mapToDouble(tree -> {
                    var node = tree;
                    while (node instanceof Node.Split split) {
                        node = row[split.feature()] <= split.threshold() ? split.left() : split.right();
                    }
                    return ((Node.Leaf) node).probability();
                })
                .average()
                .orElseThrow();
    }

    private static Node node(
            double[][] rows, double[] labels, int[] drawn, ForestOptions options, int depth, SplittableRandom random) {
        var probability =
                Arrays.stream(drawn).mapToDouble(i -> labels[i]).average().orElseThrow();
        if (probability == 0 || probability == 1 || depth == options.maxDepth()) {
            return new Node.Leaf(probability);
        }
        var order = new ArrayList<>(IntStream.range(0, rows[0].length).boxed().toList());
        Collections.shuffle(order, new Random(random.nextLong()));
        var tried = options.triedOf(order.size());
        var none = new Cut(-1, 0, probability * probability * drawn.length * (1 + 1e-12));
        var best = none;
        for (var i = 0; i < order.size() && (i < tried || best.equals(none)); i++) {
            best = bestCut(rows, labels, drawn, options.minLeaf(), order.get(i), best);
        }
        if (best.equals(none)) {
            return new Node.Leaf(probability);
        }
        var cut = best;
        var left = Arrays.stream(drawn)
                .filter(i -> rows[i][cut.feature()] <= cut.threshold())
                .toArray();
        var right = Arrays.stream(drawn)
                .filter(i -> rows[i][cut.feature()] > cut.threshold())
                .toArray();
        return new Node.Split(
                cut.feature(),
                cut.threshold(),
                node(rows, labels, left, options, depth + 1, random),
                node(rows, labels, right, options, depth + 1, random));
    }

    private static Cut bestCut(double[][] rows, double[] labels, int[] drawn, int minLeaf, int feature, Cut best) {
        var sorted = Arrays.stream(drawn)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rows[i][feature]))
                .toList();
        var all = Arrays.stream(drawn).mapToDouble(i -> labels[i]).sum();
        var found = best;
        var left = 0.0;
        for (var n = 1; n < sorted.size(); n++) {
            left += labels[sorted.get(n - 1)];
            var below = rows[sorted.get(n - 1)][feature];
            var above = rows[sorted.get(n)][feature];
            var score = left * left / n + (all - left) * (all - left) / (sorted.size() - n);
            if (below < above && n >= minLeaf && sorted.size() - n >= minLeaf && score > found.score()) {
                found = new Cut(feature, (below + above) / 2, score);
            }
        }
        return found;
    }
}
