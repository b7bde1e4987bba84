package org.farol.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
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

    /** Beyond the range, in its widths. */
    private static final double FAR = 0.5;

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
        var counted = IntStream.range(0, references.size())
                .parallel()
                .mapToObj(i ->
                        Counted.of(references.get(i), rows, references.get(i).counts(columns.get(i))))
                .toList();
        return drifts(counted, i -> cause(references.get(i), bins(counted.get(i)), columns.get(i)));
    }

    /**
     * The same where the later values are known only by how many fell into each of the bins; what most likely moved them
     * is not known then.
     *
     * @param counts of each variable, in each of its {@link ReferenceDistribution#bins}
     */
    public static List<FeatureDrift> ofCounts(List<ReferenceDistribution> references, int rows, List<double[]> counts) {
        return drifts(
                IntStream.range(0, references.size())
                        .mapToObj(i -> Counted.of(references.get(i), rows, counts.get(i)))
                        .toList(),
                i -> Optional.empty());
    }

    private static List<FeatureDrift> drifts(List<Counted> counted, IntFunction<Optional<Cause>> cause) {
        var corrected =
                corrected(counted.stream().mapToDouble(each -> each.psi().p()).toArray());
        return IntStream.range(0, counted.size())
                .mapToObj(i -> {
                    var psi = counted.get(i).psi().value();
                    var severity = Severity.of(psi, corrected[i]);
                    return new FeatureDrift(
                            counted.get(i).reference().feature(),
                            psi,
                            corrected[i],
                            severity,
                            severity.alarming() ? cause.apply(i) : Optional.empty(),
                            bins(counted.get(i)));
                })
                .toList();
    }

    /** The rows of a reference and the later ones, bin by bin. */
    @SuppressWarnings("ArrayRecordComponent") // Read side by side, by index.
    private record Counted(ReferenceDistribution reference, double[] expected, double[] actual, Psi psi) {
        static Counted of(ReferenceDistribution reference, int rows, double[] actual) {
            var expected =
                    reference.counts(reference.summary().map(Summary::rows).orElse(rows));
            return new Counted(reference, expected, actual, Psi.of(expected, actual));
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
        var now = Math.max(1, DoubleStream.of(counted.actual()).sum());
        var bins = new ArrayList<Bin>();
        for (var k = 0; k < counted.expected().length; k++) {
            var expected = counted.expected()[k] / before;
            var actual = counted.actual()[k] / now;
            if (k < values) {
                bins.add(new Bin(Kind.VALUES, reference.low(k), reference.high(k), expected, actual));
            } else if (expected > 0 || actual > 0) {
                bins.add(new Bin(k == values ? Kind.NEW : Kind.MISSING, Double.NaN, Double.NaN, expected, actual));
            }
        }
        return bins;
    }

    private static Optional<Cause> cause(ReferenceDistribution reference, List<Bin> bins, double[] values) {
        var missingNow = (double) Arrays.stream(values)
                        .filter(value -> !Double.isFinite(value))
                        .count()
                / values.length;
        var moreMissing = partOf(bins, Kind.MISSING) >= MOST && missingNow > reference.missing();
        if (moreMissing || missingNow == 1 || onlyLessMissing(reference, bins, missingNow)) {
            return Optional.of(new Cause.Missing(reference.missing(), missingNow));
        }
        return reference
                .summary()
                .flatMap(summary -> Stream.of(
                                scale(summary, values),
                                newValues(bins),
                                outOfRange(summary, values),
                                shift(summary, values))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> Optional.of(new Cause.Spread()));
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

    private static Optional<Cause> scale(Summary before, double[] values) {
        var now = Moments.of(values);
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

    private static Optional<Cause> outOfRange(Summary before, double[] values) {
        // A little beyond is what a new year brings: students grow older.
        var near = FAR * (before.highest() - before.lowest());
        var share = (double) Arrays.stream(values)
                        .filter(value -> Double.isFinite(value)
                                && (value < before.lowest() - near || value > before.highest() + near))
                        .count()
                / values.length;
        return share >= MANY_OUTSIDE
                ? Optional.of(new Cause.OutOfRange(before.lowest(), before.highest(), share))
                : Optional.empty();
    }

    private static Optional<Cause> shift(Summary before, double[] values) {
        var now = Moments.of(values);
        return Math.abs(now.mean() - before.mean()) >= SHIFTED * before.deviation()
                ? Optional.of(new Cause.Shift(before.mean(), now.mean()))
                : Optional.empty();
    }
}
