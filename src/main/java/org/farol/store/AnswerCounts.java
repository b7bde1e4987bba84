package org.farol.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How many answers fell into each bin of each variable, and the sums of their values. */
public final class AnswerCounts {
    private static final String VARIABLES = ";";
    private static final String NUMBERS = ",";

    private final List<long[]> counts = new ArrayList<>();
    private final List<Sums> sums = new ArrayList<>();
    private long answers;

    /**
     * The values of a variable.
     *
     * @param known how many were known; versions before this one did not sum up, and do not count here
     * @param squares the sum of their squares
     */
    public record Sums(long known, double sum, double squares) {
        static final Sums NONE = new Sums(0, 0, 0);

        static Sums of(double value) {
            return Double.isNaN(value) ? NONE : new Sums(1, value, value * value);
        }

        Sums with(Sums others) {
            return new Sums(known + others.known, sum + others.sum, squares + others.squares);
        }
    }

    AnswerCounts() {}

    /** What {@link #countsText} and {@link #sumsText} wrote, of so many answers. */
    static AnswerCounts of(String countsText, String sumsText, int answers) {
        var counted = new AnswerCounts();
        for (var variable : countsText.split(VARIABLES, -1)) {
            counted.counts.add(Arrays.stream(variable.split(NUMBERS, -1))
                    .mapToLong(Long::parseLong)
                    .toArray());
        }
        for (var variable : sumsText.isEmpty() ? new String[0] : sumsText.split(VARIABLES, -1)) {
            var numbers = variable.split(NUMBERS, -1);
            counted.sums.add(new Sums(
                    Long.parseLong(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2])));
        }
        counted.answers = answers;
        return counted;
    }

    String countsText() {
        return counts.stream()
                .map(variable ->
                        Arrays.stream(variable).mapToObj(Long::toString).collect(Collectors.joining(NUMBERS)))
                .collect(Collectors.joining(VARIABLES));
    }

    String sumsText() {
        return sums.stream()
                .map(each -> each.known() + NUMBERS + each.sum() + NUMBERS + each.squares())
                .collect(Collectors.joining(VARIABLES));
    }

    /** Counts an answer. */
    void add(int[] bins, double[] values) {
        for (var variable = 0; variable < bins.length; variable++) {
            increase(variable, bins[variable], 1);
        }
        for (var variable = 0; variable < values.length; variable++) {
            sum(variable, Sums.of(values[variable]));
        }
        answers++;
    }

    void add(AnswerCounts others) {
        for (var variable = 0; variable < others.counts.size(); variable++) {
            var theirs = others.counts.get(variable);
            for (var bin = 0; bin < theirs.length; bin++) {
                increase(variable, bin, theirs[bin]);
            }
        }
        for (var variable = 0; variable < others.sums.size(); variable++) {
            sum(variable, others.sums.get(variable));
        }
        answers += others.answers;
    }

    private void increase(int variable, int bin, long by) {
        while (counts.size() <= variable) {
            counts.add(new long[1]);
        }
        if (counts.get(variable).length <= bin) {
            counts.set(variable, Arrays.copyOf(counts.get(variable), bin + 1));
        }
        counts.get(variable)[bin] += by;
    }

    private void sum(int variable, Sums more) {
        if (sums.size() == variable) {
            sums.add(Sums.NONE);
        }
        sums.set(variable, sums.get(variable).with(more));
    }

    /** How many answers were counted. */
    public long answers() {
        return answers;
    }

    /** How many fell into a bin of a variable, both by their number. */
    public long count(int variable, int bin) {
        return variable < counts.size() && bin < counts.get(variable).length ? counts.get(variable)[bin] : 0;
    }

    /** The values of a variable, by its number. */
    public Sums sums(int variable) {
        return variable < sums.size() ? sums.get(variable) : Sums.NONE;
    }
}
