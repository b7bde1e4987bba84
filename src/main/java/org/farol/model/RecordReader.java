package org.farol.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the records that Jackson's data binding writes, as it would, by its parser alone. The window waits for this at
 * every start: data binding would load a thousand classes for it and make a hundred more. Nor are annotations looked at, each
 * kind of which takes a class made for it: a name is that of the component, or of a sealed interface's record, in snake case,
 * wherever its underscores are.
 *
 * <p>Only a component that is optional or has a {@linkplain JsonProperty#defaultValue default}, a constant, may be missing;
 * only an optional one null; what is not a component is skipped; of a sealed interface, the property that tells which record
 * it is comes first, as it is written.
 */
final class RecordReader {
    /** Jackson's own way of reading numbers pays off after thousands of them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    /** Of the property that tells which record of a sealed interface follows. */
    private static final String TYPE = "type";

    private final JsonParser json;
    private final Map<Class<?>, Shape> shapes = new HashMap<>();

    private RecordReader(JsonParser json) {
        this.json = json;
    }

    /** @throws tools.jackson.core.JacksonException if it is not such a record */
    static <R extends Record> R read(byte[] bytes, Class<R> type) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            return type.cast(new RecordReader(json).value(type));
        }
    }

    /** The whole number of the first property of this name on the highest level; 0 if there is none. */
    static int number(byte[] bytes, String name) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var found = json.currentName().equals(name);
                var token = json.nextToken();
                if (found) {
                    return token == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
                }
                json.skipChildren();
            }
            return 0;
        }
    }

    /**
     * A record.
     *
     * @param positions of its components, by plain name and by each name that was met
     */
    private record Shape(Constructor<?> constructor, Map<String, Integer> positions, List<RecordComponent> components) {
        private static final int NONE = -1;

        int position(String name) {
            return positions.computeIfAbsent(name, met -> positions.getOrDefault(plain(met), NONE));
        }

        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            var positions = new HashMap<String, Integer>();
            for (var i = 0; i < components.length; i++) {
                positions.put(plain(components[i].getName()), i);
            }
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(constructor, positions, List.of(components));
            } catch (NoSuchMethodException e) {
                throw new LinkageError("a record without its constructor", e);
            }
        }
    }

    /** The same for a name of Java and for it in snake case. */
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The value that begins at the current token. */
    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            var inner = generic.getActualTypeArguments()[0];
            return generic.getRawType() == List.class
                    ? list(inner)
                    : json.hasToken(JsonToken.VALUE_NULL) ? Optional.empty() : Optional.of(value(inner));
        }
        var plain = (Class<?>) type;
        if (plain == OptionalDouble.class) {
            return json.hasToken(JsonToken.VALUE_NULL) ? OptionalDouble.empty() : OptionalDouble.of(number());
        }
        if (plain == double.class || plain == Double.class) {
            return number();
        }
        if (plain == int.class || plain == Integer.class) {
            return json.getIntValue();
        }
        if (plain == long.class) {
            return json.getLongValue();
        }
        if (plain == boolean.class) {
            return json.getBooleanValue();
        }
        if (plain.isRecord()) {
            require(JsonToken.START_OBJECT);
            return record(plain);
        }
        if (plain.isSealed()) {
            return record(chosen(plain));
        }
        require(JsonToken.VALUE_STRING);
        var text = json.getString();
        try {
            return plain == String.class ? text : plain == Instant.class ? Instant.parse(text) : constant(plain, text);
        } catch (RuntimeException e) {
            throw new StreamReadException(json, text, e);
        }
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What JSON has no number for, such as not a number, is written as text. */
    private double number() {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return json.getDoubleValue();
        }
        try {
            return Double.parseDouble(json.getString());
        } catch (NumberFormatException e) {
            throw new StreamReadException(json, "not a number", e);
        }
    }

    private List<Object> list(Type type) {
        require(JsonToken.START_ARRAY);
        var values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(type));
        }
        return values;
    }

    /** Goes past the property that tells which record of a sealed interface this is. */
    private Class<?> chosen(Class<?> type) {
        require(JsonToken.START_OBJECT);
        if (TYPE.equals(json.nextName()) && json.nextToken() == JsonToken.VALUE_STRING) {
            var name = plain(json.getString());
            for (var known : type.getPermittedSubclasses()) {
                if (plain(known.getSimpleName()).equals(name)) {
                    return known;
                }
            }
        }
        throw new StreamReadException(json, "no type that is known");
    }

    /** Of the properties from here to the end of the object. */
    private Object record(Class<?> type) {
        var shape = shapes.computeIfAbsent(type, Shape::of);
        var values = new @Nullable Object[shape.components().size()];
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var position = shape.position(json.currentName());
            json.nextToken();
            if (position == Shape.NONE) {
                json.skipChildren();
            } else {
                values[position] = value(shape.components().get(position).getGenericType());
            }
        }
        require(JsonToken.END_OBJECT);
        for (var i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = missing(shape.components().get(i));
            }
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw new StreamReadException(json, type.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record's own constructor", e);
        }
    }

    private Object missing(RecordComponent component) {
        if (component.getType() == OptionalDouble.class) {
            return OptionalDouble.empty();
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        var told = component.getAccessor().getAnnotation(JsonProperty.class);
        if (told != null && !told.defaultValue().isEmpty()) {
            return constant(component.getType(), told.defaultValue());
        }
        throw new StreamReadException(json, "something is missing");
    }

    private void require(JsonToken token) {
        if (!json.hasToken(token)) {
            throw new StreamReadException(json, "%s instead of %s".formatted(json.currentToken(), token));
        }
    }
}
