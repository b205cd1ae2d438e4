package dev.slipway.realengine;

import dev.slipway.App;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A jar without classes, whose manifest names the class path of this test: Pulumi's host for Java starts it by the option
 * <a href="https://www.pulumi.com/docs/iac/concepts/projects/project-file/#runtime-options">binary</a>.
 */
final class ProgramJar {
    private static final String NAME = "program.jar";
    private static final String RUNTIME = "runtime: java";

    private ProgramJar() {}

    /** Writes the jar and the project file that names it, and gives the variable with the options of {@code java}. */
    static Map<String, String> writeProject(Path project) throws IOException {
        return writeProject(project, List.of());
    }

    /** @param more folders with further classes of the program */
    static Map<String, String> writeProject(Path project, List<Path> more) throws IOException {
        var file = Files.readString(Path.of("Pulumi.yaml"));
        var binary = "runtime: {name: java, options: {binary: %s}}".formatted(NAME);
        Files.writeString(project.resolve("Pulumi.yaml"), file.replace(RUNTIME, binary));
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, App.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, classPath(more));
        new JarOutputStream(Files.newOutputStream(project.resolve(NAME)), manifest).close();
        var options = Files.readString(Path.of(".mvn/jvm.config")).strip();
        return Map.of("JDK_JAVA_OPTIONS", options.replaceAll("\\s+", " "));
    }

    private static String classPath(List<Path> more) {
        var own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(own, more.stream())
                .map(entry -> entry.toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
