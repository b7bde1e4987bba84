package org.farol.ui.student;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.ReasonSentences;
import org.farol.app.Reasons;
import org.farol.app.StudentRisk;
import org.farol.app.Workspace;
import org.farol.pede.StudentHistory;
import org.farol.store.Conflict;
import org.farol.ui.Texts;

/** What a student's page shows at once. */
record Basics(StudentHistory history, Optional<Reasons> reasons, ReasonSentences sentences, List<Conflict> conflicts) {
    /** That of a student in {@code year}; {@code risk} says whether there is a risk to give reasons for. */
    static Basics of(String studentId, int year, Optional<StudentRisk> student, Workspace workspace, Texts texts)
            throws Exception {
        var reasons = student.flatMap(known -> known.risk().stream().boxed().findFirst())
                        .isPresent()
                ? Optional.of(workspace.explain(studentId, OptionalInt.of(year)))
                : Optional.<Reasons>empty();
        return new Basics(
                workspace.history(studentId),
                reasons,
                workspace.insights().sentences(year, texts.locale()),
                workspace.imports().conflicts(studentId));
    }
}
