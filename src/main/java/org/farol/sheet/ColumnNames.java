package org.farol.sheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.farol.sheet.raw.Names;

/** What headers mean, by the table of {@link Synonyms}. */
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
    private static final int SHORTEST_ABBREVIATION = 3;
    private static final int FEWEST_LETTERS_LEFT_OUT = 2;
    /** A name this long may differ by one letter, one twice as long by two. */
    private static final int SHORTEST_MISSPELT = 5;

    private static final int LONGEST_HEADER = 80;
    private final Synonyms synonyms = Synonyms.TABLE;
    private final Map<String, Optional<Role>> names = new HashMap<>();
    private final Map<String, Optional<Meaning>> known = new HashMap<>();

    /** Whether a text is, or contains, the name of a field or an id: enough to tell a header from a row of data. */
    Optional<Role> named(String text) {
        if (text.length() > LONGEST_HEADER || text.isEmpty() || !Character.isLetter(text.codePointAt(0))) {
            return Optional.empty();
        }
        return names.computeIfAbsent(text, header -> {
            var name = withoutYear(normal(header));
            return synonyms.role(name, false).or(() -> aside(name).isPresent() ? Optional.empty() : partly(name));
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
        var role = synonyms.role(name, true);
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
            var role = synonyms.aside(word);
            if (role.isPresent()) {
                return role;
            }
        }
        return Optional.empty();
    }

    private String withoutNames(String name) {
        var rest = name;
        for (var found = surestIn(rest); found.isPresent(); found = surestIn(rest)) {
            rest = Synonyms.padded(rest).replace(found.get().padded(), " ").strip();
        }
        return rest;
    }

    private Optional<Role> partly(String name) {
        return surestIn(name).map(Synonyms.Known::role);
    }

    /** The surest name, other than of a column of years, that stands in a header as whole words. */
    private Optional<Synonyms.Known> surestIn(String name) {
        var padded = Synonyms.padded(name);
        for (var known : synonyms.surestFirst()) {
            if (padded.contains(known.padded()) && !(known.role() instanceof Role.YearOfRow)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The one role whose names the header shortens word by word, as {@code "Desemp. Acad."} does. */
    private Optional<Role> abbreviated(String name) {
        var words = Synonyms.words(name);
        var meant = new HashSet<Role>();
        for (var known : synonyms.surestFirst()) {
            if (abbreviates(words, known.words())) {
                meant.add(known.role());
            }
        }
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    private static boolean abbreviates(List<String> words, List<String> known) {
        if (words.size() != known.size()) {
            return false;
        }
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var whole = known.get(i);
            var isShort = word.length() >= SHORTEST_ABBREVIATION
                    && whole.length() >= word.length() + FEWEST_LETTERS_LEFT_OUT
                    && whole.startsWith(word);
            if (!isShort && !word.equals(whole)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Role> misspelt(String name) {
        if (name.length() < SHORTEST_MISSPELT) {
            return Optional.empty();
        }
        var distance = new LevenshteinDistance(name.length() < 2 * SHORTEST_MISSPELT ? 1 : 2);
        return synonyms.surestFirst().stream()
                .filter(known -> known.name().length() >= SHORTEST_MISSPELT && distance.apply(known.name(), name) >= 0)
                .map(Synonyms.Known::role)
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
