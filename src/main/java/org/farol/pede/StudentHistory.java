package org.farol.pede;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The records of one student, oldest year first, at most one a year. */
public record StudentHistory(String studentId, List<YearlyRecord> records) {
    public StudentHistory {
        records = records.stream()
                .sorted(Comparator.comparingInt(YearlyRecord::year))
                .toList();
    }

    /** The record of a year. */
    public Optional<YearlyRecord> in(int year) {
        // Asked for every feature of every student: a stream each time would be most of the work.
        for (var record : records) {
            if (record.year() == year) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /** What was known at the end of {@code year}: later records left out. */
    public StudentHistory until(int year) {
        return records.isEmpty() || records.getLast().year() <= year
                ? this
                : new StudentHistory(
                        studentId,
                        records.stream().filter(record -> record.year() <= year).toList());
    }
}
