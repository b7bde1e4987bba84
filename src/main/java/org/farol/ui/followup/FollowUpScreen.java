package org.farol.ui.followup;

import javafx.scene.Parent;
import org.farol.ui.Desk;
import org.farol.ui.EmptyState;
import org.farol.ui.Opened;
import org.farol.ui.Place;
import org.farol.ui.Screen;

/** Interventions: what was agreed and what is due. */
public final class FollowUpScreen implements Screen {
    private final EmptyState view;

    public FollowUpScreen(Desk desk) {
        view = new EmptyState(Place.ACOMPANHAMENTO.icon(), desk.texts().words("followup.empty"));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(Opened opened) {}
}
