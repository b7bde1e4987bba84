package org.farol.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.farol.forest.Feature;
import org.farol.pede.YearlyRecord;

/** A variable whose drift is told. */
sealed interface Variable {
    record OfFeature(Feature feature) implements Variable {}

    record OfCategory(Category category) implements Variable {}

    /** Of a model that a later version of this program made. */
    record Unknown() implements Variable {}

    /** The one that a model's file calls so. */
    static Variable named(String name) {
        return Category.named(name)
                .<Variable>map(OfCategory::new)
                .or(() -> feature(name).map(OfFeature::new))
                .orElseGet(Unknown::new);
    }

    /** Those that a model's file calls so, in this order. */
    static List<Variable> named(List<String> names) {
        return names.stream().map(Variable::named).toList();
    }

    private static Optional<Feature> feature(String name) {
        return Arrays.stream(Feature.values())
                .filter(feature -> feature.name().equals(name))
                .findFirst();
    }

    /** Its value for the student of a record. */
    default OptionalDouble of(YearlyRecord record, Function<Feature, OptionalDouble> features) {
        return switch (this) {
            case OfFeature(Feature feature) -> features.apply(feature);
            case OfCategory(Category category) -> category.of(record);
            case Unknown() -> OptionalDouble.empty();
        };
    }
}
