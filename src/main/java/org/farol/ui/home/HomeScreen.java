package org.farol.ui.home;

import javafx.scene.Parent;
import org.farol.ui.Desk;
import org.farol.ui.EmptyState;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.Screen;

/** How are we doing. */
public final class HomeScreen implements Screen {
    private final EmptyState view;

    public HomeScreen(Desk desk) {
        view = new EmptyState(Place.INICIO.icon(), desk.texts().words("home.empty"));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {}
}
