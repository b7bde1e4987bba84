package org.farol.sheet;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.farol.pede.Field;
import org.farol.pede.Value;
import org.farol.pede.YearlyRecord;
import org.farol.sheet.raw.Names;

/**
 * Finds students who stand in two files under two ids. Two records of one year are of one student if their three ranks of
 * INDE and INDE itself agree, or INDE and four other grades do, and nothing speaks against it; two records of any years
 * are, if name and full birth date agree. A link is proved if it is the only one of both students.
 *
 * @param proved links to be made
 * @param offered links that a person has to decide about: several students agree, or the ranks do and INDE does not
 */
public record StudentLinks(List<Link> proved, List<Offer> offered) {
    private static final Pattern RA = Pattern.compile("RA-.+");
    private static final Pattern PLACEHOLDER = Pattern.compile("(aluno|aluna|estudante|student)? ?[0-9]*");
    private static final double INDE_TOLERANCE = 0.01;
    private static final double GRADE_TOLERANCE = 0.051;
    private static final int FEWEST_GRADES = 4;
    private static final int FULL_DATE = 10;
    private static final List<Field> GRADES =
            List.of(Field.IAA, Field.IEG, Field.IPS, Field.IDA, Field.IPP, Field.IPV, Field.MAT, Field.POR, Field.ING);
    private static final List<Field> AGAINST = List.of(Field.GENERO, Field.FASE);
    private static final List<Field> RANKS = List.of(Field.RANK_GERAL, Field.RANK_FASE, Field.RANK_TURMA);

    /** {@code ownId}, an id without RA, is the student {@code ra}. */
    public record Link(String ownId, String ra) {}

    /** {@code ownId} may be one of the students {@code candidates}. */
    public record Offer(String ownId, List<String> candidates) {
        public Offer {
            candidates = List.copyOf(candidates);
        }
    }

    public StudentLinks {
        proved = List.copyOf(proved);
        offered = List.copyOf(offered);
    }

    /**
     * The links among {@code records}.
     *
     * @param refused those that a person turned down
     */
    public static StudentLinks find(Collection<YearlyRecord> records, Set<Link> refused) {
        var blocks = new LinkedHashMap<Object, List<YearlyRecord>>();
        for (var record : records) {
            for (var key : keys(record)) {
                blocks.computeIfAbsent(key, same -> new ArrayList<>(2)).add(record);
            }
        }
        var strong = new LinkedHashMap<String, Set<String>>();
        var weak = new LinkedHashMap<String, Set<String>>();
        for (var block : blocks.values()) {
            pairs(block, refused, strong, weak);
        }
        return decide(strong, weak);
    }

    /** What records of one student have in common exactly; only records that share one of these are compared. */
    private static List<Object> keys(YearlyRecord record) {
        var keys = new ArrayList<Object>();
        if (RANKS.stream().allMatch(rank -> record.whole(rank).isPresent())) {
            keys.add(List.of(
                    record.year(),
                    record.whole(Field.RANK_GERAL),
                    record.whole(Field.RANK_FASE),
                    record.whole(Field.RANK_TURMA)));
        }
        var inde = record.number(Field.INDE);
        if (inde.isPresent()) {
            var hundredths = Math.floor(inde.getAsDouble() * 100);
            // The same INDE, rounded up in one file, lies in the next hundredth.
            keys.add(List.of(record.year(), record.whole(Field.FASE), hundredths));
            keys.add(List.of(record.year(), record.whole(Field.FASE), hundredths + 1));
        }
        person(record).ifPresent(keys::add);
        return keys;
    }

    private static Optional<Object> person(YearlyRecord record) {
        var name = record.text(Field.NOME)
                .map(Names::normal)
                .filter(text -> !PLACEHOLDER.matcher(text).matches());
        var born = record.text(Field.NASCIMENTO).filter(date -> date.length() == FULL_DATE);
        return name.isPresent() && born.isPresent() ? Optional.of(List.of(name.get(), born.get())) : Optional.empty();
    }

    private static void pairs(
            List<YearlyRecord> block,
            Set<Link> refused,
            Map<String, Set<String>> strong,
            Map<String, Set<String>> weak) {
        var withRa = block.stream()
                .filter(record -> RA.matcher(record.studentId()).matches())
                .toList();
        if (withRa.isEmpty() || withRa.size() == block.size()) {
            return;
        }
        for (var own : block) {
            if (RA.matcher(own.studentId()).matches()) {
                continue;
            }
            for (var known : withRa) {
                if (!refused.contains(new Link(own.studentId(), known.studentId()))) {
                    var agreement = agreement(own, known);
                    if (agreement != Agreement.NONE) {
                        (agreement == Agreement.STRONG ? strong : weak)
                                .computeIfAbsent(own.studentId(), id -> new LinkedHashSet<>())
                                .add(known.studentId());
                    }
                }
            }
        }
    }

    private enum Agreement {
        NONE,
        WEAK,
        STRONG
    }

    private static Agreement agreement(YearlyRecord own, YearlyRecord known) {
        if (person(own).isPresent() && person(own).equals(person(known))) {
            return Agreement.STRONG;
        }
        if (own.year() != known.year()) {
            return Agreement.NONE;
        }
        var ranksAgree = RANKS.stream()
                .allMatch(rank -> own.whole(rank).isPresent() && own.whole(rank).equals(known.whole(rank)));
        var indeAgrees = within(own, known, Field.INDE, INDE_TOLERANCE);
        var grades =
                GRADES.stream().filter(grade -> bothKnow(own, known, grade)).toList();
        var gradesAgree = grades.size() >= FEWEST_GRADES
                && grades.stream().allMatch(grade -> within(own, known, grade, GRADE_TOLERANCE));
        if (indeAgrees && ranksAgree) {
            return Agreement.STRONG;
        }
        if (indeAgrees && gradesAgree) {
            return AGAINST.stream().anyMatch(field -> contradict(own, known, field))
                    ? Agreement.WEAK
                    : Agreement.STRONG;
        }
        return ranksAgree ? Agreement.WEAK : Agreement.NONE;
    }

    private static boolean bothKnow(YearlyRecord a, YearlyRecord b, Field field) {
        return a.number(field).isPresent()
                && b.number(field).isPresent()
                && !a.derived().contains(field)
                && !b.derived().contains(field);
    }

    private static boolean within(YearlyRecord a, YearlyRecord b, Field field, double tolerance) {
        return bothKnow(a, b, field)
                && Math.abs(a.number(field).orElseThrow() - b.number(field).orElseThrow()) <= tolerance;
    }

    private static boolean contradict(YearlyRecord a, YearlyRecord b, Field field) {
        return Optional.ofNullable(a.values().get(field))
                .map(Value::toString)
                .filter(said -> Optional.ofNullable(b.values().get(field))
                        .filter(other -> !other.toString().equals(said))
                        .isPresent())
                .isPresent();
    }

    private static StudentLinks decide(Map<String, Set<String>> strong, Map<String, Set<String>> weak) {
        var claims = new HashMap<String, Integer>();
        strong.values().forEach(candidates -> candidates.forEach(ra -> claims.merge(ra, 1, Integer::sum)));
        var proved = new ArrayList<Link>();
        var offered = new ArrayList<Offer>();
        var ids = new TreeSet<>(strong.keySet());
        ids.addAll(weak.keySet());
        for (var id : ids) {
            var candidates = List.copyOf(strong.getOrDefault(id, Set.of()));
            if (candidates.size() == 1 && claims.getOrDefault(candidates.getFirst(), 0) == 1) {
                proved.add(new Link(id, candidates.getFirst()));
            } else {
                var all = new TreeSet<>(candidates);
                all.addAll(weak.getOrDefault(id, Set.of()));
                offered.add(new Offer(id, List.copyOf(all)));
            }
        }
        return withoutSettled(proved, offered);
    }

    /** A student who is linked is offered to nobody else. */
    private static StudentLinks withoutSettled(List<Link> proved, List<Offer> offered) {
        var settled = proved.stream().map(Link::ra).collect(toCollection(LinkedHashSet::new));
        var left = offered.stream()
                .map(offer -> new Offer(
                        offer.ownId(),
                        offer.candidates().stream()
                                .filter(ra -> !settled.contains(ra))
                                .toList()))
                .filter(offer -> !offer.candidates().isEmpty())
                .toList();
        return new StudentLinks(proved, left);
    }
}
