package org.farol.model;

/** Which of the years with known outcomes a forest learns from. */
public enum Window {
    ALL_YEARS(Integer.MAX_VALUE),
    LATEST_TWO(2),
    LATEST(1);

    private final int years;

    Window(int years) {
        this.years = years;
    }

    /** The examples of the latest years that the window holds. */
    Examples of(Examples examples) {
        var all = examples.years();
        var kept = all.subList(Math.max(0, all.size() - years), all.size());
        return examples.ofYears(kept::contains);
    }
}
