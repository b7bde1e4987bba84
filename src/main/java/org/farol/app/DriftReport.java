package org.farol.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.farol.drift.Cause;
import org.farol.drift.FeatureDrift;
import org.farol.drift.Severity;

/**
 * How far students have moved from those that the model in use learned from.
 *
 * @param trainYears years of the records that it learned from
 * @param trainingRows how many they were
 * @param year of the students; empty for a window of calls
 * @param students how many they are
 * @param file the spreadsheet that says most of the year, if one does
 * @param used names of the features that the model looks at
 * @param features the features that its file tells of and the students have, the most moved first
 * @param notCompared other variables that its file tells of, which no caller says anything of
 * @param risks the risks it tells; empty for a model whose file does not tell those it told in training
 * @param outcome what came true of the latest year that the model has not learned from; empty while nothing has
 */
public record DriftReport(
        String modelVersion,
        List<Integer> trainYears,
        int trainingRows,
        OptionalInt year,
        int students,
        Optional<String> file,
        List<String> used,
        List<FeatureDrift> features,
        List<String> notCompared,
        Optional<FeatureDrift> risks,
        Optional<OutcomeDrift> outcome) {
    public DriftReport {
        trainYears = List.copyOf(trainYears);
        used = List.copyOf(used);
        notCompared = List.copyOf(notCompared);
        features = features.stream()
                .sorted(Comparator.comparing(FeatureDrift::severity)
                        .thenComparingDouble(FeatureDrift::psi)
                        .reversed())
                .toList();
    }

    /** Whether the model learned from this very year: what differs then is no drift. */
    public boolean ofTrainingYear() {
        return year.isPresent() && trainYears.contains(year.getAsInt());
    }

    /** All that is compared: the features, the risks, the outcome. */
    public Stream<FeatureDrift> variables() {
        return Stream.of(features.stream(), risks.stream(), outcome.flatMap(OutcomeDrift::baseRate).stream())
                .flatMap(Function.identity());
    }

    /** Whether the model looks at a feature. */
    public boolean uses(FeatureDrift feature) {
        return used.contains(feature.feature());
    }

    /** Whether it is rather the sheet that changed than the students: another scale, or a column that the model needs gone. */
    public boolean sheetChanged(FeatureDrift feature) {
        return feature.cause()
                .filter(cause -> switch (cause) {
                    case Cause.Scale _, Cause.OutOfRange _ -> true;
                    case Cause.Missing missing -> missing.shareNow() == 1 && uses(feature);
                    case Cause.NewValues _, Cause.Shift _, Cause.Spread _ -> false;
                })
                .isPresent();
    }

    /**
     * Whether the drift of a feature can harm the risks: the model looks at it or the sheet itself seems to have changed,
     * and it is not just that fewer values are missing.
     */
    public boolean matters(FeatureDrift feature) {
        return sheetChanged(feature)
                || (uses(feature)
                        && feature.cause()
                                .filter(cause ->
                                        cause instanceof Cause.Missing(double before, double now) && now < before)
                                .isEmpty());
    }

    /** The gravest drift of a feature that matters. */
    public Severity severity() {
        return features.stream()
                .filter(this::matters)
                .map(FeatureDrift::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    /** The features that should be looked at, the most moved first. */
    public List<FeatureDrift> alarms() {
        return features.stream()
                .filter(feature -> feature.severity().alarming())
                .toList();
    }
}
