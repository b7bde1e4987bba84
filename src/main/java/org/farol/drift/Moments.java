package org.farol.drift;

import java.util.Arrays;

/** Mean and standard deviation of the finite ones among some values, 0 without any. */
record Moments(double mean, double deviation) {
    static Moments of(double[] values) {
        var known = Arrays.stream(values).filter(Double::isFinite).toArray();
        var mean = Arrays.stream(known).average().orElse(0);
        var variance = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .average();
        return new Moments(mean, Math.sqrt(variance.orElse(0)));
    }
}
