package org.farol.forest;

/**
 * TreeSHAP word for word: Algorithm 2 of Lundberg et al., "Consistent Individualized Feature Attribution for Tree
 * Ensembles" (2018), one row and one thread, its paths in one buffer as in the C code of the {@code shap} package. The
 * oracle of {@link TreeShap}, and the baseline of its benchmark.
 */
public final class PlainTreeShap {
    private final RandomForest forest;
    /** A path for each level, one after another: feature, share of others, of the row (0 or 1), permutation weight. */
    private final int[] feature;

    private final double[] zero;
    private final double[] one;
    private final double[] weight;
    private double[] row = {};
    private double[] contributions = {};

    public PlainTreeShap(RandomForest forest) {
        this.forest = forest;
        var levels = 2;
        for (var root : forest.roots()) {
            levels = Math.max(levels, 2 + depth(root));
        }
        var size = (levels + 1) * (levels + 2) / 2;
        feature = new int[size];
        zero = new double[size];
        one = new double[size];
        weight = new double[size];
    }

    private int depth(int node) {
        return forest.feature()[node] == RandomForest.LEAF
                ? 0
                : 1 + Math.max(depth(node + 1), depth(forest.right()[node]));
    }

    /** What each feature adds to the base value. */
    public double[] contributions(double[] explained) {
        row = explained;
        contributions = new double[forest.features()];
        for (var root : forest.roots()) {
            recurse(root, 0, 0, 0, 1, 1, -1);
        }
        for (var i = 0; i < contributions.length; i++) {
            contributions[i] /= forest.trees();
        }
        return contributions;
    }

    /** RECURSE; the parent's path, of {@code depth} elements, starts at {@code parent}. */
    private void recurse(int node, int depth, int parent, int start, double pz, double po, int pi) {
        System.arraycopy(feature, parent, feature, start, depth);
        System.arraycopy(zero, parent, zero, start, depth);
        System.arraycopy(one, parent, one, start, depth);
        System.arraycopy(weight, parent, weight, start, depth);
        extend(start, depth, pz, po, pi);
        var split = forest.feature()[node];
        if (split == RandomForest.LEAF) {
            for (var i = 1; i <= depth; i++) {
                contributions[feature[start + i]] +=
                        unwoundSum(start, depth, i) * (one[start + i] - zero[start + i]) * forest.probability()[node];
            }
            return;
        }
        var goesLeft = row[split] <= forest.threshold()[node];
        var hot = goesLeft ? node + 1 : forest.right()[node];
        var cold = goesLeft ? forest.right()[node] : node + 1;
        var incomingZero = 1.0;
        var incomingOne = 1.0;
        var length = depth;
        for (var i = 1; i <= depth; i++) {
            if (feature[start + i] == split) {
                incomingZero = zero[start + i];
                incomingOne = one[start + i];
                unwind(start, depth, i);
                length--;
                break;
            }
        }
        var cover = forest.cover();
        var child = start + length + 1;
        recurse(hot, length + 1, start, child, incomingZero * cover[hot] / cover[node], incomingOne, split);
        recurse(cold, length + 1, start, child, incomingZero * cover[cold] / cover[node], 0, split);
    }

    private void extend(int start, int depth, double pz, double po, int pi) {
        feature[start + depth] = pi;
        zero[start + depth] = pz;
        one[start + depth] = po;
        weight[start + depth] = depth == 0 ? 1 : 0;
        for (var i = depth - 1; i >= 0; i--) {
            weight[start + i + 1] += po * weight[start + i] * (i + 1) / (depth + 1.0);
            weight[start + i] = pz * weight[start + i] * (depth - i) / (depth + 1.0);
        }
    }

    private void unwind(int start, int depth, int at) {
        var o = one[start + at];
        var z = zero[start + at];
        var next = weight[start + depth];
        for (var i = depth - 1; i >= 0; i--) {
            if (o != 0) {
                var kept = weight[start + i];
                weight[start + i] = next * (depth + 1.0) / ((i + 1) * o);
                next = kept - weight[start + i] * z * (depth - i) / (depth + 1.0);
            } else {
                weight[start + i] = weight[start + i] * (depth + 1.0) / (z * (depth - i));
            }
        }
        for (var i = at; i < depth; i++) {
            feature[start + i] = feature[start + i + 1];
            zero[start + i] = zero[start + i + 1];
            one[start + i] = one[start + i + 1];
        }
    }

    private double unwoundSum(int start, int depth, int at) {
        var o = one[start + at];
        var z = zero[start + at];
        var next = weight[start + depth];
        var total = 0.0;
        for (var i = depth - 1; i >= 0; i--) {
            if (o != 0) {
                var unwound = next * (depth + 1.0) / ((i + 1) * o);
                total += unwound;
                next = weight[start + i] - unwound * z * (depth - i) / (depth + 1.0);
            } else {
                total += weight[start + i] / z / ((depth - i) / (depth + 1.0));
            }
        }
        return total;
    }
}
