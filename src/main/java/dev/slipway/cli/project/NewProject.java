package dev.slipway.cli.project;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.ClassPathFolder;
import dev.slipway.base.FileErrors;
import dev.slipway.base.Json;
import dev.slipway.settings.StackFileSchema;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a project that depends on Slipway's library. Its launcher, its options of Java and its workflows are those of
 * Slipway's own repository.
 *
 * @param values the values of the placeholders in the files; a template of {@code pulumi new} has neither name nor description
 */
public record NewProject(Map<Placeholder, String> values) {
    /** The schema of stack files, which each stack file names in its first line. */
    public static final String SCHEMA = "stack.schema.json";

    /** The part of Pulumi.yaml by which Pulumi recognizes a template. */
    private static final String TEMPLATE = """
            template:
              description: Services on AWS Fargate with Slipway
            """;

    private static final String STACK_FILE = "stack.yaml";

    /** The name of {@code .gitignore} on the class path, to which Maven copies no file of that name. */
    private static final String IGNORED_FILES = "gitignore";

    /** Files that are kept if the folder has them. */
    private static final Set<String> KEPT = Set.of(".gitignore", "README.md");

    private static final Set<String> EXECUTABLE = Set.of("slipway", ".github/scripts/preview.sh");

    public NewProject {
        values = Map.copyOf(values);
    }

    /** The name of the stack. */
    public String stack() {
        return values.getOrDefault(Placeholder.STACK, "");
    }

    /** True for a template of {@code pulumi new}. */
    public boolean isTemplate() {
        return !values.containsKey(Placeholder.PROJECT);
    }

    /**
     * Writes the files to a folder, which is created if it does not exist.
     *
     * @return the paths of the files, relative to the folder; without those that the folder has and keeps
     * @throws RunException if the folder has a file of this name already; nothing is written then
     */
    public List<String> writeTo(Path folder) {
        var files = files();
        var existing = files.keySet().stream()
                .filter(path -> Files.exists(folder.resolve(path)))
                .toList();
        var refused = existing.stream().filter(path -> !KEPT.contains(path)).toList();
        if (!refused.isEmpty()) {
            throw new RunException("%s has %s already; name another folder, or move what is there"
                    .formatted(folder, String.join(", ", refused)));
        }
        var written = new ArrayList<>(files.keySet());
        written.removeAll(existing);
        try {
            for (var path : written) {
                var file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, files.get(path));
                if (EXECUTABLE.contains(path) && !file.toFile().setExecutable(true)) {
                    throw new IOException("it cannot be made executable");
                }
            }
        } catch (IOException e) {
            throw FileErrors.notWritten(folder, e);
        }
        return List.copyOf(written);
    }

    /** The texts of the files, by their paths in the project. */
    private Map<String, String> files() {
        return ClassPathFolder.read(NewProject.class, "files", folder -> {
            var files = new TreeMap<String, String>();
            try (var paths = Files.walk(folder)) {
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    var name = folder.relativize(path).toString().replace('\\', '/');
                    files.put(projectPath(name), replaced(Files.readString(path, StandardCharsets.UTF_8)));
                }
                files.put(SCHEMA, Json.pretty(StackFileSchema.of()) + "\n");
                if (isTemplate()) {
                    files.compute("Pulumi.yaml", (name, text) -> text + TEMPLATE);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return files;
        });
    }

    /** Deletes files that {@link #writeTo} has written, and the folders that are empty then. */
    public void delete(Path folder, List<String> written) {
        try {
            for (var path : written) {
                var file = folder.resolve(path);
                Files.delete(file);
                deleteEmpty(file.getParent(), folder);
            }
        } catch (IOException e) {
            throw new RunException("%s cannot be deleted: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void deleteEmpty(Path folder, Path top) throws IOException {
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
        if (!folder.equals(top)) {
            deleteEmpty(folder.getParent(), top);
        }
    }

    private String projectPath(String name) {
        return switch (name) {
            case STACK_FILE -> StackFile.name(stack());
            case IGNORED_FILES -> ".gitignore";
            default -> name;
        };
    }

    private String replaced(String text) {
        var replaced = text;
        for (var value : values.entrySet()) {
            replaced = replaced.replace(value.getKey().written(), value.getValue());
        }
        return replaced;
    }
}
