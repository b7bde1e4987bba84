package org.farol.ui.students;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of the table under a name: search, filters and grouping, not who is shown.
 *
 * @param chosen values by the name of a {@link Facet}
 * @param grouping the name of a {@link Grouping}
 */
record SavedView(String search, Map<String, Set<String>> chosen, String grouping) {
    /** All students, ungrouped. */
    static final SavedView ALL = of(StudentsFilter.ALL, Grouping.NONE);

    /** Loaded when there is something to write or to read: it takes longer than the rest of the screen. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.builder().build();
    }

    static SavedView of(StudentsFilter filter, Grouping grouping) {
        var chosen = new TreeMap<String, Set<String>>();
        filter.chosen().forEach((facet, values) -> chosen.put(facet.name(), new TreeSet<>(values)));
        return new SavedView(filter.search(), chosen, grouping.name());
    }

    /** As it stands in the store. */
    String definition() {
        return Json.MAPPER.writeValueAsString(this);
    }

    /** What stands in the store; empty where a newer version wrote what this one does not know. */
    static Optional<SavedView> read(String definition) {
        try {
            var view = Json.MAPPER.readValue(definition, SavedView.class);
            view.filter();
            view.groupedBy();
            return Optional.of(view);
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    StudentsFilter filter() {
        var facets = new EnumMap<Facet, Set<String>>(Facet.class);
        chosen.forEach((facet, values) -> facets.put(Facet.valueOf(facet), values));
        return new StudentsFilter(search, facets, Optional.empty());
    }

    Grouping groupedBy() {
        return Grouping.valueOf(grouping);
    }
}
