package org.farol.ui.drift;

import javafx.scene.Parent;
import org.farol.ui.Desk;
import org.farol.ui.EmptyState;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.Screen;

/** Whether the data still look like those the model learned from. */
public final class DriftScreen implements Screen {
    private final EmptyState view;

    public DriftScreen(Desk desk) {
        view = new EmptyState(Place.DERIVA.icon(), desk.texts().words("drift.empty"));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {}
}
