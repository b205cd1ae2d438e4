package dev.slipway.components.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A {@code pom.xml}, see the <a href="https://maven.apache.org/pom.html">POM reference</a>. */
record Pom(Path file, Element project) {
    static final String NAME = "pom.xml";

    private static final List<String> REFERENCES = List.of("dependency", "plugin", "extension", "parent");

    /**
     * The coordinates of a Maven artifact without its version.
     *
     * @param group empty if it is not written
     */
    record Coordinates(String group, String artifact) {
        /** True if a reference can be one to this artifact; a group with a property can be any. */
        boolean isMeantBy(Coordinates reference) {
            return artifact.equals(reference.artifact)
                    && (group.equals(reference.group) || reference.group.contains("${") || reference.group.isEmpty());
        }
    }

    /** Empty if the file does not exist or is not XML; Maven itself reports the syntax error with its line. */
    static Optional<Pom> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(new Pom(file, builder.parse(in).getDocumentElement()));
        } catch (SAXException e) {
            return Optional.empty();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("%s cannot be read".formatted(file), e);
        }
    }

    /**
     * The file of the parent pom, as Maven finds it: at {@code relativePath}, or one folder up; empty if there is none.
     */
    Optional<Path> parent() {
        return child(project, "parent").flatMap(parent -> {
            var path = text(parent, "relativePath").orElse("../" + NAME);
            if (path.isBlank()) {
                return Optional.empty();
            }
            var found = file.resolveSibling(path.strip()).normalize();
            return Optional.of(Files.isDirectory(found) ? found.resolve(NAME) : found)
                    .filter(Files::isRegularFile);
        });
    }

    /** The folders of the modules that the pom itself lists. */
    List<Path> modules() {
        return child(project, "modules").stream()
                .flatMap(modules -> elements(modules.getElementsByTagName("module")))
                .map(module ->
                        file.resolveSibling(module.getTextContent().strip()).normalize())
                .map(path -> path.endsWith(NAME) ? path.getParent() : path)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The coordinates of the artifact; the group may be the parent's. */
    Coordinates coordinates() {
        var group = text(project, "groupId")
                .or(() -> child(project, "parent").flatMap(parent -> text(parent, "groupId")))
                .orElse("");
        return new Coordinates(group, text(project, "artifactId").orElse(""));
    }

    /** The coordinates of all dependencies, plugins, extensions and the parent, in any part of the pom. */
    List<Coordinates> references() {
        return REFERENCES.stream()
                .flatMap(name -> elements(project.getElementsByTagName(name)))
                .map(element -> new Coordinates(
                        text(element, "groupId").orElse(""),
                        text(element, "artifactId").orElse("")))
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent).map(String::strip);
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
