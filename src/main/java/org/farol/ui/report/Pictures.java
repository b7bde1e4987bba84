package org.farol.ui.report;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pages drawn by the report room as pictures of the window. */
final class Pictures {
    private static final int STRIP = 64;

    private Pictures() {}

    static Image of(BufferedImage page) {
        var width = page.getWidth();
        var height = page.getHeight();
        var picture = new WritableImage(width, height);
        // In strips: a printed page has millions of pixels, which would be there a third time.
        var strip = new int[width * STRIP];
        for (var top = 0; top < height; top += STRIP) {
            var rows = Math.min(STRIP, height - top);
            page.getRGB(0, top, width, rows, strip, 0, width);
            picture.getPixelWriter().setPixels(0, top, width, rows, PixelFormat.getIntArgbInstance(), strip, 0, width);
        }
        return picture;
    }
}
