package org.farol.app;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup that is there.
 *
 * @param encrypted with the passphrase the store had then
 */
public record Backup(Path file, Instant made, long bytes, boolean encrypted) {}
