package org.farol.model;

import org.farol.forest.Calibration;

/** How raw probabilities are calibrated: what training chooses from, the plainest first. */
public enum CalibrationMethod {
    NONE,
    PLATT,
    ISOTONIC;

    Calibration fit(double[] raw, boolean[] outcomes) {
        return switch (this) {
            case NONE -> Calibration.PiecewiseLinear.IDENTITY;
            case PLATT -> Calibration.Platt.fit(raw, outcomes);
            case ISOTONIC -> Calibration.PiecewiseLinear.isotonic(raw, outcomes);
        };
    }
}
