package org.farol.ui.students;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import org.farol.app.NotPossibleException;
import org.farol.app.SavedViews;
import org.farol.ui.Texts;
import org.farol.ui.task.BackgroundWork;

/** The lists that a person keeps under a name: chosen again, kept, forgotten. */
final class ViewsMenu {
    private final Texts texts;
    private final BackgroundWork work;
    private final SavedViews saved;
    private final StudentsModel model;
    private final MenuButton button;
    private final Consumer<SavedView> choose;
    private final BiConsumer<String, Runnable> deleted;
    private Map<String, String> views = new TreeMap<>();

    /**
     * @param choose is told what to show
     * @param deleted is told what was deleted, and how to have it again
     */
    ViewsMenu(
            Texts texts,
            BackgroundWork work,
            SavedViews saved,
            StudentsModel model,
            MenuButton button,
            Consumer<SavedView> choose,
            BiConsumer<String, Runnable> deleted) {
        this.texts = texts;
        this.work = work;
        this.saved = saved;
        this.model = model;
        this.button = button;
        this.choose = choose;
        this.deleted = deleted;
        show();
    }

    /** Reads what is kept. */
    void load() {
        work.fetch(saved::all, found -> {
            views = found;
            show();
        });
    }

    private void show() {
        var items = new ArrayList<MenuItem>();
        views.forEach((name, definition) -> {
            var item = new MenuItem(name);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> SavedView.read(definition).ifPresent(choose));
            items.add(item);
        });
        if (items.isEmpty()) {
            var none = new MenuItem(texts.words("students.views.none"));
            none.setDisable(true);
            items.add(none);
        }
        items.add(new SeparatorMenuItem());
        var save = new MenuItem(texts.words("students.views.save"));
        save.setOnAction(event -> ask());
        items.add(save);
        if (!views.isEmpty()) {
            var delete = new Menu(texts.words("students.views.delete"));
            delete.getItems().setAll(views.keySet().stream().map(this::deletion).toList());
            items.add(delete);
        }
        button.getItems().setAll(items);
    }

    private MenuItem deletion(String name) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            var definition = views.getOrDefault(name, "");
            write(
                    () -> saved.delete(name, definition),
                    () -> deleted.accept(
                            name, () -> write(() -> saved.save(name, Optional.empty(), definition), () -> {})));
        });
        return item;
    }

    private void ask() {
        var dialog = new TextInputDialog();
        dialog.initOwner(button.getScene().getWindow());
        dialog.setTitle(texts.words("students.views.title"));
        dialog.setHeaderText(texts.words("students.views.name"));
        dialog.setGraphic(null);
        dialog.getEditor().setId("view-name");
        dialog.setOnHidden(event -> {
            var name = dialog.getResult();
            if (name != null && !name.isBlank()) {
                save(name.strip());
            }
        });
        dialog.show();
    }

    /** Keeps what is shown under a name. */
    void save(String name) {
        var definition = SavedView.of(model.filter(), model.grouping()).definition();
        var seen = Optional.ofNullable(views.get(name));
        write(() -> saved.save(name, seen, definition), () -> {});
    }

    private interface Change {
        void run() throws NotPossibleException;
    }

    private void write(Change change, Runnable then) {
        work.fetch(
                () -> {
                    try {
                        change.run();
                    } finally {
                        // Where others share the lists, theirs show too, above all where one of them was in the way.
                        Platform.runLater(this::load);
                    }
                    return change;
                },
                done -> then.run());
    }
}
