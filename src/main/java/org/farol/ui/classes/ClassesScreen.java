package org.farol.ui.classes;

import javafx.scene.Parent;
import org.farol.ui.Desk;
import org.farol.ui.EmptyState;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.Screen;

/** A class at a glance. */
public final class ClassesScreen implements Screen {
    private final EmptyState view;

    public ClassesScreen(Desk desk) {
        view = new EmptyState(Place.TURMAS.icon(), desk.texts().words("classes.empty"));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {}
}
