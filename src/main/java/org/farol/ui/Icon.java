package org.farol.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** One of the icons of icons.properties, in the colour that the theme gives icons. Its size is twice its padding. */
public final class Icon extends Region {
    /** The side of the square that the paths are drawn on. */
    private static final double SIDE = 24;

    private static final Properties PATHS = paths();

    private final SVGPath shape = new SVGPath();
    private final Scale scale = new Scale();
    private String name = "";

    /** For FXML, which names it afterwards. */
    public Icon() {
        shape.setManaged(false);
        // The theme's name for icons.
        shape.getStyleClass().add("ikonli-font-icon");
        shape.getTransforms().add(scale);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getStyleClass().add("icon");
        getChildren().add(shape);
    }

    /**
     * The icon of a name.
     *
     * @throws NullPointerException if there is none
     */
    public Icon(String name) {
        this();
        setName(name);
    }

    private static Properties paths() {
        var paths = new Properties();
        try (var in = Objects.requireNonNull(Icon.class.getResourceAsStream("icons.properties"))) {
            paths.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read a part of itself", e);
        }
        return paths;
    }

    /** The name of what it shows; empty as long as that is nothing. */
    public String getName() {
        return name;
    }

    /**
     * Shows the icon of a name.
     *
     * @throws NullPointerException if there is none
     */
    public void setName(String name) {
        this.name = name;
        shape.setContent(Objects.requireNonNull(PATHS.getProperty(name), name));
    }

    @Override
    protected void layoutChildren() {
        scale.setX(getWidth() / SIDE);
        scale.setY(getHeight() / SIDE);
    }
}
