package org.farol.forest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rising function that turns a forest's raw probability into one that means what it says: of the students told 70 %,
 * about 70 % have the outcome. It never turns a ranking round. Learned from predictions for students the forest had not seen.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Calibration.Platt.class, name = "platt"),
    @JsonSubTypes.Type(value = Calibration.PiecewiseLinear.class, name = "piecewise_linear")
})
public sealed interface Calibration {
    /** The calibrated probability, in [0,1], of a raw one, in [0,1]. */
    double apply(double raw);

    /** How fast {@link #apply} rises at a raw probability. */
    double slope(double raw);

    /**
     * What SHAP values of the raw probability are multiplied with to add up on the calibrated scale: the calibrated
     * distance from the base value per raw distance, at their limit the slope. Signs, order and proportions stay. It is
     * the rescale rule of DeepLIFT for a function of one input (Shrikumar et al., "Learning Important Features Through
     * Propagating Activation Differences", 2017, section 3.5.1), as Deep SHAP uses it (Lundberg and Lee, "A Unified
     * Approach to Interpreting Model Predictions", 2017, section 4.2).
     *
     * @param base the raw base value
     * @param raw the raw probability
     */
    default double scale(double base, double raw) {
        var distance = raw - base;
        return Math.abs(distance) < 1e-12 ? slope(base) : (apply(raw) - apply(base)) / distance;
    }

    /**
     * {@code 1 / (1 + exp(−(a · logit(p) + b)))} (Platt, "Probabilistic Outputs for Support Vector Machines", 1999). Raw
     * probabilities within 0.001 of 0 or 1 count as that far, so that the logit stays finite.
     */
    record Platt(double a, double b) implements Calibration {
        /** Raw probabilities nearer to 0 or 1 count as this near. */
        public static final double EDGE = 0.001;

        private static final int STEPS = 50;
        /** Below this slope the raw probabilities would hardly matter, or turn round. */
        private static final double LEAST_A = 0.05;

        /** The most likely a and b, by Newton's method, with the targets of Platt's section 2.2 in place of 0 and 1. */
        public static Platt fit(double[] raw, boolean[] outcomes) {
            var positives = (int)
                    IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
            var high = (positives + 1.0) / (positives + 2);
            var low = 1.0 / (outcomes.length - positives + 2);
            var a = 1.0;
            var b = 0.0;
            for (var step = 0; step < STEPS; step++) {
                var gradientA = 0.0;
                var gradientB = 0.0;
                var aa = 1e-9;
                var ab = 0.0;
                var bb = 1e-9;
                for (var i = 0; i < raw.length; i++) {
                    var x = logit(raw[i]);
                    var p = sigmoid(a * x + b);
                    var error = p - (outcomes[i] ? high : low);
                    var weight = p * (1 - p);
                    gradientA += error * x;
                    gradientB += error;
                    aa += weight * x * x;
                    ab += weight * x;
                    bb += weight;
                }
                var determinant = aa * bb - ab * ab;
                a = Math.max(LEAST_A, a - (bb * gradientA - ab * gradientB) / determinant);
                b -= (aa * gradientB - ab * gradientA) / determinant;
            }
            return new Platt(a, b);
        }

        @Override
        public double apply(double raw) {
            return sigmoid(a * logit(raw) + b);
        }

        @Override
        public double slope(double raw) {
            var p = apply(raw);
            return raw <= EDGE || raw >= 1 - EDGE ? 0 : a * p * (1 - p) / (raw * (1 - raw));
        }

        private static double logit(double p) {
            var inside = Math.clamp(p, EDGE, 1 - EDGE);
            return Math.log(inside / (1 - inside));
        }

        private static double sigmoid(double x) {
            return 1 / (1 + Math.exp(-x));
        }
    }

    /**
     * Straight between knots, flat before the first and after the last.
     *
     * @param knots at least one, raw probabilities strictly rising, calibrated ones never falling
     */
    record PiecewiseLinear(List<Knot> knots) implements Calibration {
        /** Leaves every probability as it is. */
        public static final PiecewiseLinear IDENTITY = new PiecewiseLinear(List.of(new Knot(0, 0), new Knot(1, 1)));

        public PiecewiseLinear {
            knots = List.copyOf(knots);
            for (var i = 1; i < knots.size(); i++) {
                if (knots.get(i).raw() <= knots.get(i - 1).raw()
                        || knots.get(i).calibrated() < knots.get(i - 1).calibrated()) {
                    throw new IllegalArgumentException("knots do not rise: " + knots);
                }
            }
        }

        /**
         * Isotonic regression: the never-falling steps nearest to the outcomes, by pooling adjacent violators (Ayer et
         * al., 1955), with a knot at the mean raw probability of each step. Few outcomes prove no certainty: the lowest and
         * the highest step are told by Laplace's rule of succession and run out to 0 and 1, so that those who stand there
         * keep their ranking.
         */
        public static PiecewiseLinear isotonic(double[] raw, boolean[] outcomes) {
            var blocks = new ArrayList<Block>();
            IntStream.range(0, raw.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> raw[i]))
                    .forEach(i -> {
                        var block = new Block(raw[i], outcomes[i] ? 1 : 0, 1);
                        while (!blocks.isEmpty() && blocks.getLast().reaches(block)) {
                            block = blocks.removeLast().with(block);
                        }
                        blocks.add(block);
                    });
            var knots = new ArrayList<>(blocks.stream().map(Block::knot).toList());
            var last = knots.size() - 1;
            var highest = Math.max(
                    blocks.getLast().succession(),
                    last == 0 ? 0 : knots.get(last - 1).calibrated());
            knots.set(last, new Knot(knots.get(last).raw(), highest));
            var lowest = Math.min(
                    blocks.getFirst().succession(), last == 0 ? 1 : knots.get(1).calibrated());
            knots.set(0, new Knot(knots.getFirst().raw(), lowest));
            if (knots.getFirst().raw() > 0) {
                knots.addFirst(new Knot(0, 0));
            }
            if (knots.getLast().raw() < 1) {
                knots.addLast(new Knot(1, 1));
            }
            return new PiecewiseLinear(knots);
        }

        @Override
        public double apply(double raw) {
            var above = firstAbove(raw);
            if (above == 0 || above == knots.size()) {
                return knots.get(above == 0 ? 0 : above - 1).calibrated();
            }
            var low = knots.get(above - 1);
            return low.calibrated() + (raw - low.raw()) * slopeBefore(above);
        }

        @Override
        public double slope(double raw) {
            var above = firstAbove(raw);
            return above == 0 || above == knots.size() ? 0 : slopeBefore(above);
        }

        private double slopeBefore(int above) {
            var low = knots.get(above - 1);
            var high = knots.get(above);
            return (high.calibrated() - low.calibrated()) / (high.raw() - low.raw());
        }

        private int firstAbove(double raw) {
            var above = 0;
            while (above < knots.size() && knots.get(above).raw() <= raw) {
                above++;
            }
            return above;
        }

        /** Neighbours pooled: sums of raw probabilities and outcomes. */
        private record Block(double raw, double outcomes, int size) {
            /** Whether {@code next} must be pooled with this: the same raw probability, or an outcome that does not rise. */
            boolean reaches(Block next) {
                return outcomes / size >= next.outcomes / next.size || raw / size >= next.raw / next.size;
            }

            Block with(Block next) {
                return new Block(raw + next.raw, outcomes + next.outcomes, size + next.size);
            }

            double succession() {
                return (outcomes + 1) / (size + 2);
            }

            Knot knot() {
                return new Knot(raw / size, outcomes / size);
            }
        }
    }

    /** A raw probability and its calibrated one, both in [0,1]. */
    record Knot(double raw, double calibrated) {}
}
