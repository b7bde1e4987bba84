package org.farol.ui.report;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.farol.app.ReportDraft;
import org.farol.ui.Icon;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;

/** The pages of a report, one at a time, as wide as there is room for. */
final class PreviewPane extends BorderPane {
    private static final float DPI = 110;
    private static final double MARGIN = 32;
    private static final double WIDEST = 780;

    private final Texts texts;
    private final BackgroundWork work;
    private final ImageView picture = new ImageView();
    private final Label position = new Label();
    private final Label waiting = new Label();
    private final Button previous = new Button(null, new Icon("chevron-left"));
    private final Button next = new Button(null, new Icon("chevron-right"));
    private final ScrollPane scroll;
    private Optional<ReportDraft> draft = Optional.empty();
    private int page;

    PreviewPane(Texts texts, BackgroundWork work) {
        this.texts = texts;
        this.work = work;
        picture.setId("report-page");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        waiting.setWrapText(true);
        waiting.setText(texts.words("report.preview.none"));
        position.setId("report-position");
        previous.setId("report-previous");
        next.setId("report-next");
        previous.setAccessibleText(texts.words("report.previous"));
        next.setAccessibleText(texts.words("report.next"));
        previous.setOnAction(event -> turn(-1));
        next.setOnAction(event -> turn(1));
        var holder = new StackPane(waiting, picture);
        holder.getStyleClass().add("report-paper");
        scroll = new ScrollPane(holder);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.viewportBoundsProperty()
                .subscribe(bounds -> picture.setFitWidth(Math.min(WIDEST, bounds.getWidth() - MARGIN)));
        var bar = new HBox(previous, position, next);
        bar.getStyleClass().add("report-pages");
        setCenter(scroll);
        setBottom(bar);
        addEventFilter(KeyEvent.KEY_PRESSED, this::turn);
        clear();
    }

    /** Shows no page: the report is another than before, or is being made. */
    void clear() {
        draft = Optional.empty();
        picture.setImage(null);
        waiting.setVisible(true);
        update();
    }

    /** Shows the first page of a report. */
    void show(ReportDraft made) {
        draft = Optional.of(made);
        page = 0;
        waiting.setVisible(false);
        draw();
    }

    private void turn(KeyEvent event) {
        if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            turn(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
            event.consume();
        }
    }

    private void turn(int by) {
        draft.ifPresent(shown -> {
            page = Math.clamp(page + by, 0, shown.pages() - 1);
            draw();
        });
    }

    private void draw() {
        update();
        draft.ifPresent(shown -> {
            var index = page;
            work.fetch(() -> Pictures.of(shown.picture(index, DPI)), image -> {
                if (draft.equals(Optional.of(shown)) && page == index) {
                    picture.setImage(image);
                    picture.setAccessibleText(position.getText());
                    scroll.setVvalue(0);
                }
            });
        });
    }

    private void update() {
        int pages = draft.map(ReportDraft::pages).orElse(0);
        position.setText(pages == 0 ? "" : texts.words("report.page", page + 1, pages));
        previous.setDisable(pages == 0 || page == 0);
        next.setDisable(page >= pages - 1);
    }
}
