package dev.slipway.components.image;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.components.image.BuildSecret.EnvironmentVariable;
import dev.slipway.components.image.BuildSecret.SecretFile;
import dev.slipway.components.image.BuildSecret.StoredSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The secrets of a build as Docker gets them.
 *
 * @param options the values of the options {@code --secret}, which contain no secret
 * @param variables the environment variables with values that AWS stores
 * @param values all values, to mask them in output
 */
record BuildSecretValues(List<String> options, Map<String, String> variables, Set<String> values) {
    private static final String VARIABLE = "SLIPWAY_BUILD_SECRET_";
    private static final String MASK = "****";

    /** The minimum length of a line of a value that is masked alone, since shorter ones occur in any text. */
    private static final int MIN_MASKED = 4;

    /**
     * The secrets of a build.
     *
     * @param stored the values of the secrets that AWS stores, by their ids
     * @param environment the variables of this machine
     * @throws RunException for each variable that is not set and each file that does not exist
     */
    static BuildSecretValues of(ImageBuild build, Map<String, String> stored, Map<String, String> environment) {
        var missing = missing(build, environment);
        if (!missing.isEmpty()) {
            throw new RunException("the image of %s must be built: %s"
                    .formatted(build.context().folder(), String.join("; ", missing.values())));
        }
        var options = new ArrayList<String>();
        var variables = new HashMap<String, String>();
        var values = new HashSet<String>();
        new TreeMap<>(build.secrets()).forEach((id, secret) -> {
            if (secret instanceof EnvironmentVariable variable) {
                options.add("id=%s,env=%s".formatted(id, variable.name()));
                values.add(environment.get(variable.name()));
            } else if (secret instanceof SecretFile file) {
                var path = file.on(build.context().root());
                options.add(field("id=" + id) + "," + field("src=" + path));
                values.add(text(path));
            } else {
                var variable = VARIABLE + options.size();
                options.add("id=%s,env=%s".formatted(id, variable));
                variables.put(variable, stored.get(id));
                values.add(stored.get(id));
            }
        });
        return new BuildSecretValues(options, variables, values);
    }

    /**
     * The variables and files that this machine does not have, in words, by the keys below {@code secrets}, such as
     * {@code npm_token.env}.
     */
    static Map<String, String> missing(ImageBuild build, Map<String, String> environment) {
        var missing = new LinkedHashMap<String, String>();
        new TreeMap<>(build.secrets()).forEach((id, secret) -> {
            if (secret instanceof EnvironmentVariable variable
                    && environment.getOrDefault(variable.name(), "").isEmpty()) {
                missing.put(
                        id + ".env",
                        "the environment variable %s of the secret %s is not set on this machine"
                                .formatted(variable.name(), id));
            } else if (secret instanceof SecretFile file
                    && !Files.isRegularFile(file.on(build.context().root()))) {
                missing.put(
                        id + ".file",
                        "the file %s of the secret %s does not exist on this machine".formatted(file.path(), id));
            }
        });
        return missing;
    }

    /**
     * The value of a JSON key of a stored secret, or the whole value.
     *
     * @throws RunException if the secret is not JSON or has no such key
     */
    static String selected(StoredSecret secret, String value) {
        return secret.jsonKey()
                .map(key -> Json.member(value, key)
                        .orElseThrow(
                                () -> new RunException("%s is no JSON with the key %s".formatted(secret.id(), key))))
                .orElse(value);
    }

    /** A field of an option, which is a line of CSV. */
    private static String field(String text) {
        return text.matches(".*[,\"].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    /** The text without the values, and without single lines of them. */
    String masked(String text) {
        var parts = new HashSet<String>();
        for (var value : values) {
            parts.add(value.strip());
            value.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= MIN_MASKED)
                    .forEach(parts::add);
        }
        parts.remove("");
        var masked = text;
        for (var part : parts.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            masked = masked.replace(part, MASK);
        }
        return masked;
    }

    /** The text without values. */
    @Override
    public String toString() {
        return options.toString();
    }
}
