package org.farol.store;

import java.time.Instant;
import java.util.List;

/**
 * A risk as it was told to a program.
 *
 * @param studentId as the program calls the student
 * @param risk the probability in [0,1] that the student is behind the year after
 * @param threshold from which it was flagged
 * @param factors the reasons as they were told, in their order
 * @param payload what was asked, a JSON object
 * @param values by variable whose drift is told of the model, in its order; NaN where unknown
 * @param bins by the same variables, the bin of the training reference that the value fell into, at most 127
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; millions of them pass by.
public record ApiPrediction(
        String studentId,
        Instant answeredAt,
        String modelVersion,
        double threshold,
        double risk,
        List<Factor> factors,
        String payload,
        double[] values,
        int[] bins) {
    /** What a feature added to the risk. */
    public record Factor(String feature, double impact) {}

    public ApiPrediction {
        factors = List.copyOf(factors);
    }
}
