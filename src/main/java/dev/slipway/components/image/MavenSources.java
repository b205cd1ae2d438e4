package dev.slipway.components.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The source files of a Maven build: the {@code pom.xml} and {@code src} of each module, {@code .mvn}, and the parent
 * poms above the folder. Not {@code src/test}, which is not packaged, so that a change of tests deploys nothing. Not
 * {@code target}, which a fresh clone does not have.
 *
 * <p>Other files that a build reads are not included; keep them in {@code src}.
 */
final class MavenSources {
    private static final String POM = "pom.xml";

    private MavenSources() {}

    static SortedMap<String, Path> in(Path folder) {
        var files = FileTree.files(
                folder, name -> !isOutput(folder, name) && !isForeign(name), name -> isSource(folder, name));
        parents(folder, files);
        return files;
    }

    /** True if a folder is the {@code target} of a module or below one. */
    static boolean isOutput(Path root, String folder) {
        var segments = Path.of(folder);
        for (var i = 0; i < segments.getNameCount(); i++) {
            var module = i == 0 ? root : root.resolve(segments.subpath(0, i));
            if (segments.getName(i).toString().equals("target") && Files.isRegularFile(module.resolve(POM))) {
                return true;
            }
        }
        return false;
    }

    /**
     * True for folders without modules: {@code node_modules}, and hidden folders except {@code .mvn}, such as
     * {@code .git}.
     */
    private static boolean isForeign(String folder) {
        return folder.startsWith(".") && !folder.equals(".mvn")
                || folder.contains("/.") && !inSources(folder)
                || folder.endsWith("node_modules");
    }

    private static boolean inSources(String name) {
        return name.startsWith("src/") || name.contains("/src/");
    }

    private static boolean isSource(Path root, String name) {
        if (name.equals(POM) || name.endsWith("/" + POM) || name.startsWith(".mvn/")) {
            return true;
        }
        // The Finder of macOS creates it in folders that it displays.
        if (name.endsWith("/.DS_Store")) {
            return false;
        }
        for (var at = name.startsWith("src/") ? 0 : name.indexOf("/src/");
                at >= 0;
                at = name.indexOf("/src/", at + 1)) {
            var module = at == 0 ? root : root.resolve(name.substring(0, at));
            if (Files.isRegularFile(module.resolve(POM))) {
                var below = name.substring(at == 0 ? 0 : at + 1);
                return !below.startsWith("src/test/");
            }
        }
        return false;
    }

    private static void parents(Path folder, SortedMap<String, Path> files) {
        var pom = folder.resolve(POM);
        for (var parent = parent(pom); parent.isPresent(); parent = parent(pom)) {
            pom = parent.get();
            // A parent inside the folder is already in the map; this also ends a cycle of parents.
            var name = folder.relativize(pom).toString().replace('\\', '/');
            if (files.putIfAbsent(name, pom) != null) {
                return;
            }
        }
    }

    /**
     * The file of the parent pom, as Maven finds it: at {@code relativePath}, or one folder up; empty if there is none.
     */
    private static Optional<Path> parent(Path pom) {
        return element(pom).flatMap(project -> child(project, "parent")).flatMap(parent -> {
            var path =
                    child(parent, "relativePath").map(Element::getTextContent).orElse("../" + POM);
            if (path.isBlank()) {
                return Optional.empty();
            }
            var found = pom.resolveSibling(path.strip()).normalize();
            var file = Files.isDirectory(found) ? found.resolve(POM) : found;
            return Optional.of(file).filter(Files::isRegularFile);
        });
    }

    private static Optional<Element> element(Path pom) {
        try (var in = Files.newInputStream(pom)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(builder.parse(in).getDocumentElement());
        } catch (SAXException e) {
            // Maven itself reports the syntax error with its line.
            return Optional.empty();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("%s cannot be read".formatted(pom), e);
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getNodeName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
