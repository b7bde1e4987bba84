package org.farol.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.farol.ui.Desk;
import org.farol.ui.Opened;
import org.farol.ui.Pieces;
import org.farol.ui.Screen;

/** How the program is to be: a list of sections, each filled by a class of its own. */
public final class SettingsScreen implements Screen {
    private final AppearancePane appearance;
    private final FolderPane folder;
    private final ServerPane server;
    private final SafetySections safety;
    private final RegistryPane registry;
    private final ApiPane api;
    private final List<Node> sections = new ArrayList<>();
    private final VBox page = new VBox();
    private final ScrollPane view;
    private final Pieces pieces = new Pieces();

    public SettingsScreen(Desk desk, WindowChoices choices) {
        appearance = new AppearancePane(desk, choices);
        folder = new FolderPane(desk, choices);
        server = new ServerPane(desk, choices);
        safety = new SafetySections(desk);
        registry = new RegistryPane(desk);
        api = new ApiPane(desk);
        sections.addAll(List.of(appearance.view(), folder.view(), server.view()));
        sections.addAll(safety.views());
        sections.add(registry.view());
        sections.add(api.view());
        sections.add(new AboutPane(desk).view());
        page.getStyleClass().add("settings");
        view = new ScrollPane(page);
        view.setFitToWidth(true);
        view.getStyleClass().add("edge-to-edge");
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {
        appearance.show();
        folder.show(opened);
        server.show();
        safety.show();
        registry.show(opened);
        api.show();
        if (page.getChildren().isEmpty()) {
            pieces.beginAnew(sections.stream()
                    .<Runnable>map(section -> () -> page.getChildren().add(section))
                    .toList());
        }
    }
}
