package org.farol.forest;

import java.util.stream.IntStream;

/**
 * Gauss–Legendre quadrature on [0,1]: with n nodes, exact for polynomials of degree up to 2n − 1 (Abramowitz and
 * Stegun, 25.4.29–30).
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the innermost loop of TreeSHAP.
record GaussLegendre(double[] nodes, double[] weights) {
    private static final double CONVERGED = 1e-16;
    private static final int MOST_STEPS = 100;

    private static final GaussLegendre[] BY_DEGREE = IntStream.range(0, ShapDescent.MOST_ON_A_PATH)
            .mapToObj(degree -> of(degree / 2 + 1))
            .toArray(GaussLegendre[]::new);

    /** Exact for polynomials of this degree, up to 30. */
    static GaussLegendre forDegree(int degree) {
        return BY_DEGREE[degree];
    }

    private static GaussLegendre of(int n) {
        var nodes = new double[n];
        var weights = new double[n];
        for (var i = 0; i < n; i++) {
            var x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            var derivative = 0.0;
            for (var step = 0; step < MOST_STEPS; step++) {
                var previous = 1.0;
                var current = x;
                for (var k = 2; k <= n; k++) {
                    var next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
                    previous = current;
                    current = next;
                }
                derivative = n * (x * current - previous) / (x * x - 1);
                var delta = current / derivative;
                x -= delta;
                if (Math.abs(delta) < CONVERGED) {
                    break;
                }
            }
            nodes[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * derivative * derivative);
        }
        return new GaussLegendre(nodes, weights);
    }
}
