package org.farol.app;

import org.farol.model.TestYear;

/**
 * What came true: predictions from a year's records, by a model that had not seen that year's outcomes, against the
 * defasagem of the year after.
 */
public record Evaluation(int year, String modelVersion, TestYear quality) {}
