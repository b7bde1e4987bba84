package org.farol.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.farol.pede.YearlyRecord;

/**
 * One record per student and year, merged from what the imports say of them. Immutable.
 *
 * <p>Only the observations and links are stored; records are made of them anew, so that they can never disagree.
 */
final class Records {
    private final List<YearlyRecord> observations;
    private final Map<String, String> links;
    private final NavigableMap<StudentYear, YearlyRecord> merged = new TreeMap<>();

    /** A student, by RA where linked, in a year. */
    private record StudentYear(String studentId, int year) implements Comparable<StudentYear> {
        private static final Comparator<StudentYear> ORDER =
                Comparator.comparing(StudentYear::studentId).thenComparingInt(StudentYear::year);

        @Override
        public int compareTo(StudentYear other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param observations records under the ids of their sheets, oldest import first
     * @param links ids without RA and their students
     */
    Records(List<YearlyRecord> observations, Map<String, String> links) {
        this.observations = List.copyOf(observations);
        this.links = Map.copyOf(links);
        var saying = new HashMap<StudentYear, List<YearlyRecord>>();
        for (var observation : this.observations) {
            saying.computeIfAbsent(key(observation), key -> new ArrayList<>(2)).add(observation);
        }
        saying.forEach((key, said) -> merged.put(key, RecordMerge.merge(key.studentId(), said)));
    }

    /** These records after more observations, of the newest import. */
    Records with(List<YearlyRecord> newest) {
        var all = new ArrayList<>(observations);
        all.addAll(newest);
        return new Records(all, links);
    }

    /** These records after more links. */
    Records linked(List<StudentLink> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(links);
        more.forEach(link -> all.put(link.ownId(), link.studentId()));
        return new Records(observations, all);
    }

    /** The ids without RA that are linked, and their students. */
    Map<String, String> links() {
        return links;
    }

    /** All records, by student id and year. */
    Collection<YearlyRecord> all() {
        return merged.values();
    }

    /** One student's records, by year; ids that were linked lead to their student. */
    List<YearlyRecord> of(String studentId) {
        var student = links.getOrDefault(studentId, studentId);
        return List.copyOf(merged.subMap(
                        new StudentYear(student, Integer.MIN_VALUE),
                        true,
                        new StudentYear(student, Integer.MAX_VALUE),
                        true)
                .values());
    }

    /** How the student-years that {@code observed} speaks of differ between these records and {@code later} ones. */
    ImportCounts changes(List<YearlyRecord> observed, Records later, int linked) {
        var added = 0;
        var updated = 0;
        var unchanged = 0;
        for (var key : observed.stream().map(later::key).distinct().toList()) {
            var before = merged.get(key);
            var after = later.merged.get(key);
            if (before == null) {
                added++;
            } else if (after != null && before.values().equals(after.values())) {
                unchanged++;
            } else {
                updated++;
            }
        }
        return new ImportCounts(added, updated, unchanged, linked);
    }

    private StudentYear key(YearlyRecord observation) {
        var id = observation.studentId();
        return new StudentYear(links.getOrDefault(id, id), observation.year());
    }
}
