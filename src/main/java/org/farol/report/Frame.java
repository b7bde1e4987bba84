package org.farol.report;

import java.time.LocalDate;
import java.util.Locale;
import org.farol.model.ModelCard;

/**
 * What stands on every page of a report.
 *
 * @param model whose name and honest quality stand in the footer
 * @param printed day in the footer
 * @param anonymous whether the pages are marked as naming nobody; who asks for it gives students without names
 */
public record Frame(Locale locale, ModelCard model, LocalDate printed, boolean anonymous) {}
