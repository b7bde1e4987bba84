package org.farol.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.farol.work.OwnerOnly;
import org.farol.work.WholeFile;

/** What a person set about a data folder, in {@code farol.properties}. Holds nothing of any student. */
public final class Settings {
    private static final String BACKUPS_KEPT = "backups.kept";
    private static final String BACKUP_ON_EXIT = "backup.on.exit";
    /** Where the local API is served unless a person chooses another port; that of the reference system. */
    public static final int API_PORT = 8000;

    /** How long what the local API answered is kept unless a person chooses otherwise, in days: two school years. */
    public static final int API_KEEP_DAYS = 730;

    private static final String API_AT = "api.port";
    private static final String API_KEPT = "api.keep.days";
    private static final String API_NETWORK = "api.network";
    private static final int MOST_DAYS = 36_500;
    private static final String API_TOKEN = "api.token.needed";
    private static final int STANDARD_KEPT = 7;
    private static final int MOST_KEPT = 365;

    private final Path file;
    private final Properties chosen = new Properties();

    Settings(Path folder) {
        this.file = folder.resolve("farol.properties");
    }

    private synchronized String chosen(String key, String standard) throws IOException {
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                chosen.load(reader);
            }
        }
        return chosen.getProperty(key, standard);
    }

    private synchronized void choose(String key, String value) throws IOException {
        chosen(key, "");
        chosen.setProperty(key, value);
        OwnerOnly.makeFolderOf(file);
        WholeFile.replace(file, out -> chosen.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
    }

    /** How many backups are kept in the data folder; at least one. */
    public int backupsKept() throws IOException {
        try {
            return Math.clamp(Long.parseLong(chosen(BACKUPS_KEPT, "" + STANDARD_KEPT)), 1, MOST_KEPT);
        } catch (NumberFormatException _) {
            return STANDARD_KEPT;
        }
    }

    public void keepBackups(int number) throws IOException {
        choose(BACKUPS_KEPT, Integer.toString(Math.clamp(number, 1, MOST_KEPT)));
    }

    /** Whether closing the window makes a backup of what changed. */
    public boolean backsUpOnExit() throws IOException {
        return Boolean.parseBoolean(chosen(BACKUP_ON_EXIT, "true"));
    }

    public void backUpOnExit(boolean on) throws IOException {
        choose(BACKUP_ON_EXIT, Boolean.toString(on));
    }

    /** At which port the window serves the local API. */
    public int apiPort() throws IOException {
        try {
            return Math.clamp(Long.parseLong(chosen(API_AT, "" + API_PORT)), 1, 65_535);
        } catch (NumberFormatException _) {
            return API_PORT;
        }
    }

    /** Whether callers of this machine, too, must show the token. */
    public boolean apiNeedsToken() throws IOException {
        return Boolean.parseBoolean(chosen(API_TOKEN, "false"));
    }

    /** Whether the window serves other devices of the network too, not this machine only. */
    public boolean apiOnNetwork() throws IOException {
        return Boolean.parseBoolean(chosen(API_NETWORK, "false"));
    }

    /** How long what the local API answered is kept, in days; at least one. */
    public int apiKeepDays() throws IOException {
        try {
            return Math.clamp(Long.parseLong(chosen(API_KEPT, "" + API_KEEP_DAYS)), 1, MOST_DAYS);
        } catch (NumberFormatException _) {
            return API_KEEP_DAYS;
        }
    }

    /** Remembers how the local API was served. */
    public void serveApi(int port, boolean needsToken, boolean onNetwork, int keepDays) throws IOException {
        choose(API_AT, Integer.toString(port));
        choose(API_TOKEN, Boolean.toString(needsToken));
        choose(API_NETWORK, Boolean.toString(onNetwork));
        choose(API_KEPT, Integer.toString(Math.clamp(keepDays, 1, MOST_DAYS)));
    }
}
