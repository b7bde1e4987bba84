package org.farol.model;

import org.farol.pede.YearlyRecord;

/** A risk in [0,1] told from {@code record}, and whether the student was behind the year after. */
public record Outcome(YearlyRecord record, double risk, boolean behind) {}
