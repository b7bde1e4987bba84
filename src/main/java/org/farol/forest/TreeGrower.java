package org.farol.forest;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Grows one tree after another, depth first, in buffers of its own that it uses again: one for each thread. */
final class TreeGrower {
    private final BinnedFeatures binned;
    private final ForestOptions options;
    private final DrawnRows rows;
    private final SplitSearch search;
    private final TreeNodes nodes = new TreeNodes();
    private final int[] features;
    private SplittableRandom random = new SplittableRandom(0);

    TreeGrower(BinnedFeatures binned, double[] labels, double[] weights, ForestOptions options) {
        this.binned = binned;
        this.options = options;
        this.rows = new DrawnRows(labels, weights);
        this.search = new SplitSearch(binned, rows, options);
        this.features = new int[binned.features()];
    }

    /** A tree, and by training row a bit, 1 if the tree drew it. */
    @SuppressWarnings("ArrayRecordComponent") // Read bit by bit, never compared.
    record Grown(TreeNodes nodes, long[] drawn) {}

    /** The tree of this seed. */
    Grown grow(long seed) {
        random = new SplittableRandom(seed);
        Arrays.setAll(features, i -> i);
        nodes.clear();
        growNode(0, rows.bootstrap(random), 0);
        return new Grown(nodes.copy(), rows.drawn());
    }

    /** Grows the subtree of the samples from {@code start} to before {@code end}. */
    private void growNode(int start, int end, int depth) {
        rows.weigh(start, end);
        var outcome = rows.nodeOutcomeWeight();
        var node = nodes.addLeaf(rows.nodeWeight(), outcome / rows.nodeWeight());
        var mixed = outcome > 0 && outcome < rows.nodeWeight();
        if (!mixed || depth == options.maxDepth() || rows.nodeDraws() < 2 * options.minLeaf()) {
            return;
        }
        searchSplit(start, end);
        if (!search.found()) {
            return;
        }
        var feature = search.feature();
        nodes.split(node, feature, search.threshold());
        var middle = rows.partition(start, end, binned.column(feature), search.lastLeft());
        growNode(start, middle, depth + 1);
        nodes.putRight(node, nodes.size());
        growNode(middle, end, depth + 1);
    }

    /** Tries features in an order drawn anew, until enough are tried and one of them splits. */
    private void searchSplit(int start, int end) {
        search.begin();
        var tried = options.triedOf(features.length);
        for (var i = 0; i < features.length && (i < tried || !search.found()); i++) {
            var j = i + random.nextInt(features.length - i);
            var feature = features[j];
            features[j] = features[i];
            features[i] = feature;
            search.tryFeature(feature, start, end, random);
        }
    }
}
