package dev.slipway.settings;

import dev.slipway.base.SpecException;
import dev.slipway.components.image.BuildSecret;
import dev.slipway.components.image.BuildSecret.EnvironmentVariable;
import dev.slipway.components.image.BuildSecret.SecretFile;
import dev.slipway.components.image.BuildSecret.StoredSecret;
import dev.slipway.components.service.SecretReference;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reader of {@code build.secrets}: for each id an object with {@code env} or {@code file}, or the reference of a secret that AWS
 * stores, as in {@code secrets} of a container.
 */
final class BuildSecretSettings {
    private static final String KEY = "secrets";
    private static final TextFormat ID = TextFormat.of("an id of letters, digits and . _ -", "[A-Za-z0-9._-]{1,128}");
    private static final TextFormat FILE =
            TextFormat.of("a file relative to Pulumi.yaml, or in the home folder after ~/", "[^\\\\]+");

    private BuildSecretSettings() {}

    /** The sources of secrets by their ids; a refused one is left out. */
    static Map<String, BuildSecret> read(Section build) {
        var secrets = new TreeMap<String, BuildSecret>();
        ofMachine(build.example(KEY));
        build.textsOrSections(KEY, ID, TextFormat.ANY).forEach(item -> {
            var id = item.key().substring(KEY.length() + 1);
            item.object()
                    .map(source -> ofMachine(build, item.key(), source))
                    .orElseGet(() -> build.makeHidden(item.key(), () -> stored(item.text())))
                    .ifPresent(secret -> secrets.put(id, secret));
        });
        return secrets;
    }

    private static Optional<BuildSecret> ofMachine(Section build, String key, Section source) {
        var sources = ofMachine(source);
        if (sources.size() != 1 && !build.refused(key)) {
            build.error(
                    key, "", "one of env and file is allowed", "name a variable or a file of the machine that deploys");
        }
        return sources.size() == 1 ? Optional.of(sources.get(0)) : Optional.empty();
    }

    /** The variable and the file that an object names. */
    private static List<BuildSecret> ofMachine(Section source) {
        try (source) {
            var variable = source.text("env", TextFormat.VARIABLE).<BuildSecret>map(EnvironmentVariable::new);
            var file = source.text("file", FILE).<BuildSecret>map(SecretFile::new);
            return Stream.of(variable, file).flatMap(Optional::stream).toList();
        }
    }

    private static BuildSecret stored(String text) {
        var reference = new SecretReference(text);
        if (reference.namesVersion()) {
            throw new SpecException(
                    "a build reads the current version of a secret", "write only :<json key>:: behind it");
        }
        return new StoredSecret(reference.service(), reference.id(), reference.jsonKey());
    }
}
