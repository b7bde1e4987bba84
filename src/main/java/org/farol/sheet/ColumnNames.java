package org.farol.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.farol.pede.Field;

/** What headers mean, by the table of synonyms in {@code columns.txt}. */
final class ColumnNames {
    /** The part a column plays in a sheet. */
    sealed interface Role {
        record StudentId() implements Role {}

        /** The year of each row, in sheets with a row for each student and year. */
        record Year() implements Role {}

        record Of(Field field) implements Role {}
    }

    /**
     * What one header says.
     *
     * @param year the year split off it, if any
     * @param certain whether the whole header is a known name, rather than containing one
     */
    record Meaning(Role role, OptionalInt year, boolean certain) {}

    private static final String NEVER = "NEVER";
    private static final Pattern FULL_YEAR = Pattern.compile("(?<![0-9])(20[0-9]{2})(?![0-9])");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<=[a-z ])([1-4][0-9])$");

    private final Map<String, Role> roles = new HashMap<>();
    private final List<String> longestFirst;
    private final Set<String> never = new HashSet<>();

    ColumnNames() {
        try (var in = Objects.requireNonNull(ColumnNames.class.getResourceAsStream("columns.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        longestFirst = roles.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void learn(String line) {
        var sides = line.split("=", 2);
        var part = sides[0].strip();
        var names = Arrays.stream(sides[1].split("\\|")).map(String::strip).toList();
        switch (part) {
            case NEVER -> never.addAll(names);
            case "STUDENT_ID" -> names.forEach(name -> roles.put(name, new Role.StudentId()));
            case "YEAR" -> names.forEach(name -> roles.put(name, new Role.Year()));
            default -> names.forEach(name -> roles.put(name, new Role.Of(Field.valueOf(part))));
        }
    }

    /** The meaning of a header; empty when it has none here. */
    Optional<Meaning> meaning(String header) {
        var whole = Names.normal(header);
        var year = year(whole);
        var name = year.isPresent() ? withoutYear(whole) : whole;
        var role = roles.get(name);
        if (role != null) {
            return Optional.of(new Meaning(role, year, true));
        }
        var words = Arrays.asList(name.split(" "));
        if (words.stream().anyMatch(never::contains)) {
            return Optional.empty();
        }
        var padded = " " + name + " ";
        return longestFirst.stream()
                .filter(known -> padded.contains(" " + known + " "))
                .map(known -> Objects.requireNonNull(roles.get(known)))
                .filter(found -> !(found instanceof Role.Year))
                .findFirst()
                .map(found -> new Meaning(found, year, false));
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

    private static String withoutYear(String normalName) {
        var full = FULL_YEAR.matcher(normalName);
        var rest = full.find()
                ? full.replaceAll(" ")
                : SHORT_YEAR.matcher(normalName).replaceAll(" ");
        return rest.replaceAll(" +", " ").strip();
    }
}
