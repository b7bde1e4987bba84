package org.farol.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.StudentHistory;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;

/** Made-up students, the same at every call. */
final class Students {
    private Students() {}

    /** Students over three years whose defasagem mostly stays as it is. */
    static List<StudentHistory> whoseDefasagemMostlyStays(int count) {
        var random = new SplittableRandom(count);
        var students = new ArrayList<StudentHistory>();
        for (var i = 0; i < count; i++) {
            var id = "RA-" + i;
            var behind = random.nextInt(3) - 1;
            var records = new ArrayList<YearlyRecord>();
            for (var year = 2021; year <= 2023; year++) {
                var values = new EnumMap<Field, Value>(Field.class);
                values.put(Field.FASE, Value.of(3));
                values.put(Field.FASE_IDEAL, Value.of(3 - behind));
                values.put(Field.DEFASAGEM, Value.of(behind));
                values.put(Field.IDA, Value.of(random.nextInt(101) / 10.0));
                values.put(Field.GENERO, Value.of(i % 2 == 0 ? "Feminino" : "Masculino"));
                values.put(Field.INDE, Value.of(5 + 2 * behind + random.nextDouble()));
                records.add(new YearlyRecord(id, year, values, new Source("a.xlsx", "PEDE", i + 2)));
            }
            students.add(new StudentHistory(id, records));
        }
        return students;
    }
}
