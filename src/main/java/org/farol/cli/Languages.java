package org.farol.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The languages Farol speaks. */
final class Languages implements ITypeConverter<Locale> {
    static final Locale DEFAULT = Locale.forLanguageTag("pt-BR");

    @Override
    public Locale convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "pt-br", "pt_br", "pt" -> DEFAULT;
            case "en" -> Locale.ENGLISH;
            default -> throw new TypeConversionException("'" + value + "' (pt-BR, en)");
        };
    }

    /** The language that {@code --lang} asks for, before the rest of the command line is understood. */
    static Locale asked(String... args) {
        for (var i = 0; i < args.length; i++) {
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return known(args[i + 1]);
            }
            if (args[i].startsWith("--lang=")) {
                return known(args[i].substring("--lang=".length()));
            }
        }
        return DEFAULT;
    }

    private static Locale known(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : DEFAULT;
    }
}
