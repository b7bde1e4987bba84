package org.farol.app;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;

/**
 * Records without who they are of: a code for each student, the same throughout one report and another in the next. The
 * codes are drawn, because what is made from an RA can be found again by trying all RAs.
 */
final class Pseudonyms {
    /** Without letters and digits that are taken for each other in print. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 5;

    /** What tells or helps to tell who somebody is, besides the RA. */
    private static final Set<Field> IDENTIFYING = EnumSet.of(
            Field.NOME,
            Field.NASCIMENTO,
            Field.TURMA,
            Field.IDADE,
            Field.GENERO,
            Field.INSTITUICAO,
            Field.ANO_INGRESSO,
            Field.ANOS_PM,
            Field.RANK_GERAL,
            Field.RANK_FASE,
            Field.RANK_TURMA);

    private static final Source NOWHERE = new Source("", "", 0);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> codes = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    YearlyRecord of(YearlyRecord record) {
        var values = new EnumMap<Field, Value>(Field.class);
        values.putAll(record.values());
        values.keySet().removeAll(IDENTIFYING);
        return new YearlyRecord(code(record.studentId()), record.year(), values, NOWHERE);
    }

    StudentHistory of(StudentHistory history) {
        return new StudentHistory(
                code(history.studentId()),
                history.records().stream().map(this::of).toList());
    }

    private String code(String studentId) {
        return codes.computeIfAbsent(studentId, id -> drawn());
    }

    private String drawn() {
        String code;
        do {
            code = random.ints(LENGTH, 0, LETTERS.length())
                    .collect(
                            StringBuilder::new,
                            (letters, i) -> letters.append(LETTERS.charAt(i)),
                            StringBuilder::append)
                    .toString();
        } while (!taken.add(code));
        return code;
    }
}
