package org.farol.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.farol.pede.Field;
import org.farol.pede.IndeFormula;

/** The table of synonyms in {@code columns.txt}: names of fields and ids, and words that set a column aside. */
final class Synonyms {
    private static final Pattern SMALL_WORDS = Pattern.compile("\\b(?:de|do|da|o|a|no|na|ao) ");
    private static final String WHOLE_HEADER = "=";

    /** The table as the program has it, read when it is first asked. */
    static final Synonyms TABLE = new Synonyms();

    /**
     * A name of a field, of an id or of the year.
     *
     * @param padded the name between spaces, as it stands in a longer one
     * @param words its words but for small ones
     */
    record Known(String name, Role role, String padded, List<String> words) {}

    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Role> asideNames = new HashMap<>();
    private final Map<String, Role> asideWords = new HashMap<>();
    private final List<Known> surestFirst = new ArrayList<>();

    private Synonyms() {
        try (var in = Objects.requireNonNull(Synonyms.class.getResourceAsStream("columns.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    learn(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        roles.forEach((name, role) -> surestFirst.add(new Known(name, role, padded(name), words(name))));
        surestFirst.sort(Synonyms::surest);
    }

    private void learn(String line) {
        var equals = line.indexOf('=');
        var part = line.substring(0, equals).strip();
        for (var untidy : line.substring(equals + 1).split("\\|", -1)) {
            var name = untidy.strip();
            if (!part.startsWith("+")) {
                roles.put(name, role(part));
            } else if (name.startsWith(WHOLE_HEADER)) {
                asideNames.put(name.substring(1), new Role.Aside(part.substring(1)));
            } else {
                asideWords.put(name, new Role.Aside(part.substring(1)));
            }
        }
    }

    private static Role role(String part) {
        return switch (part) {
            case "STUDENT_ID" -> new Role.StudentId();
            case "YEAR" -> new Role.YearOfRow();
            default -> new Role.Of(Field.valueOf(part));
        };
    }

    /** Codes first; names of students last, since in "idade do estudante" they only say whose age it is; the longest before. */
    private static int surest(Known a, Known b) {
        if (isCode(a) != isCode(b)) {
            return isCode(a) ? -1 : 1;
        }
        if (a.role().isOf(Field.NOME) != b.role().isOf(Field.NOME)) {
            return a.role().isOf(Field.NOME) ? 1 : -1;
        }
        var longer = Integer.compare(b.name().length(), a.name().length());
        return longer != 0 ? longer : a.name().compareTo(b.name());
    }

    /** Whether a name is one that the programme uses for this field alone, as {@code ipv} in "Ponto de virada (IPV)". */
    private static boolean isCode(Known known) {
        return known.role() instanceof Role.Of(Field field)
                && field.columnName().equals(known.name())
                && (field == Field.INDE || IndeFormula.indicators().contains(field));
    }

    /** What a whole header names. */
    Optional<Role> role(String name, boolean alsoAside) {
        var role = roles.get(name);
        return Optional.ofNullable(role == null && alsoAside ? asideNames.get(name) : role);
    }

    /** What a word of a header sets it aside as. */
    Optional<Role> aside(String word) {
        return Optional.ofNullable(asideWords.get(word));
    }

    /** All names, the surest first: a code or the longest. */
    List<Known> surestFirst() {
        return surestFirst;
    }

    /** Words between spaces, so that they are found as whole words. */
    static String padded(String words) {
        return " ".concat(words).concat(" ");
    }

    /** The words of a name but for small ones. */
    static List<String> words(String name) {
        return List.of(SMALL_WORDS.matcher(name).replaceAll("").split(" ", -1));
    }
}
