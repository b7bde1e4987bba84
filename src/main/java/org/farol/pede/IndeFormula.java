package org.farol.pede;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How INDE (0–10) is weighted. Both hold to the last digit on every complete row of 2020 and 2022, and within rounding on
 * those of 2021 and 2023.
 */
public enum IndeFormula {
    /** Phases 0 to 7: {@code 0.1·IAN + 0.2·IDA + 0.2·IEG + 0.1·IAA + 0.1·IPS + 0.1·IPP + 0.2·IPV}. */
    PROGRAMME(weights(0.1, 0.2, 0.2, 0.1, 0.1, 0.1, 0.2)),
    /**
     * University, and those of other phases whose IPP and IPV stand at 0 because nobody gives them: {@code 0.1·IAN +
     * 0.4·IDA + 0.2·IEG + 0.1·IAA + 0.2·IPS}.
     */
    UNIVERSITY(weights(0.1, 0.4, 0.2, 0.1, 0.2, 0, 0));

    private static final int FIRST_UNIVERSITY_PHASE = 8;

    @SuppressWarnings("ImmutableEnumChecker") // Unmodifiable, made by weights below.
    private final Map<Field, Double> weights;

    IndeFormula(Map<Field, Double> weights) {
        this.weights = weights;
    }

    private static Map<Field, Double> weights(
            double ian, double ida, double ieg, double iaa, double ips, double ipp, double ipv) {
        var weights = new EnumMap<Field, Double>(Field.class);
        weights.put(Field.IAN, ian);
        weights.put(Field.IDA, ida);
        weights.put(Field.IEG, ieg);
        weights.put(Field.IAA, iaa);
        weights.put(Field.IPS, ips);
        weights.put(Field.IPP, ipp);
        weights.put(Field.IPV, ipv);
        weights.values().removeIf(weight -> weight == 0);
        return Collections.unmodifiableMap(weights);
    }

    /** The seven indicators of the programme. */
    public static Set<Field> indicators() {
        return PROGRAMME.weights.keySet();
    }

    /** The formula of a record of these values, as far as its phase, IPP and IPV tell. */
    public static IndeFormula of(Map<Field, Value> values) {
        var isUniversity = number(values, Field.FASE) >= FIRST_UNIVERSITY_PHASE;
        var hasNeither = number(values, Field.IPP) == 0 && number(values, Field.IPV) == 0;
        return isUniversity || hasNeither ? UNIVERSITY : PROGRAMME;
    }

    private static double number(Map<Field, Value> values, Field field) {
        return values.get(field) instanceof Value.Numeric(double number) ? number : Double.NaN;
    }

    /** The weight of each indicator that counts. */
    public Map<Field, Double> weights() {
        return weights;
    }

    /** INDE as the indicators among {@code values} give it; empty when one that counts is unknown. */
    public OptionalDouble inde(Map<Field, Value> values) {
        var sum = 0.0;
        for (var term : weights.entrySet()) {
            sum += term.getValue() * number(values, term.getKey());
        }
        return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }
}
