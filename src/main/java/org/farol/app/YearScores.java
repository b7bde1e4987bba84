package org.farol.app;

import java.util.List;
import org.farol.model.ModelCard;

/** The risk of every student of a year, highest first, and the model that told it. */
public record YearScores(int year, ModelCard model, List<StudentRisk> students) {
    public YearScores {
        students = List.copyOf(students);
    }

    /** How many students reach the threshold. */
    public int flagged() {
        return (int) students.stream()
                .filter(student -> student.isFlagged(model.threshold()))
                .count();
    }
}
