package dev.slipway.components.image;

import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.slipway.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A temporary folder of <a href="https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties">Docker's
 * configuration</a> with the credentials of a registry, which only this user can read. It has the user's own configuration
 * beside them: its contexts, builders and plugins as links, so that Docker works as it does without it. {@link #close} deletes it.
 */
final class DockerConfigFolder implements AutoCloseable {
    /** The variable with the folder of Docker's configuration. */
    static final String VARIABLE = "DOCKER_CONFIG";

    private static final String FILE = "config.json";
    private static final String HELPERS = "credHelpers";
    private static final String AUTHS = "auths";

    private final Path path;

    private DockerConfigFolder(Path path) {
        this.path = path;
    }

    /**
     * Writes the folder.
     *
     * @param variables the environment of Docker, whose configuration is extended
     */
    static DockerConfigFolder of(Map<String, String> variables, RegistryLogin login) {
        var own = own(variables);
        try {
            // Folders and files for temporary use have no permissions for others.
            var folder = new DockerConfigFolder(Files.createTempDirectory("slipway-docker"));
            var file = Files.createTempFile(folder.path, "config", ".json");
            Files.writeString(file, Json.compact(extended(own.resolve(FILE), login)));
            var config = Files.move(file, folder.path.resolve(FILE));
            // If Ctrl-C ends the deployment, close() is not called.
            folder.path.toFile().deleteOnExit();
            config.toFile().deleteOnExit();
            folder.linkAll(own);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files cannot be written", e);
        }
    }

    Path path() {
        return path;
    }

    private static Path own(Map<String, String> variables) {
        var home = variables.getOrDefault("HOME", System.getProperty("user.home"));
        return Path.of(variables.getOrDefault(VARIABLE, home + "/.docker"));
    }

    private static Map<String, Object> extended(Path file, RegistryLogin login) throws IOException {
        var config = new LinkedHashMap<String, Object>();
        if (Files.isRegularFile(file)) {
            try {
                config.putAll(Json.read(Files.readString(file), new TypeToken<Map<String, Object>>() {}));
            } catch (JsonParseException e) {
                throw new UncheckedIOException("%s cannot be read".formatted(file), new IOException(e));
            }
        }
        add(config, AUTHS, login.registry(), Map.of("auth", login.auth()));
        // A helper without a name is the file itself; otherwise the user's credential store would be asked.
        add(config, HELPERS, login.registry(), "");
        return config;
    }

    private static void add(Map<String, Object> config, String key, String registry, Object value) {
        var all = new LinkedHashMap<Object, Object>();
        if (config.get(key) instanceof Map<?, ?> given) {
            all.putAll(given);
        }
        all.put(registry, value);
        config.put(key, all);
    }

    private void linkAll(Path own) throws IOException {
        for (var entry : entries(own)) {
            if (!entry.getFileName().toString().equals(FILE)) {
                var link = path.resolve(entry.getFileName());
                Files.createSymbolicLink(link, entry.toAbsolutePath());
                link.toFile().deleteOnExit();
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Deletes the folder, also what Docker wrote into it; the targets of its links stay. */
    @Override
    public void close() {
        try (var all = Files.walk(path)) {
            for (var entry : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(path), e);
        }
    }
}
