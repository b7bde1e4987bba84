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
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.farol.work.Sha256;

/**
 * Makes the packages of the system it runs on, in {@code target/packages}; called by {@code mvn -Ppackages -DskipTests
 * package} with the version and the time that all files are given, so that two builds of the same sources give the same.
 *
 * <ul>
 *   <li>Linux: .deb and .tar.gz; needs the Debian packages binutils, xz-utils and, without a desktop, xvfb and libgtk-3-0.
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

    /**
     * Libraries of which Farol and the other libraries use a small part, and none of it by reflection: how the names of
     * their jars begin, and what package they are in.
     */
    private static final Map<String, String> SHRUNK = Map.ofEntries(
            Map.entry("commons-codec-", "org.apache.commons.codec"),
            Map.entry("commons-collections4-", "org.apache.commons.collections4"),
            Map.entry("commons-io-", "org.apache.commons.io"),
            Map.entry("commons-lang3-", "org.apache.commons.lang3"),
            Map.entry("commons-text-", "org.apache.commons.text"),
            Map.entry("fontbox-", "org.apache.fontbox"),
            Map.entry("jfreechart-", "org.jfree.chart"),
            Map.entry("kotlin-stdlib-", "kotlin"),
            Map.entry("pdfbox-", "org.apache.pdfbox"),
            Map.entry("poi-", "org.apache.poi"));

    /**
     * What is never read of libraries: other themes, fonts of East Asia, the same scripts put together in other ways,
     * languages, descriptions of files that Farol has none of.
     */
    private static final Pattern LEFT_OUT = Pattern.compile("atlantafx/base/theme/(?!primer-).*\\..ss"
            + "|com/sun/javafx/scene/control/skin/(caspian/.*|modena/.*\\.(css|png))"
            + "|google/protobuf/.*\\.proto"
            + "|jakarta/servlet/resources/.*"
            + "|META-INF/maven/.*"
            + "|META-INF/resources/webjars/swagger-ui/.*/swagger-ui(-es-bundle.*)?\\.js"
            + "|org/apache/fontbox/cmap/(?!Identity-|Adobe-Identity-)[^.]*"
            + "|org/postgresql/translation/messages_(?!pt_BR).*");

    /** Drawing by OpenGL, which java.options of Linux do not ask for. */
    private static final Pattern LEFT_OUT_ON_LINUX = Pattern.compile(
            "com/sun/prism/(es2|shader)/.*|com/sun/scenario/effect/impl/(es2|prism/ps)/.*|libprism_es2\\.so");

    /** How the names of jars begin whose files are smaller in a package when they are not compressed one by one. */
    private static final String STORED = "javafx-";

    /** The window of the rehearsal waits for ever where it has a failure to tell. */
    private static final int MOST_MINUTES = 10;

    private static final String DESCRIPTION = "Diz cedo, e com razões, quais alunos têm risco de defasagem";

    private final Target target = Target.current();
    private final String version;
    private final Instant time;

    private Packages(String version, Instant time) {
        this.version = version;
        this.time = time;
    }

    public static void main(String[] args) throws Exception {
        var packages = new Packages(args[0], Instant.parse(args[1]));
        deleteTree(PACKAGES);
        packages.collect();
        packages.drawIcons();
        packages.makeRuntime();
        packages.shrink();
        packages.makeImage();
        packages.rehearse();
        packages.pack();
    }

    /** The jars, JavaFX's libraries beside them, the sample spreadsheets, the licences and the list of what is inside. */
    private void collect() throws IOException {
        var lib = Files.createDirectories(INPUT.resolve("lib"));
        Files.copy(TARGET.resolve("farol.jar"), INPUT.resolve("farol.jar"));
        try (var farol = new JarFile(TARGET.resolve("farol.jar").toFile())) {
            for (var entry : farol.getManifest().getMainAttributes().getValue("Class-Path").split(" ")) {
                var jar = TARGET.resolve(entry);
                copyZip(jar, INPUT.resolve(entry), name -> !isNative(jar, name) && !isLeftOut(name));
                unpackNatives(jar, lib);
            }
        }
        copyAll(Path.of("data"), INPUT.resolve("exemplo"));
        var legal = Files.createDirectories(INPUT.resolve("legal"));
        for (var document : List.of(
                Path.of("LICENSE"), TARGET.resolve("third-party-licences.txt"), TARGET.resolve("sbom.json"))) {
            Files.copy(document, legal.resolve(document.getFileName()));
        }
    }

    /**
     * JavaFX would unpack its libraries into the person's home at the first start. It looks for them where its own SDK has
     * them first: in bin beside lib on Windows, beside the jar elsewhere.
     */
    private void unpackNatives(Path jar, Path lib) throws IOException {
        var natives = target == Target.WINDOWS ? Files.createDirectories(INPUT.resolve("bin")) : lib;
        try (var from = new ZipFile(jar.toFile())) {
            for (var entry : from.stream()
                    .filter(each -> isNative(jar, each.getName()) && !isLeftOut(each.getName()))
                    .toList()) {
                try (var content = from.getInputStream(entry)) {
                    Files.copy(content, natives.resolve(entry.getName()));
                }
            }
        }
    }

    private boolean isLeftOut(String name) {
        return LEFT_OUT.matcher(name).matches() || target == Target.LINUX && LEFT_OUT_ON_LINUX.matcher(name).matches();
    }

    private boolean isNative(Path jar, String name) {
        return jar.getFileName().toString().startsWith("javafx-") && name.endsWith(target.librarySuffix);
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
        run(jdkTool("jlink"), "@jlink.conf", "--output", RUNTIME);
        if (target == Target.LINUX) {
            strip(RUNTIME.resolve("lib"));
            strip(INPUT.resolve("lib"));
        }
    }

    private void strip(Path folder) throws IOException, InterruptedException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".so")).toList()) {
                run("strip", "--strip-unneeded", file);
            }
        }
    }

    /** Leaves out of libraries what cannot be reached; see shrink.pro. */
    private void shrink() throws IOException, InterruptedException {
        var java = PACKAGES.resolve("java");
        run(jdkTool("jimage"), "extract", "--dir", java, RUNTIME.resolve("lib", "modules"));
        var shrunk = Files.createDirectories(PACKAGES.resolve("shrunk"));
        var whole = SHRUNK.values().stream().sorted().map(name -> "!" + name + ".**,").collect(Collectors.joining());
        var rules = new ArrayList<>(
                List.of("-basedirectory '" + Path.of("").toAbsolutePath() + "'", "-keep class " + whole + "** { *; }"));
        for (var module : filesIn(java)) {
            rules.add("-libraryjars '" + module + "'(**.class)");
        }
        // All of them have an output each; only that of the shrunk ones is used.
        var jars = new ArrayList<>(filesIn(INPUT.resolve("lib")));
        jars.add(INPUT.resolve("farol.jar"));
        jars.removeIf(file -> !file.toString().endsWith(".jar"));
        for (var jar : jars) {
            rules.add("-injars '" + jar + "'" + (isShrunk(jar) ? "(!META-INF/versions/**)" : ""));
            rules.add("-outjars '" + shrunk.resolve(jar.getFileName()) + "'");
        }
        var configuration = PACKAGES.resolve("shrink.pro");
        Files.write(configuration, rules);
        // ProGuard wants Log4j itself.
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("log4j-to-slf4j"))
                .collect(Collectors.joining(File.pathSeparator));
        run(jdkTool("java"), "-cp", classPath, "proguard.ProGuard", "@packaging/shrink.pro", "@" + configuration);
        for (var jar : filesIn(shrunk)) {
            if (isShrunk(jar)) {
                copyZip(jar, INPUT.resolve("lib", jar.getFileName().toString()), name -> true);
            }
        }
    }

    private static boolean isShrunk(Path jar) {
        return SHRUNK.keySet().stream().anyMatch(jar.getFileName().toString()::startsWith);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** With the same time for all that is in it, whenever it is made. */
    private void copyZip(Path from, Path to, Predicate<String> isKept) throws IOException {
        try (var in = new ZipFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (var entry : in.stream().filter(each -> isKept.test(each.getName())).toList()) {
                var same = new ZipEntry(entry.getName());
                same.setLastModifiedTime(FileTime.from(time));
                if (from.getFileName().toString().startsWith(STORED)) {
                    same.setMethod(ZipEntry.STORED);
                    same.setSize(entry.getSize());
                    same.setCrc(entry.getCrc());
                }
                out.putNextEntry(same);
                try (var content = in.getInputStream(entry)) {
                    content.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    private void makeImage() throws IOException, InterruptedException {
        if (target == Target.LINUX) {
            makeLinuxImage();
            return;
        }
        var command = new ArrayList<Object>(List.of(
                jdkTool("jpackage"),
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
        run(command.toArray());
    }

    /** Without jpackage, whose launcher takes no environment and no option that depends on the person. */
    private void makeLinuxImage() throws IOException, InterruptedException {
        var app = image().resolve(target.appFolder);
        Files.createDirectories(app.getParent());
        run("cp", "--archive", INPUT, app);
        run("cp", "--archive", RUNTIME, app.resolveSibling("runtime"));
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
        run(launcher, "run", "data", "--home", home, "--out", home);
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
        run(
                Map.of(
                        "FAROL_HOME", home.toString(),
                        "JAVA_TOOL_OPTIONS", "-Dfarol.rehearsal=" + home.resolve("filled") + " " + kept),
                walk.toArray());
        keep();
        setTimes();
        if (target == Target.MACOS) {
            run("codesign", "--force", "--deep", "--sign", "-", image());
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
                run("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", deb, PACKAGES.resolve(name + ".deb"));
                run(
                        "tar", "--sort=name", "--mtime=" + time, "--owner=0", "--group=0", "--numeric-owner",
                        "--use-compress-program=gzip -9n", "-C", IMAGES, "-cf", PACKAGES.resolve(name + ".tar.gz"),
                        target.appName);
            }
            case WINDOWS -> {
                OpenWith.write(RESOURCES.resolve("main.wxs"));
                jpackage("msi", "--win-menu", "--win-per-user-install", "--win-upgrade-uuid", "8d9a3f2e-4f0e-4d0a-9b7b-0f4f2d1c6a51");
                run(
                        jdkTool("jar"), "--create", "--no-manifest", "--date=" + time,
                        "--file=" + PACKAGES.resolve(name + ".zip"), "-C", IMAGES, target.appName);
            }
            case MACOS -> jpackage("dmg");
        }
    }

    /** What dpkg unpacks: all of it known to dpkg, so that nothing is left of it when it is removed. */
    private Path debianTree() throws IOException, InterruptedException {
        var tree = PACKAGES.resolve("deb");
        var opt = Files.createDirectories(tree.resolve("opt"));
        run("cp", "--archive", image(), opt);
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
                jdkTool("jpackage"),
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
        run(command.toArray());
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

    private static String jdkTool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private void run(Object... command) throws IOException, InterruptedException {
        run(Map.of(), command);
    }

    private void run(Map<String, String> environment, Object... command) throws IOException, InterruptedException {
        var words = Arrays.stream(command).map(Object::toString).toList();
        var process = new ProcessBuilder(words).inheritIO();
        // dpkg-deb gives no file a later time than this.
        process.environment().put("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond()));
        process.environment().putAll(environment);
        var started = process.start();
        if (!started.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            started.descendants().forEach(ProcessHandle::destroy);
            started.destroy();
            throw new IllegalStateException(String.join(" ", words) + " did not end");
        }
        if (started.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + started.exitValue());
        }
    }

    /** A system, and where jpackage's image of the program has what on it. */
    private enum Target {
        LINUX("linux", "farol", "farol", "bin/farol", "lib/app", ".so", ".png"),
        WINDOWS("windows", "Farol", "Farol", "Farol.exe", "app", ".dll", ".ico"),
        MACOS("macos", "Farol", "Farol.app", "Contents/MacOS/Farol", "Contents/app", ".dylib", ".icns");

        final String label;
        final String appName;
        final String imageName;
        final String launcher;
        final String appFolder;
        final String librarySuffix;
        final String iconSuffix;

        Target(
                String label,
                String appName,
                String imageName,
                String launcher,
                String appFolder,
                String librarySuffix,
                String iconSuffix) {
            this.label = label;
            this.appName = appName;
            this.imageName = imageName;
            this.launcher = launcher;
            this.appFolder = appFolder;
            this.librarySuffix = librarySuffix;
            this.iconSuffix = iconSuffix;
        }

        static Target current() {
            var os = System.getProperty("os.name");
            return os.startsWith("Windows") ? WINDOWS : os.startsWith("Mac") ? MACOS : LINUX;
        }

        /** macOS knows no version that begins with 0. */
        String version(String version) {
            return this == MACOS && version.startsWith("0.") ? "1" + version.substring(1) : version;
        }
    }
}
