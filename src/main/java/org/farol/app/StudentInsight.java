package org.farol.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.farol.model.Agreement;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;

/**
 * What stands beside a student's risk and reasons: how far to trust them, and whom to compare with.
 *
 * @param confidence empty without a model
 * @param alike past students most like this one in what matters to the model, the nearest first; empty without a model
 * @param grades the student's grades against those of the same phase and year
 */
public record StudentInsight(Optional<Confidence> confidence, List<Alike> alike, Map<Field, Place> grades) {
    public StudentInsight {
        alike = List.copyOf(alike);
        grades = Map.copyOf(grades);
    }

    /**
     * How far to trust a risk.
     *
     * @param agreement of the trees
     * @param missing names of the features of the model that are not known of this student
     * @param features how many the model looks at
     * @param likewise what became of those told a like risk; empty where the model was never judged
     */
    public record Confidence(Agreement agreement, List<String> missing, int features, Optional<Likewise> likewise) {
        public Confidence {
            missing = List.copyOf(missing);
        }
    }

    /**
     * What became of students told a like risk in the latest year that the method was judged on.
     *
     * @param told their mean risk, in [0,1]
     * @param observed share of them that fell behind, in [0,1]
     * @param students how many they were
     */
    public record Likewise(int testYear, double told, double observed, int students) {}

    /**
     * A student of an earlier year, and how it went on.
     *
     * @param then the record that is alike
     * @param defasagemAfter of the year after, in phases; negative means behind
     */
    public record Alike(YearlyRecord then, double defasagemAfter) {
        /** Whether the student was behind the year after. */
        public boolean behindAfter() {
            return defasagemAfter < 0;
        }
    }

    /**
     * A grade (0–10) among those of the phase: the lowest, the quartiles, the highest.
     *
     * @param own empty where it is unknown
     */
    public record Place(
            OptionalDouble own, double low, double quarter, double median, double threeQuarters, double high, int n) {}
}
