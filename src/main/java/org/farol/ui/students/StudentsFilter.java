package org.farol.ui.students;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the table shows: students who have one of the chosen values of each facet, and in whose id, name or school every
 * word of a text is found.
 *
 * @param search words to find, whatever their accents and capitals; empty for all
 * @param chosen values by facet; a facet that is absent accepts all
 * @param only ids of the students to look at; empty for all
 */
record StudentsFilter(String search, Map<Facet, Set<String>> chosen, Optional<Set<String>> only) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static final StudentsFilter ALL = new StudentsFilter("", Map.of(), Optional.empty());

    StudentsFilter {
        chosen = Map.copyOf(chosen);
    }

    StudentsFilter searching(String text) {
        return new StudentsFilter(text, chosen, only);
    }

    /** The same with other values of a facet; none for all. */
    StudentsFilter choosing(Facet facet, Set<String> values) {
        var other = new EnumMap<Facet, Set<String>>(Facet.class);
        other.putAll(chosen);
        other.put(facet, Set.copyOf(values));
        other.values().removeIf(Set::isEmpty);
        return new StudentsFilter(search, other, only);
    }

    StudentsFilter only(Optional<Set<String>> ids) {
        return new StudentsFilter(search, chosen, ids);
    }

    /** The chosen values of a facet; none where it accepts all. */
    Set<String> of(Facet facet) {
        return chosen.getOrDefault(facet, Set.of());
    }

    /** Whether there is anything in it that a person could clear. */
    boolean isEmpty() {
        return search.isBlank() && chosen.isEmpty();
    }

    /** Ready to be asked of many students. */
    Predicate<StudentRow> predicate() {
        var words = SPACES.splitAsStream(StudentRow.folded(search)).toList();
        var facets = List.copyOf(chosen.entrySet());
        return row -> {
            if (only.isPresent() && !only.get().contains(row.id())) {
                return false;
            }
            for (var word : words) {
                if (!row.folded().contains(word)) {
                    return false;
                }
            }
            for (var facet : facets) {
                if (!facet.getValue().contains(facet.getKey().of(row))) {
                    return false;
                }
            }
            return true;
        };
    }
}
