package org.farol.report;

import java.time.LocalDate;
import java.util.List;
import org.farol.model.ModelCard;
import org.farol.pede.YearlyRecord;

/**
 * What is printed of all students of a year.
 *
 * @param students highest risk first
 * @param printed day in the footer
 */
public record YearSummary(int year, List<Student> students, ModelCard model, LocalDate printed) {
    public YearSummary {
        students = List.copyOf(students);
    }

    /** A student with the risk, in [0,1], and the reasons, most influential first, where flagged. */
    public record Student(YearlyRecord record, double risk, List<StudentPage.Reason> reasons) {
        public Student {
            reasons = List.copyOf(reasons);
        }
    }
}
