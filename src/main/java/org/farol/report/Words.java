package org.farol.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import org.farol.model.ModelCard;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.pede.YearlyRecord;
import org.farol.work.Wording;

/** The reports' words and numbers in one language. */
record Words(Locale locale, ResourceBundle bundle) implements Wording {
    static Words of(Locale locale) {
        return new Words(locale, Wording.bundle("org.farol.report.messages", locale));
    }

    String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : words("unknown");
    }

    String level(double risk, double threshold) {
        return words(risk >= threshold ? "risk.high" : "risk.low");
    }

    /** How a student is called: by name where it is known, else by RA or code. */
    String name(YearlyRecord record) {
        return record.text(Field.NOME).orElseGet(() -> words("student.code", record.studentId()));
    }

    /** {@code Fase ALFA}, {@code Fase 3}. */
    String fase(OptionalInt fase) {
        return fase.isPresent() ? words("fase", Fase.name(fase.getAsInt())) : words("fase.unknown");
    }

    /** {@code Fase 3 · turma B}; without the phase where it is not said. */
    String className(OptionalInt fase, String turma) {
        return fase.isPresent() ? words("class", fase(fase), turma) : words("class.alone", turma);
    }

    /** A record's value as the pages show it; a dash where it is unknown. */
    String shown(YearlyRecord record, Field field) {
        if (field == Field.FASE || field == Field.FASE_IDEAL) {
            var fase = record.whole(field);
            return fase.isEmpty() ? "—" : Fase.name(fase.getAsInt());
        }
        if (field.kind() == Field.Kind.TEXT) {
            return record.text(field).orElse("—");
        }
        var number = record.number(field);
        return number.isEmpty() ? "—" : number(number.getAsDouble());
    }

    /** The honest quality of a model in a sentence. */
    String quality(ModelCard model) {
        return model.quality()
                .map(test -> words(
                        "quality.tested",
                        String.valueOf(test.testYear() + 1),
                        percent(test.threshold()),
                        finePercent(test.recall()),
                        finePercent(test.precision()),
                        percent(test.flaggedShare())))
                .orElseGet(() -> words("quality.untested"));
    }
}
