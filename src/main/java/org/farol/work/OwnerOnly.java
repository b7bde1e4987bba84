package org.farol.work;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;

/**
 * Files and folders that only their owner may read: on POSIX by mode, on Windows by access list. File systems that know
 * neither, like those of most memory sticks, hold them without.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes a folder where it is missing, with those above it; one that is there stays as a person made it. */
    public static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder, posix(folder.toAbsolutePath(), "rwx------"));
        closeByAcl(folder);
    }

    /** Makes the folder of a file, as {@link #makeFolder}. */
    public static void makeFolderOf(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            makeFolder(folder);
        }
    }

    /** Makes an empty file. */
    public static void makeFile(Path file) throws IOException {
        Files.createFile(file, posix(file.toAbsolutePath(), "rw-------"));
        closeByAcl(file);
    }

    /** Closes a file that is there, where the file system knows how to. */
    public static void close(Path file) throws IOException {
        try {
            if (isPosix(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            closeByAcl(file);
        } catch (FileSystemException _) {
            // Linux says that FAT and some network shares know modes, and then refuses to set them.
        }
    }

    private static FileAttribute<?>[] posix(Path path, String mode) throws IOException {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) throws IOException {
        var existing = path.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).supportsFileAttributeView("posix");
    }

    private static void closeByAcl(Path path) throws IOException {
        var view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            return;
        }
        var owner = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class));
        if (Files.isDirectory(path)) {
            owner.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
        }
        view.setAcl(List.of(owner.build()));
    }
}
