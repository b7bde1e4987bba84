package org.farol.ui.students;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.StudentRisk;
import org.farol.pede.Field;

/**
 * What the table shows: students of a phase, a class, a level of risk, whose id or name holds a text.
 *
 * @param search text to find in id or name, whatever its capitals; empty for all
 */
record StudentsFilter(String search, Optional<Integer> fase, Optional<String> turma, Optional<RiskLevel> level) {
    static final StudentsFilter ALL = new StudentsFilter("", Optional.empty(), Optional.empty(), Optional.empty());

    boolean accepts(StudentRisk student, double threshold) {
        var record = student.record();
        var text = (record.studentId() + " " + record.text(Field.NOME).orElse("")).toLowerCase(Locale.ROOT);
        return text.contains(search.strip().toLowerCase(Locale.ROOT))
                && fase.map(wanted -> record.whole(Field.FASE).equals(OptionalInt.of(wanted)))
                        .orElse(true)
                && turma.map(wanted -> record.text(Field.TURMA).equals(Optional.of(wanted)))
                        .orElse(true)
                && level.map(wanted -> RiskLevel.of(student.risk(), threshold) == wanted)
                        .orElse(true);
    }
}
