package org.farol.api;

import io.javalin.http.HttpStatus;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.farol.app.Payload;
import org.farol.app.Payload.Given;
import org.farol.app.PayloadReader;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON objects as payloads. Nothing in them is trusted: neither their depth nor their length nor their numbers. */
final class PayloadParser {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int MOST_TOKENS = 5_000;
    private static final Set<String> KEYS = PayloadReader.keysRead();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final int mostCharacters;

    /** @param mostCharacters of one object */
    PayloadParser(int mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** A parser of UTF-8; anything else in the stream is a {@link java.nio.charset.CharacterCodingException}. */
    static JsonParser parser(InputStream in) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return parser(new InputStreamReader(in, decoder));
    }

    private static JsonParser parser(Reader reader) {
        return FACTORY.createParser(ObjectReadContext.empty(), reader);
    }

    /** The only object of a document. */
    Payload only(InputStream in) {
        try (var parser = parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ApiProblem(HttpStatus.BAD_REQUEST, "json.object");
            }
            var payload = next(parser);
            if (parser.nextToken() != null) {
                throw new ApiProblem(HttpStatus.BAD_REQUEST, "json.more");
            }
            return payload;
        }
    }

    /** The object whose beginning the parser stands on. */
    Payload next(JsonParser parser) {
        var values = new HashMap<String, Given>();
        var text = new StringWriter(256);
        try (var copy = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.writeStartObject();
            var tokens = 0;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                copy.writeName(name);
                parser.nextToken();
                if (KEYS.contains(name)) {
                    take(values, name, parser);
                }
                tokens = copyValue(parser, copy, tokens + 1);
                if (text.getBuffer().length() > mostCharacters) {
                    throw new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, "body.large", mostCharacters);
                }
            }
            copy.writeEndObject();
        }
        return new Payload(values, text.toString());
    }

    private static void take(Map<String, Given> values, String name, JsonParser parser) {
        switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                var written = parser.getString();
                values.put(name, new Given.Numeric(Double.parseDouble(written), written));
            }
            case VALUE_STRING -> values.put(name, new Given.Text(parser.getString()));
            case VALUE_TRUE -> values.put(name, new Given.Flag(true));
            case VALUE_FALSE -> values.put(name, new Given.Flag(false));
            case START_ARRAY, START_OBJECT -> values.put(name, new Given.Several());
            default -> {}
        }
    }

    /** Copies a value, however deep, and counts its parts. */
    private static int copyValue(JsonParser parser, JsonGenerator copy, int before) {
        var tokens = before;
        var depth = 0;
        do {
            switch (parser.currentToken()) {
                // As it is written, so that nothing of a number is lost.
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> copy.writeNumber(parser.getString());
                case START_ARRAY, START_OBJECT -> {
                    depth++;
                    copy.copyCurrentEvent(parser);
                }
                case END_ARRAY, END_OBJECT -> {
                    depth--;
                    copy.copyCurrentEvent(parser);
                }
                default -> copy.copyCurrentEvent(parser);
            }
            tokens++;
            if (tokens > MOST_TOKENS) {
                throw new ApiProblem(HttpStatus.BAD_REQUEST, "json.keys", MOST_TOKENS);
            }
        } while (depth > 0 && parser.nextToken() != null);
        return tokens;
    }
}
