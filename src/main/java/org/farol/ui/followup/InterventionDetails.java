package org.farol.ui.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.farol.app.FollowUpTexts;
import org.farol.app.Movement;
import org.farol.store.Intervention;
import org.farol.store.InterventionChange;
import org.farol.ui.Desk;

/** All that is known of one intervention: its words, what moved since, and how it was changed. */
final class InterventionDetails extends ScrollPane {
    private final Desk desk;
    private final FollowUpTexts words;
    private final VBox page = new VBox();
    private Optional<Intervention> shown = Optional.empty();

    InterventionDetails(Desk desk) {
        this.desk = desk;
        this.words = FollowUpTexts.of(desk.texts().locale());
        setId("details");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        page.getStyleClass().add("details");
        setContent(page);
    }

    void show(Optional<Intervention> intervention, Optional<Movement> movement) {
        shown = intervention;
        if (intervention.isEmpty()) {
            page.getChildren().setAll(text(desk.texts().words("followup.details.none"), "text-muted"));
            return;
        }
        var one = intervention.get();
        page.getChildren().setAll(words(one, movement));
        desk.work().fetch(() -> desk.workspace().followUp().changes(one), changes -> {
            if (shown.equals(intervention)) {
                page.getChildren().addAll(history(one, changes));
            }
        });
    }

    private List<Node> words(Intervention one, Optional<Movement> movement) {
        var lines = new ArrayList<Node>();
        lines.add(text(one.studentId() + " · " + words.of(one.plan().kind()), "title-4"));
        part(lines, "followup.agreed", one.plan().agreed());
        part(lines, "followup.notes", one.plan().notes());
        part(lines, "followup.outcome", one.plan().outcome());
        lines.add(text(desk.texts().words("followup.moved.title"), "text-bold"));
        movement.ifPresentOrElse(
                known -> {
                    words.of(known).forEach(sentence -> lines.add(text(sentence, "moved")));
                    lines.add(text(words.words("caution"), "text-muted"));
                },
                () -> lines.add(text(desk.texts().words("followup.moved.notYet"), "text-muted")));
        return lines;
    }

    private void part(List<Node> lines, String key, String said) {
        if (!said.isEmpty()) {
            lines.add(text(desk.texts().words(key), "text-bold"));
            lines.add(text(said, "said"));
        }
    }

    private List<Node> history(Intervention one, List<InterventionChange> changes) {
        var lines = new ArrayList<Node>();
        lines.add(text(desk.texts().words("followup.history"), "text-bold"));
        changes.forEach(change -> lines.add(text(
                desk.texts().words("followup.history.line", PlanEditor.moment(change.at()), words.of(change)),
                "said")));
        lines.add(
                text(desk.texts().words("followup.history.created", PlanEditor.moment(one.createdAt())), "text-muted"));
        return lines;
    }

    private static Label text(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
