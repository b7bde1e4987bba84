package org.farol.store;

import java.time.Instant;

/**
 * A risk as it was told: the probability in [0,1] that the student is behind the year after {@code year}, and the
 * threshold it was flagged by.
 */
public record Prediction(
        String studentId, int year, String modelVersion, double threshold, double risk, Instant scoredAt) {}
