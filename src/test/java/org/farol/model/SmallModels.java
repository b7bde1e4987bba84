package org.farol.model;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.farol.forest.Cohort;
import org.farol.pede.StudentHistory;
import org.farol.work.Progress;

/** Models of few trees, of students whose defasagem mostly stays as it is. */
public final class SmallModels {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final int FEW_TREES = 25;

    private SmallModels() {}

    /** A model; another seed gives another one. */
    public static TrainedModel model(long seed) throws NotEnoughOutcomesException {
        var options = new TrainingOptions(OptionalInt.empty(), seed, ThresholdPolicy.Fixed.STANDARD, FEW_TREES);
        return new Trainer(CLOCK).train(students(), options, Progress.NONE);
    }

    /** What a model says of the students it learned from, of their latest year. */
    public static double[] risks(TrainedModel model) {
        return model.score(students(), 2023, Cohort.of(students(), 2023));
    }

    /** The students it learned from, over three years. */
    public static List<StudentHistory> students() {
        return Students.whoseDefasagemMostlyStays(200);
    }
}
