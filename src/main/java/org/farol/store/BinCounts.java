package org.farol.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How many answers fell into each bin of each feature. */
public final class BinCounts {
    private final List<long[]> counts = new ArrayList<>();
    private long answers;

    BinCounts() {}

    /** What {@link #text} wrote. */
    static BinCounts of(String text, int answers) {
        var counts = new BinCounts();
        for (var feature : text.split(";", -1)) {
            counts.counts.add(Arrays.stream(feature.split(",", -1))
                    .mapToLong(Long::parseLong)
                    .toArray());
        }
        counts.answers = answers;
        return counts;
    }

    String text() {
        return counts.stream()
                .map(feature -> Arrays.stream(feature).mapToObj(Long::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }

    /** Counts {@code times} answers whose features fell into these bins. */
    void add(int[] bins, long times) {
        for (var feature = 0; feature < bins.length; feature++) {
            increase(feature, bins[feature], times);
        }
        answers += times;
    }

    void add(BinCounts others) {
        for (var feature = 0; feature < others.counts.size(); feature++) {
            var theirs = others.counts.get(feature);
            for (var bin = 0; bin < theirs.length; bin++) {
                increase(feature, bin, theirs[bin]);
            }
        }
        answers += others.answers;
    }

    private void increase(int feature, int bin, long by) {
        while (counts.size() <= feature) {
            counts.add(new long[1]);
        }
        if (counts.get(feature).length <= bin) {
            counts.set(feature, Arrays.copyOf(counts.get(feature), bin + 1));
        }
        counts.get(feature)[bin] += by;
    }

    /** How many answers were counted. */
    public long answers() {
        return answers;
    }

    /** How many fell into a bin of a feature, both by their number. */
    public long count(int feature, int bin) {
        return feature < counts.size() && bin < counts.get(feature).length ? counts.get(feature)[bin] : 0;
    }
}
