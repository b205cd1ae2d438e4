package dev.slipway.orders;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Dockerfile of a folder with its {@code .dockerignore}, as far as this folder's files need it: one stage, no
 * variables, no comments inside an instruction.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
record Dockerfile(Path folder, List<Instruction> instructions, List<String> ignoreRules) {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    record Instruction(String name, String arguments) {

        private static Instruction parse(String line) {
            String[] parts = line.split("\\s+", 2);
            return new Instruction(parts[0], parts[1]);
        }

        /** The words without the options. */
        List<String> words() {
            return Stream.of(arguments.split("\\s+"))
                    .filter(word -> !word.startsWith("--"))
                    .toList();
        }

        /** The words of the JSON form, which Docker runs without a shell. */
        List<String> exec() {
            return QUOTED.matcher(arguments)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    static Dockerfile read(Path folder) throws IOException {
        String lines = significant(folder.resolve("Dockerfile")).replace("\\\n", " ");
        return new Dockerfile(
                folder,
                lines.lines().map(Instruction::parse).toList(),
                significant(folder.resolve(".dockerignore")).lines().toList());
    }

    private static String significant(Path file) throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList());
    }

    /** The instructions of this name, in their order. */
    List<Instruction> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    /** The last instruction of this name, which is the one that counts. */
    Instruction last(String name) {
        List<Instruction> all = all(name);
        return all.get(all.size() - 1);
    }

    /** The COPY instructions that take from the folder, not from another image. */
    private List<Instruction> copies() {
        return all("COPY").stream()
                .filter(copy -> !copy.arguments().contains("--from="))
                .toList();
    }

    /** What the COPY instructions name, relative to the folder, in their order. */
    List<Path> sources() {
        return copies().stream()
                .map(Instruction::words)
                .flatMap(words -> words.subList(0, words.size() - 1).stream())
                .map(Path::of)
                .toList();
    }

    /** Whether {@code .dockerignore} keeps a file out of the build context: the last rule that matches decides. */
    boolean ignores(Path file) {
        boolean ignored = false;
        for (String rule : ignoreRules) {
            boolean exception = rule.startsWith("!");
            if (matches(exception ? rule.substring(1) : rule, file)) {
                ignored = !exception;
            }
        }
        return ignored;
    }

    /** A rule matches a path, and with a folder all that is in it. */
    private static boolean matches(String rule, Path file) {
        var glob = FileSystems.getDefault().getPathMatcher("glob:" + rule);
        return Stream.iterate(file, path -> path != null, Path::getParent).anyMatch(glob::matches);
    }

    /** The files that a build sends to Docker, relative to the folder. */
    List<Path> context() throws IOException {
        return files(folder).stream().filter(file -> !ignores(file)).toList();
    }

    /** Copies into a folder what the image has in its working directory before the first RUN. */
    void copyTo(Path workingDirectory) throws IOException {
        for (Instruction copy : copies()) {
            List<String> words = copy.words();
            Path target = workingDirectory.resolve(words.get(words.size() - 1));
            for (String word : words.subList(0, words.size() - 1)) {
                copy(folder.resolve(word), target);
            }
        }
    }

    /** As Docker does it: a folder's content, or a file by its name. */
    private static void copy(Path source, Path target) throws IOException {
        Path from = Files.isDirectory(source) ? source : source.getParent();
        for (Path file : files(source)) {
            Path to = target.resolve(from.relativize(source.resolve(file)));
            Files.createDirectories(to.getParent());
            Files.copy(source.resolve(file), to);
        }
    }

    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
