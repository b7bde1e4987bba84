package org.farol.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.farol.drift.FeatureDrift.Bin;
import org.farol.drift.FeatureDrift.Bin.Kind;
import org.farol.drift.ReferenceDistribution.Summary;

/** Rows against what a model learned from, variable by variable. */
public final class Comparison {
    /** Part of PSI that missing or new values must make up to be called its cause. */
    private static final double MOST = 0.5;

    /** How near, in decades, a ratio of means must be to a power of ten, and one of deviations. */
    private static final double MEAN_NEAR = 0.12;

    private static final double DEVIATION_NEAR = 0.3;
    private static final double MANY_OUTSIDE = 0.05;

    /** Rows that leave the shares as they are. */
    private static final double MANY = 1e6;

    /** In standard deviations. */
    private static final double SHIFTED = 0.2;

    private Comparison() {}

    /**
     * Compares all variables. Looking at many, some would alarm by chance: their p are corrected by Benjamini and
     * Hochberg's procedure ("Controlling the false discovery rate", 1995), so that of the alarms few are false.
     *
     * @param rows of the reference, for references that do not tell it themselves
     * @param columns the later values of each variable, in the order of the references; NaN where unknown
     * @return one for each reference, in their order
     */
    public static List<FeatureDrift> of(List<ReferenceDistribution> references, int rows, List<double[]> columns) {
        return ofSamples(
                references,
                rows,
                IntStream.range(0, references.size())
                        .parallel()
                        .mapToObj(i -> references.get(i).sample(columns.get(i)))
                        .toList());
    }

    /** The same where the later values were counted before. */
    public static List<FeatureDrift> ofSamples(List<ReferenceDistribution> references, int rows, List<Sample> samples) {
        var counted = IntStream.range(0, references.size())
                .mapToObj(i -> Counted.of(references.get(i), rows, samples.get(i)))
                .toList();
        var corrected =
                corrected(counted.stream().mapToDouble(each -> each.psi().p()).toArray());
        return IntStream.range(0, counted.size())
                .mapToObj(i -> counted.get(i).drift(corrected[i]))
                .toList();
    }

    /** The rows of a reference and the later ones, bin by bin. */
    @SuppressWarnings("ArrayRecordComponent") // Read side by side, by index.
    private record Counted(ReferenceDistribution reference, double[] expected, Sample sample, Psi psi) {
        static Counted of(ReferenceDistribution reference, int rows, Sample sample) {
            var expected =
                    reference.counts(reference.summary().map(Summary::rows).orElse(rows));
            return new Counted(reference, expected, sample, Psi.of(expected, sample.counts()));
        }

        FeatureDrift drift(double corrected) {
            var severity = Severity.of(psi.value(), corrected);
            var bins = bins(this);
            return new FeatureDrift(
                    reference.feature(),
                    psi.value(),
                    corrected,
                    severity,
                    severity.alarming() ? Optional.of(cause(reference, bins, sample)) : Optional.empty(),
                    bins);
        }
    }

    /** The smallest false discovery rates at which each would be taken for a discovery. */
    static double[] corrected(double[] p) {
        var falling = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -p[i]))
                .toList();
        var corrected = new double[p.length];
        var lowest = 1.0;
        for (var rank = 0; rank < p.length; rank++) {
            int i = falling.get(rank);
            lowest = Math.min(lowest, p[i] * p.length / (p.length - rank));
            corrected[i] = lowest;
        }
        return corrected;
    }

    private static List<Bin> bins(Counted counted) {
        var reference = counted.reference();
        var values = reference.shares().size();
        var before = Math.max(1, DoubleStream.of(counted.expected()).sum());
        var now = Math.max(1, counted.sample().rows());
        var bins = new ArrayList<Bin>();
        for (var k = 0; k < counted.expected().length; k++) {
            var expected = counted.expected()[k] / before;
            var actual = counted.sample().counts()[k] / now;
            if (k < values) {
                bins.add(new Bin(Kind.VALUES, reference.low(k), reference.high(k), expected, actual));
            } else if (expected > 0 || actual > 0) {
                bins.add(new Bin(k == values ? Kind.NEW : Kind.MISSING, Double.NaN, Double.NaN, expected, actual));
            }
        }
        return bins;
    }

    private static Cause cause(ReferenceDistribution reference, List<Bin> bins, Sample now) {
        var moreMissing = partOf(bins, Kind.MISSING) >= MOST && now.missing() > reference.missing();
        if (moreMissing || now.missing() == 1 || onlyLessMissing(reference, bins, now.missing())) {
            return new Cause.Missing(reference.missing(), now.missing());
        }
        return reference
                .summary()
                .flatMap(summary -> Stream.of(
                                scale(summary, now), newValues(bins), outOfRange(summary, now), shift(summary, now))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(Cause.Spread::new);
    }

    /** Whether fewer values are missing, and those that are known are spread as they were. */
    private static boolean onlyLessMissing(ReferenceDistribution reference, List<Bin> bins, double missingNow) {
        if (missingNow >= reference.missing()) {
            return false;
        }
        var known = bins.stream().filter(bin -> bin.kind() != Kind.MISSING).toList();
        var psi = Psi.of(
                known.stream()
                        .mapToDouble(bin -> MANY * bin.expected() / (1 - reference.missing()))
                        .toArray(),
                known.stream()
                        .mapToDouble(bin -> MANY * bin.actual() / (1 - missingNow))
                        .toArray());
        return psi.value() < Psi.MODERATE;
    }

    /** How much of the index comes from the bins of a kind; those that one side leaves empty count as nearly so. */
    private static double partOf(List<Bin> bins, Kind kind) {
        var all = bins.stream().mapToDouble(Comparison::term).sum();
        return bins.stream()
                        .filter(bin -> bin.kind() == kind)
                        .mapToDouble(Comparison::term)
                        .sum()
                / all;
    }

    private static double term(Bin bin) {
        var nearlyEmpty = 1e-3;
        var e = bin.expected() + nearlyEmpty;
        var a = bin.actual() + nearlyEmpty;
        return (a - e) * Math.log(a / e);
    }

    private static Optional<Cause> scale(Summary before, Sample now) {
        if (before.lowest() < 0 || before.mean() <= 0 || now.mean() <= 0 || before.deviation() == 0) {
            return Optional.empty();
        }
        var decades = Math.log10(now.mean() / before.mean());
        var power = Math.rint(decades);
        var spread = Math.log10(now.deviation() / before.deviation());
        return power != 0 && Math.abs(decades - power) < MEAN_NEAR && Math.abs(spread - power) < DEVIATION_NEAR
                ? Optional.of(new Cause.Scale(Math.pow(10, power), before.mean(), now.mean()))
                : Optional.empty();
    }

    private static Optional<Cause> newValues(List<Bin> bins) {
        return bins.stream()
                .filter(bin -> bin.kind() == Kind.NEW && partOf(bins, Kind.NEW) >= MOST)
                .map(bin -> (Cause) new Cause.NewValues(bin.actual()))
                .findFirst();
    }

    private static Optional<Cause> outOfRange(Summary before, Sample now) {
        var share = now.far() / now.rows();
        return share >= MANY_OUTSIDE
                ? Optional.of(new Cause.OutOfRange(before.lowest(), before.highest(), share))
                : Optional.empty();
    }

    private static Optional<Cause> shift(Summary before, Sample now) {
        return Math.abs(now.mean() - before.mean()) >= SHIFTED * before.deviation()
                ? Optional.of(new Cause.Shift(before.mean(), now.mean()))
                : Optional.empty();
    }
}
