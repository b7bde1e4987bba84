package org.farol.ui.main;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.farol.ui.Visibility;

/**
 * The place in the frame where one screen at a time is seen. Those that were left stay in the scene, unseen: what comes
 * anew into a scene is styled anew, each of its hundreds of nodes. To be used on the JavaFX thread.
 */
final class ScreenHolder {
    private final Pane pane;
    private final Map<Node, Node> lastFocus = new HashMap<>();

    ScreenHolder(Pane pane) {
        this.pane = pane;
    }

    /**
     * Shows a view in the place of another; the keyboard's focus goes to where it was when the view was left.
     *
     * @param takesFocus whether it goes there even from outside
     */
    void show(Parent view, boolean takesFocus) {
        var before = seen();
        if (before.equals(Optional.of(view))) {
            return;
        }
        var focused = Optional.ofNullable(pane.getScene()).map(Scene::getFocusOwner);
        var inside =
                focused.filter(node -> before.filter(left -> isIn(left, node)).isPresent());
        inside.ifPresent(node -> before.ifPresent(left -> lastFocus.put(left, node)));
        if (!pane.getChildren().contains(view)) {
            pane.getChildren().add(view);
        }
        pane.getChildren().forEach(child -> Visibility.set(child, child.equals(view)));
        if (inside.isPresent() || focused.isEmpty() || takesFocus) {
            lastFocus.getOrDefault(view, view).requestFocus();
        }
    }

    private Optional<Node> seen() {
        return pane.getChildren().stream().filter(Node::isVisible).findFirst();
    }

    /** Takes a view in, unseen and without height, unless it is here already. */
    void takeIn(Parent view) {
        if (!pane.getChildren().contains(view)) {
            Visibility.set(view, false);
            pane.getChildren().add(view);
            grow(view, 0);
        }
    }

    /** Gives a view that is unseen this share, in [0,1], of the height that it has when it is shown. */
    void grow(Parent view, double share) {
        if (!view.isVisible()) {
            view.resize(pane.getWidth(), share * pane.getHeight());
        }
    }

    /** Whether a node is part of what is shown here. */
    boolean holds(Node node) {
        return isIn(pane, node);
    }

    private static boolean isIn(Node view, Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(view)) {
                return true;
            }
        }
        return false;
    }

    /** Lets go of the unseen views: they are styled when they are visited again, and not all at once. */
    void dropUnseen() {
        pane.getChildren().removeIf(view -> !view.isVisible());
    }

    /** Lets go of all views. */
    void clear() {
        pane.getChildren().clear();
        lastFocus.clear();
    }
}
