package org.farol.drift;

/**
 * Later values of a variable, as far as its drift has to know them: from the values themselves or, where these are too
 * many to be read again, from counts.
 *
 * @param counts rows in each bin of the reference, then of new values, then without a value
 * @param mean of the known values; 0 or NaN if none is, as is {@code deviation}
 * @param deviation their standard deviation
 * @param far rows whose value is far from all that the reference knows
 */
@SuppressWarnings("ArrayRecordComponent") // Read side by side with the reference's, by index.
public record Sample(double[] counts, double mean, double deviation, double far) {
    /** How many rows there are. */
    double rows() {
        var rows = 0.0;
        for (var count : counts) {
            rows += count;
        }
        return rows;
    }

    /** Share of the rows without a value, in [0,1]; 0 without rows. */
    double missing() {
        return rows() == 0 ? 0 : counts[counts.length - 1] / rows();
    }
}
