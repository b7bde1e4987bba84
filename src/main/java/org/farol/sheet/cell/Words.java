package org.farol.sheet.cell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.farol.pede.Field;
import org.farol.sheet.raw.Names;

/** The words that text columns hold, by the table in {@code words.txt}. */
final class Words {
    private static final String NONE = "NONE";

    /** The table as the program has it, read when it is first asked. */
    static final Words TABLE = new Words();

    private final Map<Field, Map<String, String>> words = new EnumMap<>(Field.class);
    private Map<String, String> none = Map.of();

    private Words() {
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream("words.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var spellings = new HashMap<String, String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    spellings = new HashMap<>();
                    var section = line.substring(1, line.indexOf(']'));
                    if (section.equals(NONE)) {
                        none = spellings;
                    } else {
                        words.put(Field.valueOf(section), spellings);
                    }
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    var sides = line.split("=", 2);
                    for (var spelling : sides[1].split("\\|", -1)) {
                        spellings.put(spelling.strip(), sides[0].strip());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the text says that there is no value: {@code INCLUIR}, {@code N/A}, a dash. */
    boolean meansNothing(String text) {
        var name = Names.normal(text);
        return name.isEmpty() || none.containsKey(name);
    }

    /** The word that is kept for {@code spelling} in {@code field}. */
    Optional<String> word(Field field, String spelling) {
        return Optional.ofNullable(words.getOrDefault(field, Map.of()).get(Names.normal(spelling)));
    }
}
