package org.farol.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.store.ImportOutcome.Change;
import org.jspecify.annotations.Nullable;

/**
 * One record per student and year, merged from what the imports say of them. Immutable.
 *
 * <p>Only the observations and links are stored; records are made of them anew, so that they can never disagree.
 */
final class Records {
    private final List<Observation> observations;
    private final Map<String, String> links;
    private final NavigableMap<StudentYear, YearlyRecord> merged = new TreeMap<>();
    /** Made of the merged records when first asked for, and asked for again and again. */
    private @Nullable List<StudentHistory> histories;

    private @Nullable NavigableMap<Integer, List<YearlyRecord>> byYear;

    /**
     * A student, by RA where linked, in a year. What the JVM would make of a record for hashing and comparing is not kept
     * in the cache of a start, and every start would wait for it to be made.
     */
    private record StudentYear(String studentId, int year) implements Comparable<StudentYear> {
        @Override
        public int compareTo(StudentYear other) {
            var byStudent = studentId.compareTo(other.studentId);
            return byStudent != 0 ? byStudent : Integer.compare(year, other.year);
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof StudentYear other && year == other.year && studentId.equals(other.studentId);
        }

        @Override
        public int hashCode() {
            return 31 * studentId.hashCode() + year;
        }
    }

    /**
     * @param observations under the ids of their sheets, oldest import first
     * @param links ids without RA and their students
     */
    Records(List<Observation> observations, Map<String, String> links) {
        this.observations = List.copyOf(observations);
        this.links = Map.copyOf(links);
        var saying = new HashMap<StudentYear, List<YearlyRecord>>();
        for (var observation : this.observations) {
            saying.computeIfAbsent(key(observation.record()), key -> new ArrayList<>(1))
                    .add(observation.record());
        }
        saying.forEach((key, said) -> merged.put(key, RecordMerge.merge(key.studentId(), said)));
        deriveAges();
    }

    /** An age that no sheet says follows from the same student's age in another year, the nearest. */
    private void deriveAges() {
        for (var key : List.copyOf(merged.keySet())) {
            var record = merged.get(key);
            if (record != null && !record.values().containsKey(Field.IDADE)) {
                of(key.studentId()).stream()
                        .filter(other -> other.values().containsKey(Field.IDADE)
                                && !other.derived().contains(Field.IDADE))
                        .min(Comparator.comparingInt(other -> Math.abs(other.year() - key.year())))
                        .map(other -> other.number(Field.IDADE).orElseThrow() + key.year() - other.year())
                        .filter(idade -> idade > 0)
                        .ifPresent(idade -> merged.put(key, record.withDerived(Field.IDADE, Value.of(idade))));
            }
        }
    }

    /** These records after more observations, of the newest import. */
    Records with(List<Observation> newest) {
        var all = new ArrayList<>(observations);
        all.addAll(newest);
        return new Records(all, links);
    }

    /** These records without the observations of some imports. */
    Records without(Predicate<Long> imports) {
        var left = observations.stream()
                .filter(observation -> !imports.test(observation.importId()))
                .toList();
        return left.size() == observations.size() ? this : new Records(left, links);
    }

    /** These records with observations of earlier imports, in their place. */
    Records among(List<Observation> earlier) {
        var all = new ArrayList<>(observations);
        all.addAll(earlier);
        all.sort(Comparator.comparingLong(Observation::importId));
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

    /** Years with records, ascending. */
    List<Integer> years() {
        return List.copyOf(byYear().navigableKeySet());
    }

    /** The records of a year, by student id. */
    List<YearlyRecord> ofYear(int year) {
        return byYear().getOrDefault(year, List.of());
    }

    private synchronized NavigableMap<Integer, List<YearlyRecord>> byYear() {
        if (byYear == null) {
            byYear = merged.values().stream()
                    .collect(Collectors.groupingBy(YearlyRecord::year, TreeMap::new, Collectors.toUnmodifiableList()));
        }
        return byYear;
    }

    /** Every student with all records, by id. */
    synchronized List<StudentHistory> histories() {
        if (histories == null) {
            histories = merged.values().stream()
                    .collect(Collectors.groupingBy(YearlyRecord::studentId, LinkedHashMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(entry -> new StudentHistory(entry.getKey(), entry.getValue()))
                    .toList();
        }
        return histories;
    }

    /** One student's records, by year; ids that were linked lead to their student. */
    List<YearlyRecord> of(String studentId) {
        var student = studentOf(studentId);
        return List.copyOf(merged.subMap(
                        new StudentYear(student, Integer.MIN_VALUE),
                        true,
                        new StudentYear(student, Integer.MAX_VALUE),
                        true)
                .values());
    }

    /** Where imports disagree about a student, beyond rounding. */
    List<Conflict> conflicts(String studentId) {
        var student = studentOf(studentId);
        var conflicts = new ArrayList<Conflict>();
        var latest = new HashMap<Integer, List<YearlyRecord>>();
        for (var observation : observations) {
            if (studentOf(observation.record().studentId()).equals(student)) {
                latest.computeIfAbsent(observation.record().year(), year -> new ArrayList<>())
                        .add(observation.record());
            }
        }
        for (var said : latest.values()) {
            for (var field : Field.values()) {
                conflicts.addAll(conflicts(field, said));
            }
        }
        conflicts.sort(Comparator.comparingInt(Conflict::year).thenComparing(Conflict::field));
        return conflicts;
    }

    private static List<Conflict> conflicts(Field field, List<YearlyRecord> observations) {
        var saying = observations.stream()
                .filter(record ->
                        record.values().containsKey(field) && !record.derived().contains(field))
                .toList();
        if (saying.size() < 2 || field.compareTo(Field.DEFASAGEM) > 0) {
            return List.of();
        }
        var newest = saying.getLast();
        return saying.subList(0, saying.size() - 1).stream()
                .filter(older -> !agree(value(older, field), value(newest, field)))
                .map(older -> new Conflict(
                        newest.year(),
                        field,
                        value(newest, field),
                        newest.source(),
                        value(older, field),
                        older.source()))
                .toList();
    }

    private static boolean agree(Value older, Value newer) {
        return RecordMerge.repeats(newer, older) || RecordMerge.repeats(older, newer);
    }

    private static Value value(YearlyRecord record, Field field) {
        return Optional.ofNullable(record.values().get(field)).orElseThrow();
    }

    /** How the student-years that {@code observed} speaks of differ between these records and {@code later} ones. */
    ImportOutcome changes(Collection<YearlyRecord> observed, Records later, int linked) {
        var added = 0;
        var updated = 0;
        var unchanged = 0;
        var changes = new ArrayList<Change>();
        var keys = new LinkedHashSet<StudentYear>();
        observed.forEach(record -> keys.add(later.key(record)));
        for (var key : keys) {
            var before = Optional.ofNullable(merged.get(key));
            var after = Optional.ofNullable(later.merged.get(key));
            if (before.isEmpty()) {
                added++;
            } else if (before.map(YearlyRecord::values).equals(after.map(YearlyRecord::values))) {
                unchanged++;
            } else {
                updated++;
                changes.addAll(changes(key, before.get(), after));
            }
        }
        return new ImportOutcome(added, updated, unchanged, linked, changes);
    }

    private static List<Change> changes(StudentYear key, YearlyRecord before, Optional<YearlyRecord> after) {
        var fields = EnumSet.noneOf(Field.class);
        fields.addAll(before.values().keySet());
        after.ifPresent(record -> fields.addAll(record.values().keySet()));
        return fields.stream()
                .map(field -> new Change(
                        key.studentId(),
                        key.year(),
                        field,
                        Optional.ofNullable(before.values().get(field)),
                        after.map(record -> record.values().get(field))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** The imports, newer than {@code importId}, that speak of a student-year it speaks of. */
    List<Long> laterImportsOnSameStudentYears(long importId) {
        var mine = new LinkedHashSet<StudentYear>();
        observations.stream()
                .filter(observation -> observation.importId() == importId)
                .forEach(observation -> mine.add(key(observation.record())));
        return observations.stream()
                .filter(observation -> observation.importId() > importId && mine.contains(key(observation.record())))
                .map(Observation::importId)
                .distinct()
                .toList();
    }

    /** The ids, as their sheets use them, of an import. */
    List<String> idsOf(long importId) {
        return observations.stream()
                .filter(observation -> observation.importId() == importId)
                .map(observation -> observation.record().studentId())
                .distinct()
                .toList();
    }

    /** How many student-years an import speaks of. */
    int size(long importId) {
        return (int) observations.stream()
                .filter(observation -> observation.importId() == importId)
                .count();
    }

    private StudentYear key(YearlyRecord observation) {
        return new StudentYear(studentOf(observation.studentId()), observation.year());
    }

    private String studentOf(String id) {
        return links.getOrDefault(id, id);
    }
}
