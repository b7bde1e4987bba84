package org.farol.ui.settings;

import io.nayuki.qrcodegen.QrCode;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** QR codes as images, dark on white in every theme, for cameras. */
final class QrImage {
    private static final int PIXELS_A_MODULE = 5;
    /** As the standard wants it around the code, in modules. */
    private static final int QUIET_ZONE = 4;

    private QrImage() {}

    static Image of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var side = (code.size + 2 * QUIET_ZONE) * PIXELS_A_MODULE;
        var image = new WritableImage(side, side);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                var dark = code.getModule(x / PIXELS_A_MODULE - QUIET_ZONE, y / PIXELS_A_MODULE - QUIET_ZONE);
                image.getPixelWriter().setColor(x, y, dark ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }
}
