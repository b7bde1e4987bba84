package org.farol.ui;

import java.util.List;
import java.util.Optional;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
import org.farol.model.ModelCard;

/**
 * What the window has open and shows: read once when it changes, and given to every screen.
 *
 * @param workspace the use cases on this data
 * @param years with records, ascending; empty where nothing was imported yet
 * @param year the one shown; 0 where there is none
 * @param students of that year, by id, with their risk where there is a model
 * @param model the card of the model in use
 * @param sample whether these are the fictitious samples
 * @param look how charts are to be drawn
 */
public record Opened(
        Workspace workspace,
        List<Integer> years,
        int year,
        List<StudentRisk> students,
        Optional<ModelCard> model,
        boolean sample,
        Look look) {

    /** Whether nothing was imported yet. */
    public boolean isEmpty() {
        return years.isEmpty();
    }

    /** From which risk in [0,1] on a student is flagged; 1 without a model. */
    public double threshold() {
        return model.map(ModelCard::threshold).orElse(1.0);
    }

    /** The student of this id in the year shown. */
    public Optional<StudentRisk> student(String studentId) {
        for (var student : students) {
            if (student.record().studentId().equals(studentId)) {
                return Optional.of(student);
            }
        }
        return Optional.empty();
    }
}
