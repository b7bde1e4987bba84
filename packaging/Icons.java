import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Renders the icon's SVG as each system wants it: .png, and the two formats that hold several of them. */
class Icons {
    private final Path svg;

    Icons(Path svg) {
        this.svg = svg;
    }

    /** A picture of {@code size} by {@code size} pixels, as PNG. */
    byte[] png(int size) throws IOException {
        var drawing = Objects.requireNonNull(
                new SVGLoader().load(svg.toUri().toURL(), LoaderContext.createDefault()), svg::toString);
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.render(null, graphics, new ViewBox(size, size));
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** Windows: a directory of 16 bytes for each picture, then the pictures; a size of 256 is written as 0. */
    void writeIco(Path file) throws IOException {
        int[] sizes = {16, 24, 32, 48, 64, 128, 256};
        var directory = ByteBuffer.allocate(6 + 16 * sizes.length).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        var pictures = new ByteArrayOutputStream();
        for (var size : sizes) {
            var picture = png(size);
            directory.put((byte) size).put((byte) size).putShort((short) 0);
            directory.putShort((short) 1).putShort((short) 32);
            directory.putInt(picture.length).putInt(directory.capacity() + pictures.size());
            pictures.writeBytes(picture);
        }
        try (var out = Files.newOutputStream(file)) {
            out.write(directory.array());
            pictures.writeTo(out);
        }
    }

    /** macOS: a length and pictures, each under the four letters that stand for its size. */
    void writeIcns(Path file) throws IOException {
        var types = new TreeMap<String, Integer>();
        types.put("icp4", 16);
        types.put("icp5", 32);
        types.put("ic07", 128);
        types.put("ic08", 256);
        types.put("ic09", 512);
        types.put("ic10", 1024);
        var pictures = new ByteArrayOutputStream();
        var out = new DataOutputStream(pictures);
        for (var type : types.entrySet()) {
            var picture = png(type.getValue());
            out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + picture.length);
            out.write(picture);
        }
        try (var whole = new DataOutputStream(Files.newOutputStream(file))) {
            whole.write("icns".getBytes(StandardCharsets.US_ASCII));
            whole.writeInt(8 + pictures.size());
            pictures.writeTo(whole);
        }
    }
}
