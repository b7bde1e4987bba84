package org.farol.ui;

import java.util.Locale;

/** The places of the window, in the order of its navigation. Each answers one question. */
public enum Place {
    /** How are we doing? */
    INICIO(1, "home-outline", true, true),
    /** Who needs attention? A student's page belongs here. */
    ALUNOS(2, "account-group-outline", true, true),
    /** What was agreed, and what is due? */
    ACOMPANHAMENTO(3, "clipboard-check-outline", true, true),
    /** How is a class? */
    TURMAS(4, "google-classroom", true, true),
    /** How far can the model be trusted? */
    MODELO(5, "scale-balance", true, false),
    /** Do the data still look like those the model learned from? */
    DERIVA(6, "chart-bell-curve-cumulative", true, false),
    /** What came in, and what can be undone? */
    IMPORTACOES(7, "tray-arrow-down", false, false),
    /** How should the program be? */
    CONFIGURACOES(8, "cog-outline", false, false);

    private final int digit;
    private final String icon;
    private final boolean needsRecords;
    private final boolean showsRisks;

    Place(int digit, String icon, boolean needsRecords, boolean showsRisks) {
        this.digit = digit;
        this.icon = icon;
        this.needsRecords = needsRecords;
        this.showsRisks = showsRisks;
    }

    /** The key that leads here, with Ctrl. */
    public int digit() {
        return digit;
    }

    /** The name of its {@link Icon}. */
    public String icon() {
        return icon;
    }

    /** Whether there is nothing to show here before the first import. */
    public boolean needsRecords() {
        return needsRecords;
    }

    /** Whether risks are shown here, which never are without the model's quality near them. */
    public boolean showsRisks() {
        return showsRisks;
    }

    /** Key of its name in the bundle. */
    public String key() {
        return "place." + name().toLowerCase(Locale.ROOT);
    }
}
