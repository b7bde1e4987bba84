package org.farol.model;

import java.util.List;
import org.farol.pede.YearlyRecord;

/**
 * A risk in [0,1] told from {@code record}, and whether the student was behind the year after.
 *
 * @param ladderMoved whether the fase ideal of the year after was another than was to be expected
 */
public record Outcome(YearlyRecord record, double risk, boolean behind, boolean ladderMoved) {
    static double[] risks(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Outcome::risk).toArray();
    }

    static boolean[] behind(List<Outcome> outcomes) {
        var behind = new boolean[outcomes.size()];
        for (var i = 0; i < behind.length; i++) {
            behind[i] = outcomes.get(i).behind();
        }
        return behind;
    }
}
