package org.farol.ui.help;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.farol.ui.Fxml;
import org.farol.ui.Texts;
import org.jspecify.annotations.Nullable;

/** The guide in a window beside the main one, which can be used meanwhile. */
public final class HelpWindow {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 600;
    private static final double LIST_SHARE = 0.28;

    private final Stage stage = new Stage();
    private final ListView<Topic> topics = new ListView<>();

    /** {@code tour} starts the guided tour in the main window. */
    public HelpWindow(Texts texts, @Nullable Window owner, Runnable tour) {
        var page = new MarkdownView();
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        topics.setId("help-topics");
        topics.setAccessibleText(texts.words("help.topics"));
        topics.getItems().setAll(Topic.values());
        topics.setCellFactory(list -> new TopicCell(texts));
        topics.getSelectionModel().selectedItemProperty().subscribe(topic -> {
            if (topic != null) {
                page.show(topic.text(texts.locale()));
                scroll.setVvalue(0);
            }
        });
        var again = new Button(texts.words("help.tour"));
        again.setMnemonicParsing(true);
        again.setOnAction(event -> {
            stage.close();
            tour.run();
        });
        var bottom = new HBox(again);
        bottom.getStyleClass().add("assistant-bottom");
        var split = new SplitPane(topics, scroll);
        split.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(topics, false);
        var root = new BorderPane(split);
        root.setBottom(bottom);
        root.getStyleClass().add("assistant");
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        var scene = new Scene(root);
        scene.getStylesheets().add(Fxml.resource("farol.css").toExternalForm());
        stage.initOwner(owner);
        stage.setTitle(texts.words("help.title"));
        stage.setScene(scene);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
    }

    /** Opens it, or brings it to the front, at a page. */
    public void show(Topic topic) {
        topics.getSelectionModel().select(topic);
        stage.show();
        stage.toFront();
        topics.requestFocus();
    }

    /** Closes it. */
    public void close() {
        stage.close();
    }

    private static final class TopicCell extends ListCell<Topic> {
        private final Texts texts;

        TopicCell(Texts texts) {
            this.texts = texts;
        }

        @Override
        protected void updateItem(@Nullable Topic topic, boolean empty) {
            super.updateItem(topic, empty);
            setText(empty || topic == null ? "" : topic.title(texts.locale()));
        }
    }
}
