package org.farol.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document, as far as it is used: its operations, and values that keep to its schemas or do not. */
record OpenApi(JsonNode document) {
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-1e-400",
            "9".repeat(400),
            "1.5",
            "\"\"",
            "\" \"",
            "\"8,5\"",
            "\"8.5\"",
            "\"abc\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "ã".repeat(3_000) + "\"",
            "[]",
            "{}",
            "[[[[[]]]]]",
            "{\"a\":{\"b\":[1,2,{}]}}",
            "\"NaN\"",
            "\"Infinity\"",
            "\"2025-08-07\"",
            "\"07/08/2025\"",
            "\"7.883.752\"",
            "\"=1+1\"",
            "\"'; drop table import; --\"",
            "\"../../etc/passwd\"",
            "\"#NULO!\"",
            "\"D9600\"",
            "\"\u202e\"");

    private static final List<String> BROKEN_BODIES = List.of(
            "",
            "{",
            "[",
            "nada",
            "{\"a\":}",
            "{\"a\":NaN}",
            "\u0000",
            "{}{}",
            "[1,2",
            "{\"a\":1,\"a\":2}",
            "\"",
            "{\"\\u12\":1}");

    private static final List<String> ODD_PARAMETERS = List.of(
            "",
            "0",
            "-1",
            "1",
            "999999999999999999999",
            "abc",
            "%00",
            "%ff",
            "%F0%9F%98%80",
            "a%0d%0aX:%20y",
            "1e3",
            "true");

    /** One that can be called. */
    record Operation(String method, String path, JsonNode definition) {}

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? resolve(document.at(node.path("$ref").asString().substring(1)))
                : node;
    }

    /** The query of a request, each parameter at random as it should be, odd or left out. */
    String query(Operation operation, Random random) {
        var query = new StringBuilder();
        for (var parameter : operation.definition().path("parameters")) {
            if (random.nextInt(6) > 0) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asString())
                        .append('=')
                        .append(
                                random.nextInt(3) > 0
                                        ? plain(parameter.path("schema"), random)
                                                .replace("\"", "")
                                        : ODD_PARAMETERS.get(random.nextInt(ODD_PARAMETERS.size())));
            }
        }
        return query.toString();
    }

    /** A body that keeps to the schema, mostly but for a value, or is broken altogether. */
    String body(Operation operation, Random random) {
        var schema = operation.definition().at("/requestBody/content/application~1json/schema");
        if (random.nextInt(12) == 0) {
            return BROKEN_BODIES.get(random.nextInt(BROKEN_BODIES.size()));
        }
        return value(resolve(schema), random);
    }

    private String value(JsonNode given, Random random) {
        var schema = resolve(given);
        if (schema.path("type").asString("").equals("array")) {
            var items = new ArrayList<String>();
            for (var i = random.nextInt(4); i > 0; i--) {
                items.add(random.nextInt(15) == 0 ? odd(random) : value(schema.path("items"), random));
            }
            return "[" + String.join(",", items) + "]";
        }
        var keys = new ArrayList<String>();
        schema.path("properties").propertyStream().forEach(property -> {
            if (random.nextInt(3) > 0) {
                var text = random.nextInt(10) == 0 ? odd(random) : plain(property.getValue(), random);
                keys.add("\"" + property.getKey() + "\":" + text);
            }
        });
        if (random.nextInt(4) == 0) {
            keys.add("\"outra " + random.nextInt() + "\":" + odd(random));
        }
        return "{" + String.join(",", keys) + "}";
    }

    private static String odd(Random random) {
        return ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
    }

    private static String plain(JsonNode schema, Random random) {
        if (schema.has("oneOf")) {
            return plain(
                    schema.path("oneOf").get(random.nextInt(schema.path("oneOf").size())), random);
        }
        if (schema.has("enum")) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .toString();
        }
        var types = schema.path("type");
        var type = types.isArray() ? types.get(random.nextInt(types.size())).asString() : types.asString("null");
        var low = schema.path("minimum").asInt(0);
        var high = schema.path("maximum").asInt(100);
        return switch (type) {
            case "integer" -> Integer.toString(low + random.nextInt(Math.max(1, Math.min(1_000, high - low + 1))));
            case "number" -> Double.toString(low + random.nextDouble() * (high - low));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "string" -> "\"" + random.nextInt(10) + "\"";
            default -> "null";
        };
    }

    /** What of {@code value} does not keep to {@code given}; nothing if all does. */
    List<String> faults(JsonNode value, JsonNode given, String at) {
        var schema = resolve(given);
        var faults = new ArrayList<String>();
        for (var anyOf : new String[] {"anyOf", "oneOf"}) {
            if (schema.has(anyOf)
                    && StreamSupport.stream(schema.path(anyOf).spliterator(), false)
                            .noneMatch(one -> faults(value, one, at).isEmpty())) {
                faults.add(at + " is none of what it may be");
            }
        }
        if (schema.has("type") && !hasType(value, schema.path("type"))) {
            faults.add(at + " is no " + schema.path("type"));
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            faults.add(at + " is not " + schema.path("const"));
        }
        if (schema.has("enum")
                && StreamSupport.stream(schema.path("enum").spliterator(), false)
                        .noneMatch(value::equals)) {
            faults.add(at + " is none of " + schema.path("enum"));
        }
        if (value.isNumber()
                && (value.asDouble() < schema.path("minimum").asDouble(-1e300)
                        || value.asDouble() > schema.path("maximum").asDouble(1e300))) {
            faults.add(at + " is out of range");
        }
        if (value.isArray() && value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            faults.add(at + " has too many items");
        }
        schema.path("required").forEach(key -> {
            if (value.isObject() && !value.has(key.asString())) {
                faults.add(at + " lacks " + key);
            }
        });
        value.propertyStream().forEach(property -> {
            var known = schema.path("properties").path(property.getKey());
            var wanted = known.isMissingNode() ? schema.path("additionalProperties") : known;
            if (wanted.isObject()) {
                faults.addAll(faults(property.getValue(), wanted, at + "/" + property.getKey()));
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> faults.addAll(faults(item, schema.path("items"), at + "/item")));
        }
        return faults;
    }

    private static boolean hasType(JsonNode value, JsonNode types) {
        return types.isArray()
                ? StreamSupport.stream(types.spliterator(), false).anyMatch(type -> hasType(value, type))
                : switch (types.asString()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    default -> value.isNull();
                };
    }
}
