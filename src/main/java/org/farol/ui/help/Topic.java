package org.farol.ui.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.farol.ui.Fxml;
import org.farol.ui.Place;

/** A page of the guide, in the order in which it is read. Its text is a file of {@code ui/help}. */
public enum Topic {
    COMECAR,
    INICIO,
    ALUNOS,
    ALUNO,
    ACOMPANHAMENTO,
    TURMAS,
    MODELO,
    DERIVA,
    IMPORTACOES,
    CONFIGURACOES,
    TECLADO;

    /** The page about a place. */
    public static Topic of(Place place) {
        return valueOf(place.name());
    }

    /** Its text in Markdown, the title first. */
    public String text(Locale locale) {
        var ending = locale.getLanguage().equals("en") ? "_en.md" : ".md";
        try (var in = Fxml.resource("help/" + name().toLowerCase(Locale.ROOT) + ending)
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its title. */
    public String title(Locale locale) {
        return text(locale).lines().findFirst().orElseThrow().substring(MarkdownView.HEADING.length());
    }
}
