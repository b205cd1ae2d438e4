package dev.slipway.components.image;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A <a href="https://docs.docker.com/reference/dockerfile/#run---mounttypesecret">secret mount</a> of a {@code RUN} instruction.
 *
 * @param id the id of the secret: as it is written, or else the name of the target file
 * @param required true if the build fails without the secret
 */
record SecretMount(String id, boolean required) {
    private static final Pattern FLAGS = Pattern.compile("(?i)\\s*RUN\\s+((?:--\\S+\\s+)+).*");
    private static final Pattern MOUNT = Pattern.compile("--mount=(\\S+)");
    private static final Set<String> TRUE = Set.of("", "true", "1");

    /** The secret mounts of an instruction in one line. */
    static Stream<SecretMount> of(String instruction) {
        var flags = FLAGS.matcher(instruction);
        return flags.matches()
                ? MOUNT.matcher(flags.group(1)).results().flatMap(mount -> mount(fields(mount.group(1))).stream())
                : Stream.empty();
    }

    private static Optional<SecretMount> mount(Map<String, String> fields) {
        if (!fields.getOrDefault("type", "bind").equals("secret")) {
            return Optional.empty();
        }
        var target = first(fields, "target", "dst", "destination").orElse("");
        var id = first(fields, "source", "src", "id").orElseGet(() -> target.substring(target.lastIndexOf('/') + 1));
        var required = fields.containsKey("required") && TRUE.contains(fields.get("required"));
        return Optional.of(new SecretMount(id, required));
    }

    private static Optional<String> first(Map<String, String> fields, String... keys) {
        return Arrays.stream(keys).filter(fields::containsKey).findFirst().map(fields::get);
    }

    private static Map<String, String> fields(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : text.replaceAll("[\"']", "").split(",")) {
            var at = field.indexOf('=');
            fields.put(at < 0 ? field : field.substring(0, at), at < 0 ? "" : field.substring(at + 1));
        }
        return fields;
    }

    /** True if a build argument decides on the id. */
    boolean isVariable() {
        return id.contains("$");
    }
}
