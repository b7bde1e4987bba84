package org.farol.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.farol.pede.Field;
import org.farol.pede.Value;

/** The columns of {@code observation} that hold the fields of a record. */
final class RecordColumns {
    /** {@code fase, turma, …}, in the order of {@link Field}. */
    static final String NAMES =
            Arrays.stream(Field.values()).map(Field::columnName).collect(Collectors.joining(", "));

    /** As many question marks. */
    static final String PARAMETERS =
            Arrays.stream(Field.values()).map(field -> "?").collect(Collectors.joining(", "));

    private RecordColumns() {}

    /** Sets the parameters from {@code first} on. */
    static void bind(PreparedStatement statement, int first, Map<Field, Value> values) throws SQLException {
        var index = first;
        for (var field : Field.values()) {
            switch (values.get(field)) {
                case null -> statement.setNull(index, Types.NULL);
                case Value.Numeric(double number) -> statement.setDouble(index, number);
                case Value.Text(String text) -> statement.setString(index, text);
            }
            index++;
        }
    }

    /** The known fields of the row the result stands on. */
    static EnumMap<Field, Value> read(ResultSet row) throws SQLException {
        var values = new EnumMap<Field, Value>(Field.class);
        for (var field : Field.values()) {
            if (field.kind() == Field.Kind.TEXT) {
                var text = row.getString(field.columnName());
                if (text != null) {
                    values.put(field, Value.of(text));
                }
            } else {
                var number = row.getDouble(field.columnName());
                if (!row.wasNull()) {
                    values.put(field, Value.of(number));
                }
            }
        }
        return values;
    }

    /** The fields that {@code names}, separated by commas, are. */
    static Set<Field> derived(String names) {
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(","))
                        .map(name -> Field.valueOf(name.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
