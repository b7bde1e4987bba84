package org.farol.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;

/** From which risk on a student is flagged: a number, or what is wanted of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ThresholdPolicy.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = ThresholdPolicy.ReachRecall.class, name = "reach_recall"),
    @JsonSubTypes.Type(value = ThresholdPolicy.Support.class, name = "support")
})
public sealed interface ThresholdPolicy {
    /**
     * The threshold it comes to, in [0,1].
     *
     * @param points of the model, from predictions for students it had not seen
     * @param risks of the students who can be flagged
     */
    default double threshold(List<OperatingPoint> points, double[] risks) {
        return switch (this) {
            case Fixed fixed -> fixed.threshold();
            case ReachRecall reach ->
                points.stream()
                        .filter(point -> point.recall() >= reach.recall())
                        .mapToDouble(OperatingPoint::threshold)
                        .max()
                        .orElse(0);
            case Support support -> support.lowestOf(risks);
        };
    }

    /** Flags from {@code threshold} on, in [0,1]. */
    record Fixed(double threshold) implements ThresholdPolicy {
        /** The reference system's threshold. */
        public static final Fixed STANDARD = new Fixed(0.35);

        public Fixed {
            requireShare(threshold);
        }
    }

    /** Flags as few as reach {@code recall}, in [0,1], of those who will fall behind. */
    record ReachRecall(double recall) implements ThresholdPolicy {
        public ReachRecall {
            requireShare(recall);
        }
    }

    /** Flags no more than the {@code students} of the highest risk. */
    record Support(int students) implements ThresholdPolicy {
        public Support {
            if (students < 1) {
                throw new IllegalArgumentException("fewer than one student: " + students);
            }
        }

        private double lowestOf(double[] risks) {
            var rising = Arrays.stream(risks).sorted().toArray();
            var lowest = rising.length - students;
            if (lowest <= 0) {
                return 0;
            }
            // Students of the same risk are flagged together or not at all.
            while (lowest < rising.length && rising[lowest] == rising[lowest - 1]) {
                lowest++;
            }
            return lowest == rising.length ? Math.nextUp(rising[lowest - 1]) : rising[lowest];
        }
    }

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not between 0 and 1: " + share);
        }
    }
}
