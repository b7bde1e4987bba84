package org.farol.store;

import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;

/** Two imports that say different things of one student-year: what is kept, and what an older one said. */
public record Conflict(int year, Field field, Value kept, Source keptFrom, Value older, Source olderFrom) {}
