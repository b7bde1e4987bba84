package org.farol.app;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.farol.app.Movement.GradeMove;
import org.farol.app.Movement.Move;
import org.farol.store.InterventionChange;
import org.farol.store.NoteChange;
import org.farol.store.Plan;
import org.farol.work.Wording;

/** The words of follow-up, for window, reports and exported tables. */
public record FollowUpTexts(Locale locale, ResourceBundle bundle) implements Wording {
    /** Less than this does not show at one decimal. */
    private static final double SMALLEST_MOVE = 0.05;
    /** A risk that moves by less rounds to the same percent. */
    private static final double SMALLEST_RISK_MOVE = 0.005;

    /** Words of {@code locale}, Portuguese unless that is English. */
    public static FollowUpTexts of(Locale locale) {
        return new FollowUpTexts(locale, Wording.bundle("org.farol.app.followup", locale));
    }

    /** A kind, for instance {@code Reforço escolar}. */
    public String of(Plan.Kind kind) {
        return bundle.getString("kind." + kind);
    }

    /** A status, for instance {@code em andamento}. */
    public String of(Plan.Status status) {
        return bundle.getString("status." + status);
    }

    /** One change as a sentence. */
    public String of(InterventionChange change) {
        if (change.part() == InterventionChange.Part.DELETED) {
            return bundle.getString(Boolean.parseBoolean(change.after()) ? "change.deleted" : "change.restored");
        }
        return words(
                "change",
                of(change.part()),
                value(change.part(), change.before()),
                value(change.part(), change.after()));
    }

    /** One change of a note as a sentence. */
    public String of(NoteChange change) {
        return switch (change.part()) {
            case WORDS -> words("change.note", change.before());
            case DELETED ->
                bundle.getString(Boolean.parseBoolean(change.after()) ? "change.deleted" : "change.restored");
        };
    }

    /** What a part of an intervention is called. */
    public String of(InterventionChange.Part part) {
        return bundle.getString("part." + part);
    }

    private String value(InterventionChange.Part part, String stored) {
        if (stored.isEmpty()) {
            return bundle.getString("change.nothing");
        }
        return switch (part) {
            case KIND -> of(Plan.Kind.valueOf(stored));
            case STATUS -> of(Plan.Status.valueOf(stored));
            case START, DUE -> date(LocalDate.parse(stored));
            case AGREED, RESPONSIBLE, NOTES, OUTCOME, DELETED -> stored;
        };
    }

    /** What moved after an intervention, sentence by sentence; none of them says why. */
    public List<String> of(Movement movement) {
        var said = new ArrayList<String>();
        said.add(words(
                "moved.years",
                String.valueOf(movement.before().year()),
                String.valueOf(movement.after().year())));
        movement.risk().ifPresent(risk -> said.add(risk(risk)));
        movement.everybody()
                .ifPresent(all -> said.add(words("moved.everybody", percent(all.before()), percent(all.after()))));
        movement.defasagem().ifPresent(gap -> said.add(defasagem(gap)));
        listed(movement, "moved.rose", grade -> grade.own().by() >= SMALLEST_MOVE, said);
        listed(movement, "moved.fell", grade -> grade.own().by() <= -SMALLEST_MOVE, said);
        listed(movement, "moved.same", grade -> Math.abs(grade.own().by()) < SMALLEST_MOVE, said);
        return said;
    }

    /** How the risk moved, in one sentence. */
    public String risk(Move risk) {
        var key = Math.abs(risk.by()) < SMALLEST_RISK_MOVE
                ? "moved.risk.same"
                : risk.by() > 0 ? "moved.risk.rose" : "moved.risk.fell";
        return words(key, risk(risk.before()), risk(risk.after()));
    }

    private String defasagem(Move gap) {
        var key = gap.by() == 0 ? "moved.gap.same" : gap.by() > 0 ? "moved.gap.better" : "moved.gap.worse";
        return words(key, number(gap.before()), number(gap.after()));
    }

    private void listed(Movement movement, String key, Predicate<GradeMove> wanted, List<String> said) {
        var fields = new AccountTexts(locale);
        var moves = movement.grades().stream()
                .filter(wanted)
                .map(grade ->
                        grade.phaseBefore().isPresent() && grade.phaseAfter().isPresent()
                                ? words(
                                        "moved.grade.phase",
                                        fields.of(grade.field()),
                                        number(grade.own().before()),
                                        number(grade.own().after()),
                                        number(grade.phaseBefore().getAsDouble()),
                                        number(grade.phaseAfter().getAsDouble()))
                                : words(
                                        "moved.grade",
                                        fields.of(grade.field()),
                                        number(grade.own().before()),
                                        number(grade.own().after())))
                .collect(Collectors.joining("; "));
        if (!moves.isEmpty()) {
            said.add(new MessageFormat(bundle.getString(key), locale).format(new Object[] {moves}));
        }
    }

    /** How the risks moved of all interventions that a later sheet tells of, in one sentence. */
    public String summary(List<Movement> movements) {
        var risks =
                movements.stream().flatMap(movement -> movement.risk().stream()).toList();
        return words(
                movements.isEmpty() ? "moved.none" : "moved.summary",
                movements.size(),
                risks.stream().filter(risk -> risk.by() <= -SMALLEST_RISK_MOVE).count(),
                risks.stream().filter(risk -> risk.by() >= SMALLEST_RISK_MOVE).count(),
                risks.stream()
                        .filter(risk -> Math.abs(risk.by()) < SMALLEST_RISK_MOVE)
                        .count());
    }
}
