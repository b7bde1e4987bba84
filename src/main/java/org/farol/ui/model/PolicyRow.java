package org.farol.ui.model;

import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.farol.model.ThresholdPolicy;
import org.farol.ui.Texts;

/** One way to choose the threshold, with the number it takes: by slider or typed. */
final class PolicyRow extends VBox {
    private static final int MOST_DIGITS = 5;

    private final Locale locale;
    private final double perUnit;
    private final DoubleFunction<ThresholdPolicy> policy;
    private final RadioButton radio;
    private final Slider slider;
    private final TextField field = new TextField();

    /**
     * A way called {@code name}.
     *
     * @param perUnit how many steps a unit has, to which the number is rounded
     * @param policy of the number
     */
    PolicyRow(
            Texts texts,
            String name,
            ToggleGroup ways,
            Slider slider,
            double perUnit,
            DoubleFunction<ThresholdPolicy> policy) {
        this.locale = texts.locale();
        this.perUnit = perUnit;
        this.policy = policy;
        this.slider = slider;
        var title = texts.words("threshold.title." + name);
        radio = new RadioButton(title);
        radio.setId("threshold-" + name);
        radio.setToggleGroup(ways);
        radio.setUserData(this);
        var text = new Label(texts.words("threshold.text." + name));
        text.setWrapText(true);
        text.getStyleClass().add("text-muted");
        slider.setId("threshold-" + name + "-slider");
        slider.setAccessibleText(title);
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        field.setId("threshold-" + name + "-field");
        field.setAccessibleText(title);
        field.setPrefColumnCount(MOST_DIGITS);
        field.setMinWidth(USE_PREF_SIZE);
        var number = new HBox(slider, field, new Label(texts.words("threshold.unit." + name)));
        number.getStyleClass().add("policy-number");
        number.disableProperty().bind(radio.selectedProperty().not());
        getStyleClass().add("policy-row");
        getChildren().setAll(radio, text, number);
        slider.valueProperty().subscribe(value -> tell());
        field.setOnAction(event -> typed());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                typed();
            }
        });
    }

    /** Changes while the slider moves. */
    DoubleProperty value() {
        return slider.valueProperty();
    }

    ThresholdPolicy policy() {
        return policy.apply(number());
    }

    /** Makes it the way that is chosen. */
    void choose(double value) {
        slider.setValue(value);
        radio.setSelected(true);
    }

    /** Sets its number without choosing it. */
    void suggest(double value, double highest) {
        slider.setMax(highest);
        slider.setValue(value);
    }

    private double number() {
        return Math.round(slider.getValue() * perUnit) / perUnit;
    }

    private void tell() {
        var number = number();
        var whole = number == Math.rint(number);
        field.setText(whole ? String.format(locale, "%.0f", number) : String.format(locale, "%.1f", number));
    }

    /** A comma or a point may stand before the decimals; numbers here need no other separator. */
    private void typed() {
        try {
            slider.setValue(Double.parseDouble(field.getText().strip().replace(',', '.')));
        } catch (NumberFormatException _) {
            // What is no number changes nothing: the field shows again what counts.
        }
        tell();
    }
}
