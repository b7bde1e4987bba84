package org.farol.ui;

import javafx.scene.Node;

/** Whether something is seen: what is not takes no room either. */
public final class Visibility {
    private Visibility() {}

    /** Shows or hides a node. */
    public static void set(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
