package org.farol.app;

import java.util.Locale;

/**
 * A report that is asked for.
 *
 * @param year of the records
 * @param anonymous whether codes take the place of names and RAs, and what could tell who somebody is stays out
 */
public record ReportRequest(ReportSubject subject, int year, boolean anonymous, Locale locale) {}
