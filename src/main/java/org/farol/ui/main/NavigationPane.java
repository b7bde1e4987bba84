package org.farol.ui.main;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.farol.ui.Icon;
import org.farol.ui.LateTooltip;
import org.farol.ui.LocalApi;
import org.farol.ui.LocalApi.State;
import org.farol.ui.Place;
import org.farol.ui.Texts;

/** The places of the window, one below the other; icons alone where there is little room. */
final class NavigationPane extends ScrollPane {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Texts texts;
    private final Map<Place, Button> buttons = new EnumMap<>(Place.class);
    private final Label apiState = new Label();
    private Subscription told = Subscription.EMPTY;

    NavigationPane(Texts texts, ObservableBooleanValue narrow, Consumer<Place> go) {
        this.texts = texts;
        var brand = new Label("Farol");
        brand.setGraphic(new Icon("lighthouse-on"));
        brand.getStyleClass().addAll("title-3", "brand");
        showBeside(brand, narrow);
        var list = new VBox(brand);
        list.getStyleClass().add("navigation");
        for (var place : Place.values()) {
            var button = button(place);
            button.setOnAction(event -> go.accept(place));
            showBeside(button, narrow);
            buttons.put(place, button);
            list.getChildren().add(button);
        }
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        apiState.setId("api-state");
        LateTooltip.on(apiState, apiState::getText);
        apiState.setGraphic(new Icon("api"));
        apiState.getStyleClass().add("api-state");
        showBeside(apiState, narrow);
        list.getChildren().addAll(space, apiState);
        setContent(list);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("edge-to-edge", "navigation-scroll");
        setFocusTraversable(false);
    }

    /** JavaFX would keep a picture of what is scrolled, and make it twice as wide each time a button changes. */
    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = new ScrollPaneSkin(this);
        lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
        Objects.requireNonNull(getContent().getParent()).setCache(false);
        return skin;
    }

    private Button button(Place place) {
        var button = new Button(texts.words(place.key()));
        button.setGraphic(new Icon(place.icon()));
        button.setId("go-" + place.name());
        button.setMnemonicParsing(true);
        button.setMaxWidth(Double.MAX_VALUE);
        LateTooltip.on(button, () -> texts.words("place.tip", name(place), place.digit()));
        button.getStyleClass().addAll("flat", "place");
        return button;
    }

    private static void showBeside(Labeled labeled, ObservableBooleanValue narrow) {
        narrow.subscribe(few -> labeled.setContentDisplay(few ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    /** Shows from now on whether this API is on. */
    void tell(LocalApi api) {
        told.unsubscribe();
        told = api.stateProperty().subscribe(state -> {
            apiState.setText(
                    switch (state) {
                        case State.Off _ -> texts.words("api.state.off");
                        case State.Stopping _ -> texts.words("api.state.stopping");
                        case State.On on ->
                            texts.words(
                                    "api.state.on", Integer.toString(on.url().getPort()));
                    });
            apiState.pseudoClassStateChanged(ON, state instanceof State.On);
        });
    }

    /** What leads to a place. */
    Node way(Place place) {
        return Objects.requireNonNull(buttons.get(place));
    }

    /** Marks where one is: for the eye by more than colour, and in words. */
    void mark(Place here) {
        buttons.forEach((place, button) -> {
            button.pseudoClassStateChanged(HERE, place == here);
            button.setAccessibleText(place == here ? texts.words("place.here", name(place)) : name(place));
        });
    }

    private String name(Place place) {
        return texts.words(place.key()).replace("_", "");
    }
}
