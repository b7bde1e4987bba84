import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.farol.work.Sha256;

/**
 * Makes the packages of the system it runs on, in {@code target/packages}; called by {@code mvn -Ppackages -DskipTests
 * package} with the version and the time that all files are given, so that two builds of the same sources give the same.
 *
 * <ul>
 *   <li>Linux: .deb and .tar.gz; needs the Debian packages binutils and, without a desktop, xvfb and libgtk-3-0.
 *   <li>Windows: .msi and .zip; needs WiX.
 *   <li>macOS: .dmg; needs Xcode's command-line tools.
 * </ul>
 */
class Packages {
    private static final Path TARGET = Path.of("target");
    private static final Path PACKAGES = TARGET.resolve("packages");
    private static final Path INPUT = PACKAGES.resolve("input");
    private static final Path RUNTIME = PACKAGES.resolve("runtime");
    private static final Path IMAGES = PACKAGES.resolve("image");
    private static final Path RESOURCES = PACKAGES.resolve("resources");
    private static final Path CACHE = PACKAGES.resolve("farol.aot");
    private static final Path CLASS_LIST = PACKAGES.resolve("farol.classlist");

    private static final String DESCRIPTION = "Diz cedo, e com razões, quais alunos têm risco de defasagem";

    private final Target target = Target.current();
    private final String version;
    private final Instant time;
    private final Commands commands;
    private final Libraries libraries;

    private Packages(String version, Instant time) {
        this.version = version;
        this.time = time;
        commands = new Commands(time);
        libraries = new Libraries(target, commands, INPUT);
    }

    public static void main(String[] args) throws Exception {
        var packages = new Packages(args[0], Instant.parse(args[1]));
        deleteTree(PACKAGES);
        packages.collect();
        packages.drawIcons();
        packages.makeRuntime();
        packages.libraries.shrink(RUNTIME, PACKAGES);
        packages.makeImage();
        packages.rehearse();
        packages.pack();
    }

    /** The jars, JavaFX's libraries beside them, the sample spreadsheets, the licences and the list of what is inside. */
    private void collect() throws IOException {
        libraries.collect(TARGET.resolve("farol.jar"));
        copyAll(Path.of("data"), INPUT.resolve("exemplo"));
        var legal = Files.createDirectories(INPUT.resolve("legal"));
        for (var document : List.of(
                Path.of("LICENSE"), TARGET.resolve("third-party-licences.txt"), TARGET.resolve("sbom.json"))) {
            Files.copy(document, legal.resolve(document.getFileName()));
        }
    }

    private void drawIcons() throws IOException {
        Files.createDirectories(RESOURCES);
        var icons = new Icons(Path.of("icons", "farol.svg"));
        switch (target) {
            case LINUX -> Files.write(icon(), icons.png(512));
            case WINDOWS -> icons.writeIco(icon());
            case MACOS -> icons.writeIcns(icon());
        }
    }

    private Path icon() {
        return RESOURCES.resolve(target.appName + target.iconSuffix);
    }

    private void makeRuntime() throws IOException, InterruptedException {
        commands.run(Commands.jdkTool("jlink"), "@jlink.conf", "--output", RUNTIME);
        if (target == Target.LINUX) {
            strip(RUNTIME.resolve("lib"));
            strip(INPUT.resolve("lib"));
        }
    }

    private void strip(Path folder) throws IOException, InterruptedException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".so")).toList()) {
                commands.run("strip", "--strip-unneeded", file);
            }
        }
    }

    private void makeImage() throws IOException, InterruptedException {
        if (target == Target.LINUX) {
            makeLinuxImage();
            return;
        }
        var command = new ArrayList<Object>(List.of(
                Commands.jdkTool("jpackage"),
                "--type", "app-image",
                "--name", target.appName,
                "--app-version", target.version(version),
                "--vendor", "Farol",
                "--description", DESCRIPTION,
                "--icon", icon(),
                "--input", INPUT,
                "--main-jar", "farol.jar",
                "--runtime-image", RUNTIME,
                "--dest", IMAGES));
        javaOptions().forEach(option -> command.addAll(List.of("--java-options", option)));
        command.addAll(List.of("--java-options", "-Dfarol.samples=$APPDIR/exemplo"));
        if (target == Target.WINDOWS) {
            command.addAll(List.of("--add-launcher", "farol-terminal=packaging/windows/farol-terminal.properties"));
        }
        if (target == Target.MACOS) {
            command.addAll(List.of("--file-associations", "packaging/macos/xlsx.properties"));
        }
        commands.run(command.toArray());
    }

    /** Without jpackage, whose launcher takes no environment and no option that depends on the person. */
    private void makeLinuxImage() throws IOException, InterruptedException {
        var app = image().resolve(target.appFolder);
        Files.createDirectories(app.getParent());
        commands.run("cp", "--archive", INPUT, app);
        commands.run("cp", "--archive", RUNTIME, app.resolveSibling("runtime"));
        Files.write(app.resolve("java.options"), javaOptions());
        copy(icon(), app.resolveSibling("farol.png"));
        writeLauncher("none");
    }

    private void writeLauncher(String cache) throws IOException {
        var launcher = image().resolve(target.launcher);
        var source = Path.of("packaging", "linux", "farol.sh");
        Files.createDirectories(launcher.getParent());
        Files.copy(source, launcher, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(launcher, Files.readString(source).replace("@CACHE@", cache));
    }

    private List<String> javaOptions() throws IOException {
        var options = new ArrayList<>(Files.readAllLines(Path.of("packaging", "java.options")));
        if (target == Target.LINUX) {
            options.addAll(Files.readAllLines(Path.of("packaging", "linux", "java.options")));
        }
        options.removeIf(line -> line.startsWith("#"));
        return options;
    }

    /**
     * Walks through the window of the packaged program once, over the samples, and keeps what it loaded and linked for its
     * later starts: as an AOT cache (JEP 514) or, on Linux, as the list of classes from which the launcher makes one. The
     * cache holds for jars of the same size and time only, so these are set first.
     */
    private void rehearse() throws IOException, InterruptedException {
        setTimes();
        var home = Files.createDirectories(PACKAGES.resolve("rehearsal")).toAbsolutePath();
        var launcher = image().resolve(target.launcher).toAbsolutePath();
        commands.run(launcher, "run", "data", "--home", home, "--out", home);
        Files.writeString(home.resolve("janela.properties"), "place=ALUNOS\n");
        var walk = new ArrayList<Object>();
        if (target == Target.LINUX && System.getenv("DISPLAY") == null) {
            walk.addAll(List.of("xvfb-run", "--auto-servernum"));
        }
        walk.add(launcher);
        var kept = target == Target.LINUX
                ? "-Xshare:off -XX:DumpLoadedClassList=" + CLASS_LIST.toAbsolutePath()
                // What methods did in training is of use to the second compiler only, which is off.
                : "-XX:AOTCacheOutput=" + CACHE.toAbsolutePath()
                        + " -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";
        commands.run(
                Map.of(
                        "FAROL_HOME", home.toString(),
                        "JAVA_TOOL_OPTIONS", "-Dfarol.rehearsal=" + home.resolve("filled") + " " + kept),
                walk.toArray());
        keep();
        setTimes();
        if (target == Target.MACOS) {
            commands.run("codesign", "--force", "--deep", "--sign", "-", image());
        }
    }

    private void keep() throws IOException, InterruptedException {
        var app = image().resolve(target.appFolder);
        if (target == Target.LINUX) {
            writeLauncher("farol-" + version + "-" + digest(image()).substring(0, 8) + ".aot");
            copy(CLASS_LIST, app.resolve(CLASS_LIST.getFileName()));
        } else {
            Files.move(CACHE, app.resolve(CACHE.getFileName()));
            var configuration = app.resolve(target.appName + ".cfg");
            var options = Files.readString(configuration);
            Files.writeString(
                    configuration,
                    options.replace("[JavaOptions]", "[JavaOptions]\njava-options=-XX:AOTCache=$APPDIR/" + CACHE.getFileName()));
        }
    }

    /** Of all that is in a folder: jars that differ may have the same size and time, by which Java knows them. */
    private static String digest(Path folder) throws IOException {
        var digest = Sha256.digest();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void pack() throws IOException, InterruptedException {
        var name = "farol-" + version + "-" + target.label + "-" + System.getProperty("os.arch");
        switch (target) {
            case LINUX -> {
                var deb = debianTree();
                commands.run("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", deb, PACKAGES.resolve(name + ".deb"));
                commands.run(
                        "tar", "--sort=name", "--mtime=" + time, "--owner=0", "--group=0", "--numeric-owner",
                        "--use-compress-program=gzip -9n", "-C", IMAGES, "-cf", PACKAGES.resolve(name + ".tar.gz"),
                        target.appName);
            }
            case WINDOWS -> {
                OpenWith.write(RESOURCES.resolve("main.wxs"));
                jpackage("msi", "--win-menu", "--win-per-user-install", "--win-upgrade-uuid", "8d9a3f2e-4f0e-4d0a-9b7b-0f4f2d1c6a51");
                commands.run(
                        Commands.jdkTool("jar"), "--create", "--no-manifest", "--date=" + time,
                        "--file=" + PACKAGES.resolve(name + ".zip"), "-C", IMAGES, target.appName);
            }
            case MACOS -> jpackage("dmg");
        }
    }

    /** What dpkg unpacks: all of it known to dpkg, so that nothing is left of it when it is removed. */
    private Path debianTree() throws IOException, InterruptedException {
        var tree = PACKAGES.resolve("deb");
        var opt = Files.createDirectories(tree.resolve("opt"));
        commands.run("cp", "--archive", image(), opt);
        var linux = Path.of("packaging", "linux");
        var share = tree.resolve("usr", "share");
        copy(linux.resolve("farol.desktop"), share.resolve("applications", "farol.desktop"));
        copy(linux.resolve("copyright"), share.resolve("doc", "farol", "copyright"));
        copy(Path.of("icons", "farol.svg"), share.resolve("icons", "hicolor", "scalable", "apps", "farol.svg"));
        Files.createSymbolicLink(
                Files.createDirectories(tree.resolve("usr", "bin")).resolve("farol"), Path.of("/opt/farol/bin/farol"));
        var control = Files.readString(linux.resolve("control"))
                .replace("@VERSION@", version)
                .replace("@ARCHITECTURE@", System.getProperty("os.arch").replace("aarch64", "arm64"))
                .replace("@KILOBYTES@", Long.toString(size(image()) / 1024));
        Files.writeString(Files.createDirectories(tree.resolve("DEBIAN")).resolve("control"), control);
        return tree;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
        }
    }

    private void jpackage(String type, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<Object>(List.of(
                Commands.jdkTool("jpackage"),
                "--type", type,
                "--name", target.appName,
                "--app-version", target.version(version),
                "--vendor", "Farol",
                "--description", DESCRIPTION,
                "--license-file", "LICENSE",
                "--app-image", image(),
                "--resource-dir", RESOURCES,
                "--dest", PACKAGES));
        command.addAll(Arrays.asList(options));
        commands.run(command.toArray());
    }

    private Path image() {
        return IMAGES.resolve(target.imageName);
    }

    private void setTimes() throws IOException {
        try (var files = Files.walk(IMAGES)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder).sorted(Comparator.reverseOrder())) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
