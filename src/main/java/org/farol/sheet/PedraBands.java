package org.farol.sheet;

import java.util.Map;

/**
 * Which INDE a band (pedra) may hold in any year so far, widened to the side where the years differ: the bounds were
 * 5.506, 6.868 and 8.230 in the dictionary of 2020, lie at 6.1, 7.3 and 8.5–8.9 in the sheet of 2020, and at 6, 7 and 8
 * since 2022.
 */
final class PedraBands {
    private record Band(double from, double to) {}

    private static final Map<String, Band> BANDS = Map.of(
            "Quartzo", new Band(0.9, 6.4),
            "Ágata", new Band(5.4, 7.4),
            "Ametista", new Band(6.8, 8.95),
            "Topázio", new Band(7.95, 10.05));

    private PedraBands() {}

    /** Whether {@code inde} (0–10) may lie in the band; of a band of another name, nothing is known. */
    static boolean mayHold(String pedra, double inde) {
        var band = BANDS.get(pedra);
        return band == null || (inde >= band.from() && inde <= band.to());
    }
}
