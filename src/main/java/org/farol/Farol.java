package org.farol;

/** Entry: no arguments opens the window, a command runs the command line. */
public final class Farol {
    private Farol() {}

    public static void main(String[] args) {}
}
