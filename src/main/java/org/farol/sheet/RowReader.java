package org.farol.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.farol.pede.Field;
import org.farol.pede.Source;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.SheetChoice.CellKey;
import org.farol.sheet.cell.CellReader;
import org.farol.sheet.cell.CellReading;
import org.farol.sheet.cell.Phases;
import org.farol.sheet.cell.Proof;
import org.farol.sheet.cell.Reading;
import org.farol.sheet.cell.Rule;
import org.farol.sheet.raw.Names;
import org.farol.sheet.raw.RawRow;

/** Reads one row as the record of one student in one year, with the account of its cells. */
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

    private static final int MOST_REMEMBERED = 5_000;

    private final CellReader cellReader;
    private final SheetHabits habits;
    private final KnownStudents students;
    private final Map<CellKey, Value> decided;
    private final List<String> headers;
    private final String fileName;
    private final String sheetName;
    private final Map<String, Optional<Phases.Phase>> phases = new HashMap<>();

    RowReader(
            CellReader cellReader,
            SheetHabits habits,
            KnownStudents students,
            Map<CellKey, Value> decided,
            List<String> headers,
            String fileName,
            String sheetName) {
        this.cellReader = cellReader;
        this.habits = habits;
        this.students = students;
        this.decided = decided;
        this.headers = headers;
        this.fileName = fileName;
        this.sheetName = sheetName;
    }

    /** What a row gave: the record, unless nothing in it says anything of the year, and the account of its cells. */
    record Result(Optional<YearlyRecord> record, List<CellAccount> cells) {}

    /** Reads {@code row} for {@code year}, its fields from the given columns. */
    Result read(RawRow row, String studentId, int year, Map<Field, Integer> columns) {
        var cells = new ArrayList<CellAccount>();
        var possible = new EnumMap<Field, List<Reading>>(Field.class);
        for (var entry : columns.entrySet()) {
            var field = entry.getKey();
            int column = entry.getValue();
            var person = decided.isEmpty() ? null : decided.get(new CellKey(row.number(), year, field));
            if (person != null) {
                possible.put(field, List.of(new Reading(person, Rule.SHIFTED_POINT, 0, Proof.PERSON)));
                continue;
            }
            var reading = cellReader.read(field, row.cell(column));
            if (reading instanceof CellReading.Possible(var readings)) {
                possible.put(field, readings);
            } else if (reading instanceof CellReading.Refused(var rule)) {
                cells.add(account(row, column, year, field, Optional.empty(), rule, Proof.NONE, List.of()));
            }
        }
        possible.replaceAll((field, readings) ->
                readings.size() == 1 ? readings : students.narrowed(studentId, year, field, readings));
        var settled = new RowProof(habits, year).settle(possible);
        var values = new EnumMap<Field, Value>(Field.class);
        possible.forEach((field, readings) -> {
            int column = Objects.requireNonNull(columns.get(field));
            var reading = Optional.ofNullable(settled.get(field)).or(() -> unproved(readings));
            reading.ifPresent(taken -> values.put(field, taken.value()));
            if (reading.isEmpty()) {
                var possibleValues = readings.stream().map(Reading::value).toList();
                cells.add(account(
                        row,
                        column,
                        year,
                        field,
                        Optional.empty(),
                        Rule.REFUSED_AMBIGUOUS,
                        Proof.NONE,
                        possibleValues));
            } else if (reading.get().rule() != Rule.AS_WRITTEN) {
                cells.add(account(
                        row,
                        column,
                        year,
                        field,
                        Optional.of(reading.get().value()),
                        reading.get().rule(),
                        reading.get().proof(),
                        List.of()));
            }
        });
        turmaFromFase(row, columns, values);
        turmaWithoutFase(values);
        if (Collections.disjoint(values.keySet(), SAYS_SOMETHING_OF_THE_YEAR)) {
            return new Result(Optional.empty(), cells);
        }
        var derived = Derivations.complete(values, year, habits);
        for (var field : derived) {
            cells.add(new CellAccount(
                    row.number(),
                    field.columnName(),
                    year,
                    field,
                    "",
                    Optional.ofNullable(values.get(field)),
                    Rule.DERIVED,
                    Derivations.proof(field),
                    List.of()));
        }
        var source = new Source(fileName, sheetName, row.number());
        return new Result(Optional.of(new YearlyRecord(studentId, year, values, derived, source)), cells);
    }

    private CellAccount account(
            RawRow row,
            int column,
            int year,
            Field field,
            Optional<Value> value,
            Rule rule,
            Proof proof,
            List<Value> possible) {
        return new CellAccount(
                row.number(),
                headers.get(column),
                year,
                field,
                Names.shortened(row.cell(column).raw()),
                value,
                rule,
                proof,
                possible);
    }

    /** The likeliest reading, to be looked at, of damage that leaves one that is likely. */
    private static Optional<Reading> unproved(List<Reading> readings) {
        var likeliest = readings.getFirst();
        return likeliest.rule().mayStandUnproved()
                        && likeliest.rule() != Rule.AS_WRITTEN
                        && readings.stream().allMatch(reading -> reading.rule().mayStandUnproved())
                ? Optional.of(likeliest.provedBy(Proof.NONE))
                : Optional.empty();
    }

    /** Phases come again and again; what they name is looked up once. */
    private Optional<String> turmaOf(String text, OptionalDouble fase) {
        var phase = phases.get(text);
        if (phase == null) {
            phase = Phases.parse(text);
            if (phases.size() < MOST_REMEMBERED) {
                phases.put(text, phase);
            }
        }
        return phase.filter(named -> fase.isEmpty() || named.number() == fase.getAsDouble())
                .flatMap(Phases.Phase::turma);
    }

    /** {@code 1E} under the phase gives the class too, where no column of its own does. */
    private void turmaFromFase(RawRow row, Map<Field, Integer> columns, Map<Field, Value> values) {
        var column = columns.get(Field.FASE);
        if (column != null && !values.containsKey(Field.TURMA)) {
            turmaOf(row.cell(column).raw(), OptionalDouble.empty())
                    .ifPresent(turma -> values.put(Field.TURMA, Value.of(turma)));
        }
    }

    /** {@code 6L} and {@code ALFA A - G0/G1} are the classes L and A of phases the record names already. */
    private void turmaWithoutFase(Map<Field, Value> values) {
        if (values.get(Field.TURMA) instanceof Value.Text(String turma)
                && values.get(Field.FASE) instanceof Value.Numeric(double fase)) {
            turmaOf(turma, OptionalDouble.of(fase)).ifPresent(letter -> values.put(Field.TURMA, Value.of(letter)));
        }
    }
}
