package org.farol.ui.home;

import java.util.List;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.farol.app.Overview.GroupStanding;
import org.farol.ui.Texts;

/** Phases or classes by their share of students at risk, the largest first; each leads to those students. */
final class GroupsPane {
    private static final int MOST = 8;

    private final Texts texts;
    private final Lists lists;

    GroupsPane(Texts texts, Lists lists) {
        this.texts = texts;
        this.lists = lists;
    }

    void fill(VBox card, String captionKey, List<GroupStanding> groups) {
        var rows = new GridPane();
        rows.getStyleClass().add("home-groups");
        var grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().setAll(new ColumnConstraints(), grows, new ColumnConstraints());
        for (var group : groups.stream().limit(MOST).toList()) {
            var bar = new ProgressBar(group.share());
            bar.getStyleClass().add("share-bar");
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setMinWidth(0);
            bar.setFocusTraversable(false);
            var share = Card.note(
                    texts.words("home.group.share", texts.percent(group.share()), group.flagged(), group.students()));
            share.setWrapText(false);
            share.setMinWidth(VBox.USE_PREF_SIZE);
            var link = Card.link(lists.shortName(group), () -> lists.flagged(group));
            link.setMinWidth(VBox.USE_PREF_SIZE);
            link.setAccessibleText(lists.name(group) + ": " + share.getText());
            rows.addRow(rows.getRowCount(), link, bar, share);
        }
        card.getChildren().setAll(Card.caption(texts.words(captionKey)), rows);
        if (groups.isEmpty()) {
            card.getChildren().add(Card.note(texts.words("home.groups.none")));
        }
    }
}
