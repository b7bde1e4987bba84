package org.farol.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.farol.store.ApiPrediction.Factor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of an answer in few bytes, exactly as they were: there may be tens of millions. Numbers of up to three decimals,
 * as grades are, take two bytes or three.
 */
final class PackedAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private static final double THOUSAND = 1_000;
    /** Above it a thousandth may not be exact any more. */
    private static final double MOST_EXACT = 1e12;

    private static final int UNKNOWN = 0;
    private static final int WHOLE_DOUBLE = 1;
    private static final int FIRST_THOUSANDTHS = 2;

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private PackedAnswer() {}

    @FunctionalInterface
    private interface Parts {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Parts parts) {
        var bytes = new ByteArrayOutputStream(128);
        try {
            parts.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] factors(List<Factor> factors) {
        return bytes(out -> {
            for (var factor : factors) {
                var name = factor.feature().getBytes(StandardCharsets.UTF_8);
                writeVarint(out, name.length);
                out.write(name);
                out.writeDouble(factor.impact());
            }
        });
    }

    static List<Factor> factors(byte[] packed) {
        var in = ByteBuffer.wrap(packed);
        var factors = new ArrayList<Factor>();
        while (in.hasRemaining()) {
            var name = new byte[(int) readVarint(in)];
            in.get(name);
            factors.add(new Factor(new String(name, StandardCharsets.UTF_8), in.getDouble()));
        }
        return factors;
    }

    /** The JSON array of earlier versions' tables, and of journals. */
    static String json(List<Factor> factors) {
        return factors.stream()
                .map(factor -> "{\"feature\":\"" + factor.feature() + "\",\"impact\":" + factor.impact() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    static List<Factor> ofJson(String json) {
        var factors = new ArrayList<Factor>();
        for (var factor : JSON.readTree(json)) {
            factors.add(new Factor(
                    factor.path("feature").asString(), factor.path("impact").asDouble()));
        }
        return factors;
    }

    static byte[] values(double[] values) {
        return bytes(out -> {
            for (var value : values) {
                var thousandths = Math.rint(value * THOUSAND);
                if (Double.isNaN(value)) {
                    out.write(UNKNOWN);
                } else if (Math.abs(thousandths) < MOST_EXACT
                        && Double.compare((long) thousandths / THOUSAND, value) == 0) {
                    var whole = (long) thousandths;
                    writeVarint(out, FIRST_THOUSANDTHS + ((whole << 1) ^ (whole >> (Long.SIZE - 1))));
                } else {
                    out.write(WHOLE_DOUBLE);
                    out.writeDouble(value);
                }
            }
        });
    }

    static double[] values(byte[] packed) {
        var in = ByteBuffer.wrap(packed);
        // At least a byte each.
        var values = new double[packed.length];
        var number = 0;
        while (in.hasRemaining()) {
            var code = readVarint(in);
            if (code == UNKNOWN) {
                values[number] = Double.NaN;
            } else if (code == WHOLE_DOUBLE) {
                values[number] = in.getDouble();
            } else {
                var zigzag = code - FIRST_THOUSANDTHS;
                values[number] = ((zigzag >>> 1) ^ -(zigzag & 1)) / THOUSAND;
            }
            number++;
        }
        return Arrays.copyOf(values, number);
    }

    static byte[] bins(int[] bins) {
        var packed = new byte[bins.length];
        for (var i = 0; i < bins.length; i++) {
            packed[i] = (byte) bins[i];
        }
        return packed;
    }

    static int[] bins(byte[] packed) {
        var bins = new int[packed.length];
        for (var i = 0; i < bins.length; i++) {
            bins[i] = packed[i];
        }
        return bins;
    }

    /** Makes the packed columns of a row readable. */
    static void unpack(Map<String, @Nullable Object> row) {
        row.computeIfPresent("factors", (_, packed) -> json(factors((byte[]) packed)));
        row.computeIfPresent("variables", (_, packed) -> Arrays.toString(values((byte[]) packed)));
        row.computeIfPresent("bins", (_, packed) -> Arrays.toString((byte[]) packed));
    }

    private static void writeVarint(DataOutputStream out, long value) throws IOException {
        var left = value;
        while (left > SEVEN_BITS) {
            out.write((int) ((left & SEVEN_BITS) | MORE));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long readVarint(ByteBuffer in) {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var part = in.get();
            value |= (long) (part & SEVEN_BITS) << shift;
            if ((part & MORE) == 0) {
                return value;
            }
        }
    }
}
