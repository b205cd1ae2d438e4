package dev.slipway.orders;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** An installed JDK or JRE. */
record Jdk(Path home, int release) {

    /** The newest of those installed beside the one that runs the tests, that one included. */
    static Jdk newest() throws IOException {
        Path running = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(running.getParent())) {
            return beside.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> Files.isReadable(home.resolve("release")))
                    .map(Jdk::of)
                    .max(Comparator.comparingInt(Jdk::release))
                    .orElse(new Jdk(running, Runtime.version().feature()));
        }
    }

    private static Jdk of(Path home) {
        var facts = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            facts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = facts.getProperty("JAVA_VERSION").replace("\"", "");
        return new Jdk(home, Runtime.Version.parse(version).feature());
    }

    /** Whether it knows the options of the ahead-of-time cache that the Dockerfile uses. */
    boolean hasCache() {
        return release >= 25;
    }

    /**
     * A command in which {@code java} is this one.
     *
     * @param options for each Java that the command starts, before its own
     */
    ProcessBuilder command(List<String> command, String options) {
        // "env" finds the command on the path given here, and leaves its process to it; Java's own search would not.
        var words = Stream.concat(Stream.of("env"), command.stream()).toList();
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JDK_JAVA_OPTIONS", options);
        return builder;
    }
}
