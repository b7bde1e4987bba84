package org.farol.sheet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;

/**
 * Finds students who stand in two files under two ids. In one year, the ranks of INDE in the programme, the phase and
 * the class are together a fingerprint of a student.
 */
public final class StudentLinks {
    private static final Pattern RA = Pattern.compile("RA-.+");
    private static final double INDE_TOLERANCE = 0.01;

    private StudentLinks() {}

    /** {@code ownId}, an id without RA, is the student {@code ra}, as the records of {@code year} prove. */
    public record Link(String ownId, String ra, int year) {}

    private record Fingerprint(int year, int rankGeral, int rankFase, int rankTurma) {
        static Optional<Fingerprint> of(YearlyRecord record) {
            OptionalInt geral = record.whole(Field.RANK_GERAL);
            OptionalInt fase = record.whole(Field.RANK_FASE);
            OptionalInt turma = record.whole(Field.RANK_TURMA);
            return geral.isPresent() && fase.isPresent() && turma.isPresent()
                    ? Optional.of(new Fingerprint(record.year(), geral.getAsInt(), fase.getAsInt(), turma.getAsInt()))
                    : Optional.empty();
        }
    }

    /**
     * The links that {@code records} prove: the same ranks in the same year, INDE within 0.01, and nobody else with that
     * fingerprint. An id that different years would link to different students is left alone.
     */
    public static List<Link> find(Collection<YearlyRecord> records) {
        var byFingerprint = new LinkedHashMap<Fingerprint, List<YearlyRecord>>();
        for (var record : records) {
            Fingerprint.of(record)
                    .ifPresent(fingerprint -> byFingerprint
                            .computeIfAbsent(fingerprint, key -> new ArrayList<>())
                            .add(record));
        }
        var links = new LinkedHashMap<String, Link>();
        var contradicted = new HashSet<String>();
        for (var same : byFingerprint.values()) {
            link(same).ifPresent(link -> {
                var other = links.putIfAbsent(link.ownId(), link);
                if (other != null && !other.ra().equals(link.ra())) {
                    contradicted.add(link.ownId());
                }
            });
        }
        links.keySet().removeAll(contradicted);
        return oneToOne(links.values());
    }

    private static Optional<Link> link(List<YearlyRecord> same) {
        var withRa = new HashMap<String, YearlyRecord>();
        var withoutRa = new HashMap<String, YearlyRecord>();
        for (var record : same) {
            (RA.matcher(record.studentId()).matches() ? withRa : withoutRa).put(record.studentId(), record);
        }
        if (withRa.size() != 1 || withoutRa.size() != 1) {
            return Optional.empty();
        }
        var known = withRa.values().iterator().next();
        var own = withoutRa.values().iterator().next();
        return agree(known, own)
                ? Optional.of(new Link(own.studentId(), known.studentId(), own.year()))
                : Optional.empty();
    }

    private static boolean agree(YearlyRecord a, YearlyRecord b) {
        var inde = a.number(Field.INDE);
        var other = b.number(Field.INDE);
        return inde.isPresent()
                && other.isPresent()
                && Math.abs(inde.getAsDouble() - other.getAsDouble()) <= INDE_TOLERANCE;
    }

    private static List<Link> oneToOne(Collection<Link> links) {
        Map<String, List<Link>> byStudent = links.stream().collect(groupingBy(Link::ra, LinkedHashMap::new, toList()));
        return byStudent.values().stream()
                .filter(same -> same.size() == 1)
                .map(List::getFirst)
                .toList();
    }
}
