package org.farol.ui;

import javafx.scene.control.Labeled;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons as large as the letters beside them: a style sheet's {@code em} would be that of the icon itself. */
public final class Icons {
    private Icons() {}

    /** The icon of an Ikonli code, {@code ems} times as high as the letters of {@code beside}. */
    public static FontIcon of(String code, Labeled beside, double ems) {
        var icon = new FontIcon(code);
        follow(icon, beside, ems);
        return icon;
    }

    /** Lets the icon that is a control's graphic grow with its letters. */
    public static void follow(Labeled labeled, double ems) {
        if (labeled.getGraphic() instanceof FontIcon icon) {
            follow(icon, labeled, ems);
        }
    }

    private static void follow(FontIcon icon, Labeled beside, double ems) {
        // Not bound: style sheets set the size too, and fail at a bound one.
        beside.fontProperty().subscribe(font -> icon.setStyle("-fx-icon-size: " + Math.round(ems * font.getSize())));
    }
}
