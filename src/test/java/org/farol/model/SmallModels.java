package org.farol.model;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.farol.forest.ForestOptions;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.work.Progress;

/** Models of few trees, of students whose defasagem mostly stays as it is. */
public final class SmallModels {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final ForestOptions FEW_TREES = new ForestOptions(25, 5, 10);

    private SmallModels() {}

    /** A model; another seed gives another one. */
    public static TrainedModel model(long seed) throws NotEnoughOutcomesException {
        var options = new TrainingOptions(OptionalInt.empty(), seed, TrainingOptions.STANDARD_THRESHOLD, FEW_TREES);
        return new Trainer(CLOCK).train(students(), options, Progress.NONE);
    }

    /** The students it learned from, over three years. */
    public static List<StudentHistory> students() {
        var random = new SplittableRandom(200);
        var students = new ArrayList<StudentHistory>();
        for (var i = 0; i < 200; i++) {
            var id = "RA-" + i;
            var behind = random.nextInt(3) - 1;
            var records = new ArrayList<YearlyRecord>();
            for (var year = 2021; year <= 2023; year++) {
                var values = new EnumMap<Field, Value>(Field.class);
                values.put(Field.FASE, Value.of(3));
                values.put(Field.FASE_IDEAL, Value.of(3 - behind));
                values.put(Field.DEFASAGEM, Value.of(behind));
                if (random.nextInt(5) > 0) {
                    values.put(Field.INDE, Value.of(5 + 2 * behind + random.nextDouble()));
                }
                records.add(new YearlyRecord(id, year, values, new Source("a.xlsx", "PEDE", i + 2)));
            }
            students.add(new StudentHistory(id, records));
        }
        return students;
    }
}
