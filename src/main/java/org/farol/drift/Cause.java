package org.farol.drift;

/** What most likely makes a variable drift. Means are in the variable's unit, shares in [0,1] of the rows. */
public sealed interface Cause {
    /** Values mostly a power of ten as large as they were: another scale, or a decimal point lost. */
    record Scale(double factor, double meanBefore, double meanNow) implements Cause {}

    /** More or fewer rows without a value. */
    record Missing(double shareBefore, double shareNow) implements Cause {}

    /** Values that the model has not learned from, of a variable with few. */
    record NewValues(double share) implements Cause {}

    /** Values far from {@code lowest} to {@code highest}, between which all were that the model learned from. */
    record OutOfRange(double lowest, double highest, double share) implements Cause {}

    /** Values generally higher or lower. */
    record Shift(double meanBefore, double meanNow) implements Cause {}

    /** Values spread otherwise about much the same mean. */
    record Spread() implements Cause {}
}
