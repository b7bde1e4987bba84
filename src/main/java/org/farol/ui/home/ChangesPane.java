package org.farol.ui.home;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.farol.app.Overview.Changes;
import org.farol.app.Overview.Move;
import org.farol.pede.Field;
import org.farol.ui.Texts;

/** What became otherwise by the last import. */
final class ChangesPane {
    private static final int MOST_MOVES = 4;
    private static final double GAP = 8;

    private final Texts texts;
    private final Lists lists;
    private final DateTimeFormatter day;

    ChangesPane(Texts texts, Lists lists) {
        this.texts = texts;
        this.lists = lists;
        this.day = DateTimeFormatter.ofPattern(texts.words("home.date")).withZone(ZoneId.systemDefault());
    }

    void fill(VBox card, Optional<Changes> changes, int year) {
        card.getChildren().setAll(Card.caption(texts.words("home.changes")));
        if (changes.isEmpty()) {
            card.getChildren().add(Card.note(texts.words("home.changes.none")));
            return;
        }
        var found = changes.get();
        card.getChildren()
                .add(Card.note(texts.words(
                        "home.changes.import",
                        found.lastImport().file(),
                        day.format(found.lastImport().importedAt()))));
        if (found.comparedYear().isEmpty()) {
            card.getChildren().add(Card.note(texts.words("home.changes.first")));
            return;
        }
        var before = found.comparedYear().getAsInt();
        var since = String.valueOf(before);
        count(card, "home.changes.added", since, OptionalInt.of(year), found.added());
        count(card, "home.changes.gone", since, found.comparedYear(), found.gone());
        count(card, "home.changes.changed", since, OptionalInt.of(year), found.changed());
        var compared = before == year ? texts.words("home.changes.before") : texts.words("home.changes.since", since);
        moves(card, texts.words("home.changes.rose", compared), found.rose());
        moves(card, texts.words("home.changes.fell", compared), found.fell());
    }

    private void count(VBox card, String key, String since, OptionalInt year, Set<String> ids) {
        var words = texts.words(key, ids.size(), since);
        if (ids.isEmpty()) {
            card.getChildren().add(Card.note(words));
        } else {
            var link = Card.link(words, () -> lists.these(words, year, ids));
            link.setId(key.replace('.', '-'));
            card.getChildren().add(link);
        }
    }

    private void moves(VBox card, String heading, List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        card.getChildren().add(Card.caption(heading));
        for (var move : moves.stream().limit(MOST_MOVES).toList()) {
            var record = move.record();
            var from = new Label(texts.words("home.changes.move", texts.risk(move.before()), texts.risk(move.now())));
            from.setMinWidth(HBox.USE_PREF_SIZE);
            var link =
                    Card.link(record.text(Field.NOME).orElse(record.studentId()), () -> lists.page(record.studentId()));
            link.setAccessibleText(link.getText() + ": " + from.getText());
            var row = new HBox(GAP, from, link);
            row.getStyleClass().add("group-strip");
            card.getChildren().add(row);
        }
    }
}
