package org.farol.ui.settings;

import java.util.List;
import javafx.scene.Node;
import org.farol.ui.Desk;

/** The sections of the settings about the safety of the data. */
final class SafetySections {
    private final ProtectionPane protection;
    private final BackupsPane backups;
    private final PrivacyPane privacy;

    SafetySections(Desk desk) {
        protection = new ProtectionPane(desk);
        backups = new BackupsPane(desk);
        privacy = new PrivacyPane(desk);
    }

    /** What is seen, in order. */
    List<Node> views() {
        return List.of(protection.view(), backups.view(), privacy.view());
    }

    /** Reads again what they show. */
    void show() {
        protection.show();
        backups.show();
    }
}
