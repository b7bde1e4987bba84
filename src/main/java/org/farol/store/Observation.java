package org.farol.store;

import org.farol.pede.YearlyRecord;

/** What one import says of a student-year, under the id of its sheet. */
record Observation(long importId, YearlyRecord record) {}
