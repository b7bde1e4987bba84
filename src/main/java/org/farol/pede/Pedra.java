package org.farol.pede;

/** Band of INDE, worst first. */
public enum Pedra {
    QUARTZO("Quartzo"),
    AGATA("Ágata"),
    AMETISTA("Ametista"),
    TOPAZIO("Topázio");

    private final String label;

    Pedra(String label) {
        this.label = label;
    }

    /** The word the sheets use, with its accent. */
    public String label() {
        return label;
    }
}
