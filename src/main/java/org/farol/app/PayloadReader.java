package org.farol.app;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.farol.app.Payload.Given;
import org.farol.app.UnreadableValueException.Reason;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.SingleRecord;
import org.farol.sheet.cell.Rule;
import org.farol.work.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a program says of a student, by the rules that cells of sheets are read by. */
public final class PayloadReader {
    private static final List<String> IDS = List.of("student_id", "STUDENT_ID", "id", "ID", "NOME", "Nome");
    private static final String FASE_TURMA = "FASE_TURMA";
    private static final String ANO = "ANO";
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_ID = 200;
    private static final int HASH_DIGITS = 16;

    private static final Map<String, Field> FIELDS = fields();
    private static final Set<String> KEYS = keys();

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PayloadReader() {}

    /** What it tells of a student. */
    record Told(String studentId, YearlyRecord record) {}

    private static Map<String, Field> fields() {
        var fields = new LinkedHashMap<String, Field>();
        for (var field : List.of(
                Field.IDADE,
                Field.PONTO_VIRADA,
                Field.INDE,
                Field.IAA,
                Field.IEG,
                Field.IPS,
                Field.IDA,
                Field.IPP,
                Field.IPV,
                Field.IAN,
                Field.PEDRA,
                Field.INSTITUICAO,
                Field.FASE,
                Field.FASE_IDEAL,
                Field.DEFASAGEM)) {
            fields.put(field.name(), field);
        }
        fields.put("ANOS_NA_PM", Field.ANOS_PM);
        return fields;
    }

    private static Set<String> keys() {
        var keys = new TreeSet<>(FIELDS.keySet());
        keys.addAll(IDS);
        keys.add(FASE_TURMA);
        keys.add(ANO);
        return keys;
    }

    /** The keys that are read; others are only kept. */
    public static Set<String> keysRead() {
        return Set.copyOf(KEYS);
    }

    /** @param usualYear where it does not say the year */
    static Told read(Payload payload, int usualYear) throws UnreadableValueException {
        var record = new SingleRecord();
        for (var field : FIELDS.entrySet()) {
            var given = payload.values().get(field.getKey());
            if (given != null) {
                check(field.getKey(), take(record, field.getValue(), field.getKey(), given));
            }
        }
        // After FASE, which tells more certainly what it tells too.
        var faseTurma = payload.values().get(FASE_TURMA);
        if (faseTurma != null) {
            check(FASE_TURMA, record.takeFaseTurma(text(FASE_TURMA, faseTurma)));
        }
        var studentId = studentId(payload);
        return new Told(studentId, record.of(studentId, year(payload).orElse(usualYear)));
    }

    private static Optional<Rule> take(SingleRecord record, Field field, String key, Given given)
            throws UnreadableValueException {
        return switch (given) {
            case Given.Numeric number -> record.take(field, number.value());
            case Given.Text(String text) -> record.take(field, text);
            case Given.Flag(boolean value) when field == Field.PONTO_VIRADA -> record.take(field, value ? 1 : 0);
            case Given.Flag _ -> Optional.of(Rule.REFUSED_UNREADABLE);
            case Given.Several _ -> throw new UnreadableValueException(key, Reason.NOT_SINGLE);
        };
    }

    private static void check(String key, Optional<Rule> refusal) throws UnreadableValueException {
        if (refusal.isPresent()) {
            throw new UnreadableValueException(
                    key,
                    switch (refusal.get()) {
                        case REFUSED_OUT_OF_RANGE -> Reason.OUT_OF_RANGE;
                        case REFUSED_AMBIGUOUS -> Reason.AMBIGUOUS;
                        default -> Reason.UNREADABLE;
                    });
        }
    }

    private static String text(String key, Given given) throws UnreadableValueException {
        return switch (given) {
            case Given.Text(String text) -> text;
            case Given.Numeric number -> number.written();
            case Given.Flag _ -> throw new UnreadableValueException(key, Reason.UNREADABLE);
            case Given.Several _ -> throw new UnreadableValueException(key, Reason.NOT_SINGLE);
        };
    }

    private static OptionalInt year(Payload payload) throws UnreadableValueException {
        var given = payload.values().get(ANO);
        var text = given == null ? "" : text(ANO, given).strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var year = Integer.parseInt(text);
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new UnreadableValueException(ANO, Reason.OUT_OF_RANGE);
            }
            return OptionalInt.of(year);
        } catch (NumberFormatException _) {
            throw new UnreadableValueException(ANO, Reason.UNREADABLE);
        }
    }

    private static String studentId(Payload payload) throws UnreadableValueException {
        for (var key : IDS) {
            var given = payload.values().get(key);
            var id = given == null ? "" : text(key, given).strip();
            if (id.length() > LONGEST_ID) {
                throw new UnreadableValueException(key, Reason.OUT_OF_RANGE);
            }
            if (id.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
                throw new UnreadableValueException(key, Reason.UNREADABLE);
            }
            if (!id.isEmpty()) {
                return id;
            }
        }
        // The same whatever the order of the keys.
        var sorted = SORTED.writeValueAsString(SORTED.readValue(payload.json(), HashMap.class));
        return "anon:" + Sha256.of(sorted).substring(0, HASH_DIGITS);
    }
}
