package org.farol.pede;

/** How the learning phases are called. */
public final class Fase {
    private static final int ALFA = 0;

    private Fase() {}

    /** {@code ALFA} for phase 0, else the number. */
    public static String name(int number) {
        return number == ALFA ? "ALFA" : Integer.toString(number);
    }
}
