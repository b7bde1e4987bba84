package org.farol.ui.model;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.farol.app.AccountTexts;
import org.farol.app.FeatureTexts;
import org.farol.model.Group;
import org.farol.model.Interval;
import org.farol.model.ModelCard;
import org.farol.model.MovedLadder;
import org.farol.model.RecallGap;
import org.farol.model.TestYear;
import org.farol.model.ThresholdPolicy;
import org.farol.pede.Fase;
import org.farol.pede.Field;
import org.farol.ui.Texts;

/** A model's figures in words that a coordinator reads. */
public record ModelWords(Texts texts) {
    /** Which model it is, in one line. */
    String title(ModelCard card) {
        return texts.words("model.inUse", card.version(), date(card), years(card.trainYears()), policy(card));
    }

    /** From which risk on it flags, and why from there. */
    private String policy(ModelCard card) {
        var threshold = texts.finePercent(card.threshold());
        return switch (card.policy()) {
            case ThresholdPolicy.Fixed _ -> texts.words("threshold.policy.fixed", threshold);
            case ThresholdPolicy.ReachRecall reach ->
                texts.words("threshold.policy.recall", threshold, texts.finePercent(reach.recall()));
            case ThresholdPolicy.Support support ->
                texts.words("threshold.policy.support", threshold, support.students());
        };
    }

    /** What it learned from, how it was chosen and how it was judged. */
    String about(ModelCard card) {
        var chosen = card.choice().configuration();
        return String.join(
                "\n",
                texts.words("quality.about.learned", card.trainingRecords(), years(card.trainYears()), card.trees()),
                texts.words(
                        "quality.about.features",
                        card.features().stream()
                                .map(feature -> FeatureTexts.label(feature, texts.locale()))
                                .collect(Collectors.joining(", "))),
                texts.words(
                        "quality.about.chosen",
                        card.choice().candidates().size(),
                        texts.words("quality.window." + chosen.window()),
                        texts.words("quality.splitter." + chosen.splitter()),
                        chosen.minLeaf(),
                        texts.words("quality.weighting." + chosen.weighting()),
                        texts.words("quality.calibration." + card.choice().calibration())),
                texts.words("quality.about.judged"));
    }

    public String date(ModelCard card) {
        return DateTimeFormatter.ofPattern(texts.words("history.pattern"), texts.locale())
                .format(card.trainedAt().atZone(ZoneId.systemDefault()));
    }

    String years(List<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A figure in [0,1] with three decimals, as AUC and Brier score are told. */
    String decimal(double figure) {
        return String.format(texts.locale(), "%.3f", figure);
    }

    /** A figure and, in a second line, where it lies. */
    String withInterval(double figure, Interval interval, DoubleFunction<String> format) {
        return format.apply(figure) + "\n"
                + texts.words("quality.interval", format.apply(interval.low()), format.apply(interval.high()));
    }

    /** What the flagging of a test year came to, in people. */
    String people(TestYear test) {
        var confusion = test.confusion();
        return texts.words(
                "quality.people",
                String.valueOf(test.testYear()),
                String.valueOf(test.testYear() + 1),
                test.n(),
                confusion.caught() + confusion.falseAlarms(),
                confusion.caught(),
                confusion.missed(),
                texts.finePercent(test.threshold()));
    }

    /** For how many the ladder of phases moved otherwise, and how it did for the others. */
    String ladder(TestYear test, MovedLadder moved) {
        return texts.words(
                "quality.ladder",
                moved.students(),
                texts.percent((double) moved.students() / test.n()),
                String.valueOf(test.testYear() + 1),
                decimal(moved.aucOfOthers()),
                decimal(moved.brierOfOthers()));
    }

    /** For instance {@code Fase: ALFA}. */
    String name(Group group) {
        var field = Arrays.stream(Field.values())
                .filter(candidate -> candidate.columnName().equals(group.field()))
                .findFirst()
                .orElseThrow();
        var value = field == Field.FASE ? Fase.name((int) Double.parseDouble(group.value())) : group.value();
        return texts.words("groups.name", new AccountTexts(texts.locale()).of(field), value);
    }

    /** One sentence for each group that the model clearly serves otherwise, or one that there is none. */
    List<String> gaps(List<Group> groups) {
        var sentences = groups.stream()
                .flatMap(
                        group -> group.recallGap().filter(RecallGap::notable).map(gap -> sentence(group, gap)).stream())
                .toList();
        return sentences.isEmpty() ? List.of(texts.words("groups.gap.none")) : sentences;
    }

    private String sentence(Group group, RecallGap gap) {
        return texts.words(
                gap.difference() < 0 ? "groups.gap.less" : "groups.gap.more",
                name(group),
                texts.percent(group.recall().orElse(0)),
                group.positives(),
                texts.number(100 * Math.abs(gap.difference())),
                texts.points(gap.low()),
                texts.points(gap.high()));
    }
}
