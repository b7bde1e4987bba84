package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What the settings tell of the libraries. */
class LicencesTest {
    private static final Path REPOSITORY = Path.of(System.getProperty(
            "maven.repo.local",
            Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));

    /** What POMs call a licence, as a pattern, and its SPDX name. */
    private static final Map<String, String> NAMES = Map.of(
            "apache",
            "Apache-2.0",
            "MIT",
            "MIT",
            "BSD.3",
            "BSD-3-Clause",
            "BSD.2",
            "BSD-2-Clause",
            "EPL.1",
            "EPL-1.0",
            "EPL.2",
            "EPL-2.0",
            "MPL.2",
            "MPL-2.0",
            "lesser|LGPL.2\\.1",
            "LGPL-2.1",
            "GPL(v2\\+CE|2 w/ CPE)",
            "GPL-2.0 with the Classpath Exception");

    @Test
    void every_library_that_is_shipped_is_named_with_its_licence() throws Exception {
        var licences = Files.readString(Path.of("src/main/resources/org/farol/ui/settings/licences.txt"));
        var pom = Files.readString(Path.of("pom.xml"));
        var dependencies = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>"));
        var unnamed = new HashSet<String>();
        for (var dependency : dependencies.split("</dependency>", -1)) {
            var artifact = dependency
                    .replaceAll("(?s)<exclusions>.*?</exclusions>", "")
                    .replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1")
                    .strip();
            if (dependency.contains("<artifactId>")
                    && !dependency.contains("<scope>test")
                    && !licences.matches("(?s).*[( ]" + Pattern.quote(artifact) + "[,)].*")) {
                unnamed.add(artifact);
            }
        }

        assertThat(unnamed).isEmpty();
    }

    /** The POM that each library came with says how it is licensed, or its parent does. */
    @Test
    void each_library_has_the_licence_that_its_own_pom_says() throws Exception {
        var lines = Files.readAllLines(Path.of("src/main/resources/org/farol/ui/settings/licences.txt"));
        var unlike = new TreeMap<String, Set<String>>();
        var compared = 0;
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var library = Library.of(Path.of(entry));
            var line = library.flatMap(known -> line(lines, known.artifact()));
            if (library.isPresent() && line.isPresent()) {
                compared++;
                var missing = licences(library.get().pom());
                missing.removeIf(line.get()::contains);
                if (!missing.isEmpty()) {
                    unlike.put(line.get(), missing);
                }
            }
        }

        assertThat(unlike).isEmpty();
        assertThat(compared).isGreaterThan(40);
    }

    /** A library of the class path, as Maven keeps it. */
    private record Library(String artifact, Path pom) {
        static Optional<Library> of(Path jar) {
            var version = jar.getParent();
            var artifact = version == null ? null : version.getParent();
            if (version == null || artifact == null) {
                return Optional.empty();
            }
            var name = String.valueOf(artifact.getFileName());
            return Optional.of(new Library(name, version.resolve(name + "-" + version.getFileName() + ".pom")))
                    .filter(known -> Files.exists(known.pom()));
        }
    }

    private static Optional<String> line(List<String> lines, String artifact) {
        return lines.stream()
                .filter(line -> line.matches(".*[( ]" + Pattern.quote(artifact) + "[,)].*"))
                .findFirst();
    }

    /** By their SPDX names; none where neither the POM nor its parents say. */
    private static Set<String> licences(Path pom) throws Exception {
        var project = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        var said = new TreeSet<String>();
        var names = project.getElementsByTagName("license");
        for (var i = 0; i < names.getLength(); i++) {
            said.add(spdx(text((Element) names.item(i), "name")));
        }
        var parents = project.getElementsByTagName("parent");
        return said.isEmpty() && parents.getLength() > 0 ? licences(parent((Element) parents.item(0))) : said;
    }

    private static Path parent(Element parent) {
        var group = text(parent, "groupId");
        var artifact = text(parent, "artifactId");
        var version = text(parent, "version");
        return REPOSITORY
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
    }

    private static String text(Element element, String tag) {
        return element.getElementsByTagName(tag).item(0).getTextContent().strip();
    }

    private static String spdx(String name) {
        return NAMES.entrySet().stream()
                .filter(known -> name.matches("(?i).*(" + known.getKey() + ").*"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(name);
    }
}
