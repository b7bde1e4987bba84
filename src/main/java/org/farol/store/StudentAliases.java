package org.farol.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Supplier;

/** Under which ids the rows of a student may stand: linked ids lead to their student, whenever the link was made. */
record StudentAliases(Supplier<Map<String, String>> links) {
    /** The student that an id leads to. */
    String studentOf(String id) {
        return links.get().getOrDefault(id, id);
    }

    /** Every id of some students. */
    String[] of(Collection<String> studentIds) {
        var known = links.get();
        var all = new HashSet<String>();
        studentIds.forEach(id -> all.add(known.getOrDefault(id, id)));
        known.forEach((own, student) -> {
            if (all.contains(student)) {
                all.add(own);
            }
        });
        return all.toArray(String[]::new);
    }
}
