import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The program's jar and its libraries as they are packaged: without what is never read or reached of them. */
class Libraries {
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
            + "|META-INF/maven/.*/pom\\.xml"
            + "|META-INF/resources/webjars/swagger-ui/.*/swagger-ui(-es-bundle.*)?\\.js"
            + "|org/apache/fontbox/cmap/(?!Identity-|Adobe-Identity-)[^.]*"
            + "|org/postgresql/translation/messages_(?!pt_BR).*");

    /** Drawing by OpenGL, which java.options of Linux do not ask for. */
    private static final Pattern LEFT_OUT_ON_LINUX = Pattern.compile(
            "com/sun/prism/(es2|shader)/.*|com/sun/scenario/effect/impl/(es2|prism/ps)/.*|libprism_es2\\.so");

    /** How the names of jars begin whose files are smaller in a package when they are not compressed one by one. */
    private static final String STORED = "javafx-";

    private final Target target;
    private final Commands commands;
    private final Path folder;

    /**
     * The libraries for a system.
     *
     * @param commands whose time all that is in the jars is given
     * @param folder where farol.jar is to be, with the libraries in lib beside it
     */
    Libraries(Target target, Commands commands, Path folder) {
        this.target = target;
        this.commands = commands;
        this.folder = folder;
    }

    /** Puts farol.jar there and what it names, with JavaFX's libraries beside the jars. */
    void collect(Path farol) throws IOException {
        var lib = Files.createDirectories(folder.resolve("lib"));
        Files.copy(farol, folder.resolve("farol.jar"));
        try (var jars = new JarFile(farol.toFile())) {
            for (var entry : jars.getManifest().getMainAttributes().getValue("Class-Path").split(" ")) {
                var jar = farol.resolveSibling(entry);
                copyZip(jar, folder.resolve(entry), name -> !isNative(jar, name) && !isLeftOut(name));
                unpackNatives(jar, lib);
            }
        }
    }

    /**
     * JavaFX would unpack its libraries into the person's home at the first start. It looks for them where its own SDK has
     * them first: in bin beside lib on Windows, beside the jar elsewhere.
     */
    private void unpackNatives(Path jar, Path lib) throws IOException {
        var natives = target == Target.WINDOWS ? Files.createDirectories(folder.resolve("bin")) : lib;
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

    /**
     * Leaves out of libraries what cannot be reached; see shrink.pro.
     *
     * @param runtime the Java that they are to run on
     * @param work a folder for what comes up on the way
     */
    void shrink(Path runtime, Path work) throws IOException, InterruptedException {
        var java = work.resolve("java");
        commands.run(Commands.jdkTool("jimage"), "extract", "--dir", java, runtime.resolve("lib", "modules"));
        var shrunk = Files.createDirectories(work.resolve("shrunk"));
        var whole = SHRUNK.values().stream().sorted().map(name -> "!" + name + ".**,").collect(Collectors.joining());
        var rules = new ArrayList<>(
                List.of("-basedirectory '" + Path.of("").toAbsolutePath() + "'", "-keep class " + whole + "** { *; }"));
        for (var module : filesIn(java)) {
            rules.add("-libraryjars '" + module + "'(**.class)");
        }
        // All of them have an output each; only that of the shrunk ones is used.
        var lib = folder.resolve("lib");
        var jars = new ArrayList<>(filesIn(lib));
        jars.add(folder.resolve("farol.jar"));
        jars.removeIf(file -> !file.toString().endsWith(".jar"));
        for (var jar : jars) {
            rules.add("-injars '" + jar + "'" + (isShrunk(jar) ? "(!META-INF/versions/**)" : ""));
            rules.add("-outjars '" + shrunk.resolve(jar.getFileName()) + "'");
        }
        var configuration = work.resolve("shrink.pro");
        Files.write(configuration, rules);
        // ProGuard wants Log4j itself.
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("log4j-to-slf4j"))
                .collect(Collectors.joining(File.pathSeparator));
        commands.run(Commands.jdkTool("java"), "-cp", classPath, "proguard.ProGuard", "@packaging/shrink.pro", "@" + configuration);
        for (var jar : filesIn(shrunk)) {
            if (isShrunk(jar)) {
                copyZip(jar, lib.resolve(jar.getFileName()), name -> true);
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
                same.setLastModifiedTime(FileTime.from(commands.time()));
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
}
