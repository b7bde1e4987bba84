package org.farol.store;

import java.time.Instant;

/**
 * A risk as it was told to a program.
 *
 * @param studentId as the program calls the student
 * @param risk the probability in [0,1] that the student is behind the year after
 * @param threshold from which it was flagged
 * @param factors the reasons as they were told, a JSON array
 * @param payload what was asked, a JSON object
 * @param features by feature of the model, in its order, the value; NaN where unknown
 * @param bins by feature of the model, in its order, the bin of the training reference that the value fell into
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; millions of them pass by.
public record ApiPrediction(
        String studentId,
        Instant answeredAt,
        String modelVersion,
        double threshold,
        double risk,
        String factors,
        String payload,
        float[] features,
        int[] bins) {}
