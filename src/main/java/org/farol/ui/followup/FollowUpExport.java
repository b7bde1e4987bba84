package org.farol.ui.followup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.farol.app.FollowUpTexts;
import org.farol.app.Movement;
import org.farol.app.TableFile;
import org.farol.app.TableFile.Value;
import org.farol.store.Intervention;
import org.farol.ui.Texts;

/** The interventions shown as a file, with what moved in the next sheet and what that does not say. */
record FollowUpExport(Texts texts, FollowUpTexts words) {
    private static final List<String> TEXTS = List.of(
            "followup.student",
            "followup.kind",
            "followup.status",
            "followup.start",
            "followup.due",
            "followup.responsible",
            "followup.agreed",
            "followup.notes",
            "followup.outcome");
    private static final List<String> RISKS = List.of("followup.export.before", "followup.export.after");

    TableFile of(List<Intervention> interventions, FollowUpModel model, String summary) {
        return new TableFile(
                texts.words("followup.table"),
                Stream.concat(
                                TEXTS.stream().map(key -> column(key, TableFile.Format.GENERAL)),
                                RISKS.stream().map(key -> column(key, TableFile.Format.PERCENT)))
                        .toList(),
                interventions.stream().map(one -> row(one, model)).toList(),
                texts.words("followup.export.about"),
                List.of(summary, words.words("caution")));
    }

    private TableFile.Column column(String key, TableFile.Format format) {
        return new TableFile.Column(texts.words(key), format);
    }

    private List<Value> row(Intervention one, FollowUpModel model) {
        var plan = one.plan();
        var risk = model.movement(one).flatMap(Movement::risk);
        return Stream.concat(
                        Stream.of(
                                        one.studentId(),
                                        words.of(plan.kind()),
                                        words.of(plan.status()),
                                        texts.date(plan.start()),
                                        plan.due().map(texts::date).orElse(""),
                                        plan.responsible(),
                                        plan.agreed(),
                                        plan.notes(),
                                        plan.outcome())
                                .map(Value.Text::new),
                        Stream.of(share(risk.map(Movement.Move::before)), share(risk.map(Movement.Move::after))))
                .toList();
    }

    private static Value share(Optional<Double> risk) {
        return risk.<Value>map(Value.Numeric::new).orElseGet(() -> new Value.Text(""));
    }
}
