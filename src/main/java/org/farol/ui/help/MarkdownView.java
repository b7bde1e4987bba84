package org.farol.ui.help;

import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The little Markdown that the guide is written in: a heading, paragraphs, lists, bold words and code. */
final class MarkdownView extends VBox {
    static final String HEADING = "### ";
    private static final String ITEM = "- ";
    private static final Pattern MARKED = Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`");

    MarkdownView() {
        getStyleClass().add("help-page");
    }

    void show(String markdown) {
        getChildren().clear();
        markdown.lines().filter(line -> !line.isBlank()).forEach(this::add);
    }

    private void add(String line) {
        if (line.startsWith(HEADING)) {
            var heading = new Label(line.substring(HEADING.length()));
            heading.getStyleClass().add("title-3");
            heading.setWrapText(true);
            getChildren().add(heading);
        } else if (line.startsWith(ITEM)) {
            var item = paragraph("• " + line.substring(ITEM.length()));
            item.getStyleClass().add("help-item");
            getChildren().add(item);
        } else {
            getChildren().add(paragraph(line));
        }
    }

    private static TextFlow paragraph(String line) {
        var flow = new TextFlow();
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(MARKED.matcher(line).replaceAll("$1$2"));
        var marked = MARKED.matcher(line);
        var done = 0;
        while (marked.find()) {
            flow.getChildren().add(text(line.substring(done, marked.start()), "help-text"));
            flow.getChildren()
                    .add(
                            marked.group(1) == null
                                    ? text(marked.group(2), "help-code")
                                    : text(marked.group(1), "help-bold"));
            done = marked.end();
        }
        flow.getChildren().add(text(line.substring(done), "help-text"));
        return flow;
    }

    private static Text text(String words, String style) {
        var text = new Text(words);
        text.getStyleClass().addAll("help-text", style);
        return text;
    }
}
