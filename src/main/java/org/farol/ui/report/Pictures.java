package org.farol.ui.report;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pages drawn by the report room as pictures of the window. */
final class Pictures {
    private Pictures() {}

    static Image of(BufferedImage page) {
        var width = page.getWidth();
        var height = page.getHeight();
        var picture = new WritableImage(width, height);
        picture.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        width,
                        height,
                        PixelFormat.getIntArgbInstance(),
                        page.getRGB(0, 0, width, height, null, 0, width),
                        0,
                        width);
        return picture;
    }
}
