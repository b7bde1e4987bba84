package org.farol.model.onnx;

import java.util.List;

/** How the forest's probability becomes the risk that is shown: the calibration, as the graph carries it. */
public sealed interface RiskCurve {
    /** The risk is the probability. */
    record Identity() implements RiskCurve {}

    /**
     * {@code sigmoid(a · logit(p) + b)}, with p held within [{@value #CLAMP}, 1 − {@value #CLAMP}] (Platt, "Probabilistic
     * Outputs for Support Vector Machines", 1999, on the logit).
     */
    record Platt(double a, double b) implements RiskCurve {
        /** Keeps the logit of 0 and 1 finite. */
        public static final double CLAMP = 1e-12;
    }

    /**
     * Straight lines between the points (x, y), level before the first and after the last.
     *
     * @param x ascending, at least two
     * @param y as many
     */
    record PiecewiseLinear(List<Double> x, List<Double> y) implements RiskCurve {
        /** @throws IllegalArgumentException if the points are too few or not ascending in x */
        public PiecewiseLinear {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() < 2 || x.size() != y.size()) {
                throw new IllegalArgumentException("%d x and %d y".formatted(x.size(), y.size()));
            }
            for (var i = 1; i < x.size(); i++) {
                if (!(x.get(i - 1) < x.get(i))) {
                    throw new IllegalArgumentException("x is not ascending at " + i);
                }
            }
        }
    }
}
