package org.farol.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.farol.pede.Field;
import org.farol.pede.IndeFormula;
import org.farol.sheet.raw.Names;

/** What headers mean, by the table of synonyms in {@code columns.txt}. */
final class ColumnNames {
    /**
     * What one header says.
     *
     * @param year the year split off it, if any
     */
    record Meaning(Role role, OptionalInt year, Evidence evidence) {}

    private static final Pattern FULL_YEAR = Pattern.compile("(?<![0-9])(20[0-9]{2})(?![0-9])");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<=[a-z ])([1-4][0-9])$");
    private static final Pattern DIGITS_AT_END = Pattern.compile("[0-9]+\\b");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern BETWEEN_SINGLE_LETTERS = Pattern.compile("(?<=\\b[a-z]) (?=[a-z]\\b)");
    private static final Pattern SMALL_WORDS = Pattern.compile("\\b(?:de|do|da|o|a|no|na|ao) ");
    private static final int SHORTEST_ABBREVIATION = 3;
    private static final int FEWEST_LETTERS_LEFT_OUT = 2;
    /** A name this long may differ by one letter, one twice as long by two. */
    private static final int SHORTEST_MISSPELT = 5;

    private static final int LONGEST_HEADER = 80;
    private static final String WHOLE_HEADER = "=";

    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Role> asideNames = new HashMap<>();
    private final Map<String, Role> asideWords = new HashMap<>();
    private final List<String> surestFirst;
    private final Map<String, Optional<Role>> names = new HashMap<>();
    private final Map<String, Optional<Meaning>> known = new HashMap<>();

    ColumnNames() {
        try (var in = Objects.requireNonNull(ColumnNames.class.getResourceAsStream("columns.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        surestFirst = new ArrayList<>(roles.keySet());
        // "Idade do estudante" is an age: words for students say whose it is.
        surestFirst.sort(Comparator.comparing((String name) -> !isCode(name))
                .thenComparing(name -> new Role.Of(Field.NOME).equals(roles.get(name)))
                .thenComparing(Comparator.comparingInt(String::length).reversed())
                .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether a name is one that the programme uses for this field alone, as {@code ipv} in "Ponto de virada (IPV)". */
    private boolean isCode(String name) {
        return roles.get(name) instanceof Role.Of(Field field)
                && field.columnName().equals(name)
                && (field == Field.INDE || IndeFormula.indicators().contains(field));
    }

    private void learn(String line) {
        var sides = line.split("=", 2);
        var part = sides[0].strip();
        var names = Arrays.stream(sides[1].split("\\|")).map(String::strip).toList();
        if (part.startsWith("+")) {
            for (var name : names) {
                var role = new Role.Aside(part.substring(1));
                if (name.startsWith(WHOLE_HEADER)) {
                    asideNames.put(name.substring(1), role);
                } else {
                    asideWords.put(name, role);
                }
            }
            return;
        }
        Role role = switch (part) {
            case "STUDENT_ID" -> new Role.StudentId();
            case "YEAR" -> new Role.YearOfRow();
            default -> new Role.Of(Field.valueOf(part));
        };
        names.forEach(name -> roles.put(name, role));
    }

    /** Whether a text is, or contains, the name of a field or an id: enough to tell a header from a row of data. */
    Optional<Role> named(String text) {
        if (text.length() > LONGEST_HEADER || text.isEmpty() || !Character.isLetter(text.codePointAt(0))) {
            return Optional.empty();
        }
        return names.computeIfAbsent(text, header -> {
            var name = withoutYear(normal(header));
            return Optional.ofNullable(roles.get(name))
                    .or(() -> aside(name).isPresent() ? Optional.empty() : partly(name));
        });
    }

    /** The meaning of a header; empty when it has none here. */
    Optional<Meaning> meaning(String header) {
        return known.computeIfAbsent(header, this::lookedUp);
    }

    private Optional<Meaning> lookedUp(String header) {
        var whole = normal(header);
        var year = year(whole);
        var name = withoutYear(whole);
        var role = Optional.ofNullable(roles.get(name)).or(() -> Optional.ofNullable(asideNames.get(name)));
        if (role.isPresent()) {
            return Optional.of(new Meaning(role.get(), year, Evidence.NAME));
        }
        return aside(name)
                .map(found -> new Meaning(found, year, Evidence.NAME))
                .or(() -> abbreviated(name).map(found -> new Meaning(found, year, Evidence.ABBREVIATED_NAME)))
                .or(() -> partly(name).map(found -> new Meaning(found, year, Evidence.PART_OF_NAME)))
                .or(() -> misspelt(name).map(found -> new Meaning(found, year, Evidence.MISSPELT_NAME)));
    }

    /** {@code "I.E.G."} as {@code "ieg"}. */
    private static String normal(String header) {
        return BETWEEN_SINGLE_LETTERS.matcher(Names.normal(header)).replaceAll("");
    }

    /** What a single word sets aside, unless it belongs to a longer name of a field. */
    private Optional<Role> aside(String name) {
        for (var word : DIGITS_AT_END.matcher(withoutNames(name)).replaceAll("").split(" ", -1)) {
            var role = asideWords.get(word);
            if (role != null) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private String withoutNames(String name) {
        var rest = name;
        for (var found = surestIn(rest); found.isPresent(); found = surestIn(rest)) {
            rest = padded(rest).replace(padded(found.get()), " ").strip();
        }
        return rest;
    }

    private Optional<Role> partly(String name) {
        return surestIn(name).map(known -> Objects.requireNonNull(roles.get(known)));
    }

    /** The surest name, a code or the longest, other than of a column of years, that stands in a header as whole words. */
    private Optional<String> surestIn(String name) {
        var padded = padded(name);
        return surestFirst.stream()
                .filter(known -> known.length() <= name.length()
                        && padded.contains(padded(known))
                        && !(roles.get(known) instanceof Role.YearOfRow))
                .findFirst();
    }

    private static String padded(String words) {
        return " " + words + " ";
    }

    /** The one role whose names the header shortens word by word, as {@code "Desemp. Acad."} does. */
    private Optional<Role> abbreviated(String name) {
        var words = withoutSmallWords(name);
        var meant = surestFirst.stream()
                .filter(known -> abbreviates(words, withoutSmallWords(known)))
                .map(known -> Objects.requireNonNull(roles.get(known)))
                .distinct()
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private static String[] withoutSmallWords(String name) {
        return SMALL_WORDS.matcher(name).replaceAll("").split(" ", -1);
    }

    private static boolean abbreviates(String[] words, String[] known) {
        return words.length == known.length
                && IntStream.range(0, words.length)
                        .allMatch(i -> words[i].equals(known[i])
                                || (words[i].length() >= SHORTEST_ABBREVIATION
                                        && known[i].length() >= words[i].length() + FEWEST_LETTERS_LEFT_OUT
                                        && known[i].startsWith(words[i])));
    }

    private Optional<Role> misspelt(String name) {
        if (name.length() < SHORTEST_MISSPELT) {
            return Optional.empty();
        }
        var distance = new LevenshteinDistance(name.length() < 2 * SHORTEST_MISSPELT ? 1 : 2);
        return surestFirst.stream()
                .filter(known -> known.length() >= SHORTEST_MISSPELT && distance.apply(known, name) >= 0)
                .map(known -> Objects.requireNonNull(roles.get(known)))
                .findFirst();
    }

    /** The year that a name tells, as {@code 2023} anywhere or {@code 23} at its end. */
    static OptionalInt year(String normalName) {
        var full = FULL_YEAR.matcher(normalName);
        var found = OptionalInt.empty();
        while (full.find()) {
            found = OptionalInt.of(Integer.parseInt(full.group(1)));
        }
        if (found.isPresent()) {
            return found;
        }
        var shortYear = SHORT_YEAR.matcher(normalName);
        return shortYear.find() ? OptionalInt.of(2000 + Integer.parseInt(shortYear.group(1))) : OptionalInt.empty();
    }

    /** A name without the year that {@link #year} finds in it. */
    static String withoutYear(String normalName) {
        var full = FULL_YEAR.matcher(normalName);
        var rest = full.find()
                ? full.replaceAll(" ")
                : SHORT_YEAR.matcher(normalName).replaceAll(" ");
        return SPACES.matcher(rest).replaceAll(" ").strip();
    }
}
