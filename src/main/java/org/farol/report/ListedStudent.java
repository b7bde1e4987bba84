package org.farol.report;

import java.util.List;
import org.farol.pede.YearlyRecord;

/** A student in a list, with the risk, in [0,1], and the reasons, most influential first. */
public record ListedStudent(YearlyRecord record, double risk, List<StudentPage.Reason> reasons) {
    public ListedStudent {
        reasons = List.copyOf(reasons);
    }
}
