package org.farol.app;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.farol.app.NotPossibleException.Reason;
import org.farol.app.StudentInsight.Alike;
import org.farol.app.StudentInsight.Confidence;
import org.farol.app.StudentInsight.Likewise;
import org.farol.app.StudentInsight.Place;
import org.farol.model.Agreement;
import org.farol.model.RefusedModelException;
import org.farol.model.TrainedModel;
import org.farol.pede.Field;
import org.farol.pede.StudentHistory;
import org.farol.pede.YearlyRecord;
import org.farol.store.Store;

/** What stands beside a student's risk: confidence, comparable students of earlier years, the place in the phase. */
public final class StudentInsights {
    /** How many comparable students are told of. */
    public static final int ALIKE = 10;

    private final Supplier<Store> store;
    private final YearBook yearBook;

    StudentInsights(Supplier<Store> store, YearBook yearBook) {
        this.store = store;
        this.yearBook = yearBook;
    }

    /** The sentences of reasons about students of a year. */
    public ReasonSentences sentences(int year, Locale locale) throws IOException, RefusedModelException {
        return new ReasonSentences(locale, yearBook.phases(year).averages());
    }

    /**
     * What is to be known beside the risk of a student of {@code year}.
     *
     * @throws NotPossibleException if there is no such record
     */
    public StudentInsight of(String studentId, int year)
            throws NotPossibleException, IOException, RefusedModelException {
        var history = store.get().history(studentId);
        var record = history.in(year).orElseThrow(() -> new NotPossibleException(Reason.NO_SUCH_STUDENT, studentId));
        var page = yearBook.page(year);
        var alike = page.model().isEmpty()
                ? List.<Alike>of()
                : yearBook.past(year).nearest(history, year, page.cohort(), ALIKE).stream()
                        .flatMap(like -> alike(like.record()).stream())
                        .toList();
        return new StudentInsight(
                page.model().map(model -> confidence(model, history, year, page)), alike, grades(record));
    }

    /**
     * How far the trees agree on each of some students of a year, in their order.
     *
     * @throws NotPossibleException if there is no model
     */
    List<Agreement> agreements(List<String> studentIds, int year)
            throws NotPossibleException, IOException, RefusedModelException {
        var page = yearBook.page(year);
        var model = page.model().orElseThrow(() -> new NotPossibleException(Reason.NO_MODEL, ""));
        return studentIds.stream()
                .map(id -> model.agreement(store.get().history(id), year, page.cohort()))
                .toList();
    }

    private Optional<Alike> alike(YearlyRecord then) {
        var after = store.get()
                .history(then.studentId())
                .in(then.year() + 1)
                .flatMap(next -> next.number(Field.DEFASAGEM).stream().boxed().findFirst());
        return after.map(defasagem -> new Alike(then, defasagem));
    }

    private static Confidence confidence(TrainedModel model, StudentHistory history, int year, YearBook.Page page) {
        var explained = model.known(history, year, page.cohort());
        var risk = model.score(List.of(history), year, page.cohort())[0];
        return new Confidence(
                model.agreement(history, year, page.cohort()),
                explained.entrySet().stream()
                        .filter(feature -> feature.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList(),
                explained.size(),
                likewise(model, risk));
    }

    /** The group of the calibration curve whose mean risk is nearest. */
    private static Optional<Likewise> likewise(TrainedModel model, double risk) {
        return model.card()
                .quality()
                .flatMap(tested -> tested.curves().calibration().stream()
                        .min(Comparator.comparingDouble(group -> Math.abs(group.predicted() - risk)))
                        .map(group -> new Likewise(tested.testYear(), group.predicted(), group.observed(), group.n())));
    }

    private Map<Field, Place> grades(YearlyRecord record) throws IOException, RefusedModelException {
        var places = new EnumMap<Field, Place>(Field.class);
        yearBook.phases(record.year())
                .spreads()
                .of(record)
                .forEach((field, spread) -> places.put(
                        field,
                        new Place(
                                record.number(field),
                                spread.low(),
                                spread.quarter(),
                                spread.median(),
                                spread.threeQuarters(),
                                spread.high(),
                                spread.n())));
        return places;
    }
}
