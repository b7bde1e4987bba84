package org.farol.ui.task;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Tells something, and may offer one thing to do about it. Neither waits for an answer. */
public final class Notice {
    private Notice() {}

    /** Tells something that went well. */
    public static void say(String message, @Nullable Window owner) {
        alert(message, owner, ButtonType.OK).show();
    }

    /** Says something and offers to do {@code accepted} about it. */
    public static void offer(String message, String offer, @Nullable Window owner, Runnable accepted) {
        var accept = new ButtonType(offer);
        var alert = alert(message, owner, accept, ButtonType.CANCEL);
        alert.setOnHidden(event -> {
            if (alert.getResult() == accept) {
                accepted.run();
            }
        });
        alert.show();
    }

    private static Alert alert(String message, @Nullable Window owner, ButtonType... buttons) {
        var alert = new Alert(Alert.AlertType.INFORMATION, message, buttons);
        alert.initOwner(owner);
        alert.setHeaderText(null);
        return alert;
    }
}
