package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Checks of the target stage and the build arguments of an image against its Dockerfile. */
public final class BuildArguments {
    /**
     * Arguments that Docker knows without {@code ARG}, in upper or lower case, see
     * <a href="https://docs.docker.com/reference/dockerfile/#predefined-args">predefined ARGs</a>.
     */
    private static final Set<String> PREDEFINED =
            Set.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY", "SOURCE_DATE_EPOCH");

    /** The prefix of <a href="https://docs.docker.com/reference/dockerfile/#buildkit-built-in-build-args">BuildKit's</a>. */
    private static final String BUILDKIT = "BUILDKIT_";

    private BuildArguments() {}

    static SpecException unknownStage(String stage, List<String> names, BuildContext context) {
        return new SpecException(
                "target",
                "%s has no stage %s".formatted(context.dockerfile(), stage),
                names.isEmpty()
                        ? "name one there by FROM … AS " + stage
                        : "its stages are " + String.join(", ", names));
    }

    static void check(String name, Dockerfile dockerfile, BuildContext context, List<SpecException> faults) {
        var key = "args." + name;
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            faults.add(new SpecException(
                    key,
                    "the build argument '%s' is not a valid name of an ARG".formatted(name),
                    "start with a letter or _, go on with letters, digits and _"));
        } else if (name.equals(ImageBuild.IDENTITY)) {
            faults.add(new SpecException(
                    key, "the build argument %s is set by Slipway itself".formatted(name), "choose another name"));
        } else if (!isTaken(name, dockerfile)) {
            var declared = new TreeSet<>(dockerfile.arguments().keySet());
            declared.remove(ImageBuild.IDENTITY);
            faults.add(new SpecException(
                    key,
                    "%s declares no ARG %s".formatted(context.dockerfile(), name),
                    declared.isEmpty()
                            ? "add ARG %s there, or remove it".formatted(name)
                            : "it declares " + String.join(", ", declared)));
        }
    }

    private static boolean isTaken(String name, Dockerfile dockerfile) {
        return dockerfile.arguments().containsKey(name)
                || PREDEFINED.contains(name.toUpperCase(Locale.ROOT))
                || name.startsWith(BUILDKIT);
    }

    /** True if a Dockerfile takes an argument, or does not exist. */
    public static boolean isTaken(String name, Path dockerfile) {
        return !Files.isRegularFile(dockerfile) || isTaken(name, Dockerfile.read(dockerfile));
    }
}
