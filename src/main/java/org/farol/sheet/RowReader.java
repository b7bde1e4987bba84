package org.farol.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.farol.pede.Field;
import org.farol.pede.Identities;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;

/** Reads one row as the record of one student in one year, settling open readings by the INDE identity. */
final class RowReader {
    /** A record needs one of these: the rest is so of a student in any year. */
    private static final Set<Field> SAYS_SOMETHING_OF_THE_YEAR = Set.of(
            Field.FASE,
            Field.INDE,
            Field.IAA,
            Field.IEG,
            Field.IPS,
            Field.IDA,
            Field.IPP,
            Field.IPV,
            Field.IAN,
            Field.MAT,
            Field.POR,
            Field.ING,
            Field.FASE_IDEAL,
            Field.DEFASAGEM);

    private static final int MOST_COMBINATIONS = 4_096;

    private final TextFields textFields;
    private final BirthDates birthDates;

    RowReader(TextFields textFields, BirthDates birthDates) {
        this.textFields = textFields;
        this.birthDates = birthDates;
    }

    /** What a row gave: the record, unless nothing in it says anything of the year, and the account of its cells. */
    record Result(Optional<YearlyRecord> record, boolean blank, List<CellAccount> cells) {}

    /** Reads {@code row} for {@code year}, its fields from the given columns. */
    Result read(
            RawTable.Row row,
            String studentId,
            int year,
            Map<Field, Integer> columns,
            List<String> headers,
            Source source) {
        var values = new EnumMap<Field, Value>(Field.class);
        var open = new EnumMap<Field, CellReading.Open>(Field.class);
        var cells = new ArrayList<CellAccount>();
        var blank = true;
        for (var entry : columns.entrySet()) {
            var field = entry.getKey();
            var cell = row.cell(entry.getValue());
            var header = headers.get(entry.getValue());
            switch (reading(field, cell)) {
                case CellReading.Nothing _ -> {}
                case CellReading.Read(var value) -> {
                    values.put(field, value);
                    blank = false;
                }
                case CellReading.Repaired(var value, var rule) -> {
                    values.put(field, value);
                    cells.add(new CellAccount(row.number(), header, year, field, cell.raw(), Optional.of(value), rule));
                    blank = false;
                }
                case CellReading.Refused(var rule) -> {
                    cells.add(new CellAccount(row.number(), header, year, field, cell.raw(), Optional.empty(), rule));
                    blank = false;
                }
                case CellReading.Open reading -> {
                    open.put(field, reading);
                    blank = false;
                }
            }
        }
        turmaFromFase(row, columns, values);
        turmaWithoutFase(values);
        var proved = proved(values, open);
        open.forEach((field, reading) -> {
            int column = Objects.requireNonNull(columns.get(field));
            var settled = Optional.ofNullable(proved.get(field)).or(reading::likeliest);
            settled.ifPresent(value -> values.put(field, value));
            cells.add(new CellAccount(
                    row.number(),
                    headers.get(column),
                    year,
                    field,
                    row.cell(column).raw(),
                    settled,
                    settled.isPresent() ? reading.rule() : Rule.REFUSED_AMBIGUOUS));
        });
        deriveDefasagem(row, year, values, cells);
        var says = values.keySet().stream().anyMatch(SAYS_SOMETHING_OF_THE_YEAR::contains);
        return new Result(
                says ? Optional.of(new YearlyRecord(studentId, year, values, source)) : Optional.empty(), blank, cells);
    }

    private CellReading reading(Field field, RawCell cell) {
        return switch (field) {
            case FASE, FASE_IDEAL -> Phases.read(cell);
            case NASCIMENTO -> birthDates.read(cell);
            default ->
                switch (field.kind()) {
                    case GRADE -> Grades.read(cell);
                    case WHOLE -> WholeNumbers.read(field, cell);
                    case FLAG, TEXT -> textFields.read(field, cell);
                };
        };
    }

    /** {@code 1E} under the phase gives the class too, where no column of its own does. */
    private static void turmaFromFase(RawTable.Row row, Map<Field, Integer> columns, Map<Field, Value> values) {
        var column = columns.get(Field.FASE);
        if (column != null && !values.containsKey(Field.TURMA)) {
            Phases.parse(row.cell(column).raw())
                    .flatMap(Phases.Phase::turma)
                    .ifPresent(turma -> values.put(Field.TURMA, Value.of(turma)));
        }
    }

    /** {@code 6L} and {@code ALFA A - G0/G1} are the classes L and A of phases the record names already. */
    private static void turmaWithoutFase(Map<Field, Value> values) {
        if (values.get(Field.TURMA) instanceof Value.Text(String turma)
                && values.get(Field.FASE) instanceof Value.Numeric(double fase)) {
            Phases.parse(turma)
                    .filter(phase -> phase.number() == fase)
                    .flatMap(Phases.Phase::turma)
                    .ifPresent(letter -> values.put(Field.TURMA, Value.of(letter)));
        }
    }

    private static void deriveDefasagem(RawTable.Row row, int year, Map<Field, Value> values, List<CellAccount> cells) {
        if (!values.containsKey(Field.DEFASAGEM)
                && values.get(Field.FASE) instanceof Value.Numeric(double fase)
                && values.get(Field.FASE_IDEAL) instanceof Value.Numeric(double ideal)) {
            var defasagem = Value.of(fase - ideal);
            values.put(Field.DEFASAGEM, defasagem);
            cells.add(new CellAccount(
                    row.number(),
                    Field.DEFASAGEM.columnName(),
                    year,
                    Field.DEFASAGEM,
                    "",
                    Optional.of(defasagem),
                    Rule.DERIVED));
        }
    }

    /** The one combination of readings for which INDE agrees with its indicators; none if no or several ones do. */
    private static Map<Field, Value> proved(Map<Field, Value> values, Map<Field, CellReading.Open> open) {
        if (open.isEmpty()) {
            return Map.of();
        }
        List<Map<Field, Value>> combinations = List.of(Map.of());
        for (var entry : open.entrySet()) {
            var longer = new ArrayList<Map<Field, Value>>();
            for (var combination : combinations) {
                for (var reading : entry.getValue().readings()) {
                    var next = new EnumMap<Field, Value>(Field.class);
                    next.putAll(combination);
                    next.put(entry.getKey(), reading);
                    longer.add(next);
                }
            }
            combinations = longer;
            if (combinations.size() > MOST_COMBINATIONS) {
                return Map.of();
            }
        }
        var holding = combinations.stream()
                .filter(combination -> identityHolds(values, combination))
                .toList();
        return holding.size() == 1 ? holding.getFirst() : Map.of();
    }

    private static boolean identityHolds(Map<Field, Value> values, Map<Field, Value> combination) {
        var all = new EnumMap<Field, Value>(Field.class);
        all.putAll(values);
        all.putAll(combination);
        var record = new YearlyRecord("", 0, all, new Source("", "", 0));
        return Identities.indeApplies(record) && Identities.indeHolds(record);
    }
}
