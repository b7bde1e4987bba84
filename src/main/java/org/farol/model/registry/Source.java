package org.farol.model.registry;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.farol.model.registry.RegistryException.Reason;

/** Where a model is. */
public sealed interface Source {
    /** A place on the network. */
    sealed interface Remote extends Source {}

    /** A repository of a Hugging Face hub, written {@code hf:owner/name} or {@code hf:owner/name@revision}. */
    record HubRepository(String owner, String name, String revision) implements Remote {
        private static final Pattern FORM =
                Pattern.compile("hf:([\\w-][\\w.-]*)/([\\w-][\\w.-]*)(?:@([\\w-][\\w./-]*))?");
        private static final String MAIN = "main";

        /**
         * Reads {@code hf:owner/name[@revision]}.
         *
         * @throws RegistryException if it is not of that form
         */
        public static HubRepository parse(String text) throws RegistryException {
            var parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new RegistryException(Reason.NO_SUCH_PLACE, text);
            }
            return new HubRepository(parts.group(1), parts.group(2), parts.group(3) == null ? MAIN : parts.group(3));
        }

        HubRepository at(String commit) {
            return new HubRepository(owner, name, commit);
        }

        @Override
        public String toString() {
            return "hf:" + owner + "/" + name + (revision.equals(MAIN) ? "" : "@" + revision);
        }
    }

    /** A folder on the web that holds the model's two files. */
    record WebFolder(HttpUrl address) implements Remote {
        @Override
        public String toString() {
            return address.newBuilder()
                    .username("")
                    .password("")
                    .query(null)
                    .build()
                    .toString();
        }
    }

    /** A folder with the model's two files, or a zip of them. */
    record LocalPath(Path path) implements Source {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * Reads what a person wrote.
     *
     * @throws RegistryException if it names no place
     */
    static Source parse(String text) throws RegistryException {
        return isRemote(text) ? parseRemote(text) : parseLocal(text);
    }

    /**
     * Reads the address of a place on the network.
     *
     * @throws RegistryException if it names none
     */
    static Remote parseRemote(String text) throws RegistryException {
        return text.startsWith("hf:") ? HubRepository.parse(text) : new WebFolder(webAddress(text));
    }

    private static boolean isRemote(String text) {
        return text.startsWith("hf:") || text.contains("://");
    }

    private static LocalPath parseLocal(String text) throws RegistryException {
        try {
            var path = Path.of(text);
            if (Files.exists(path)) {
                return new LocalPath(path);
            }
        } catch (InvalidPathException _) {
            // Whatever it is, it is no place.
        }
        throw new RegistryException(Reason.NO_SUCH_PLACE, text);
    }

    /**
     * An address that may be asked: HTTPS, or plain HTTP on this very machine.
     *
     * @throws RegistryException if it is neither
     */
    static HttpUrl webAddress(String text) throws RegistryException {
        var address = HttpUrl.parse(text);
        if (address == null) {
            throw new RegistryException(Reason.NO_SUCH_PLACE, text);
        }
        if (!address.isHttps() && !address.host().matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1")) {
            throw new RegistryException(Reason.INSECURE, text);
        }
        return address;
    }
}
