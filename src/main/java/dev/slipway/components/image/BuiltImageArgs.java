package dev.slipway.components.image;

import dev.slipway.base.Withers;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of {@link BuiltImage}.
 *
 * @param context the folder to build; a change of what it holds builds and pushes the image anew
 * @param repository a change replaces the repository and its images
 * @param architecture a change builds and pushes the image anew
 * @param keep how many of the images that deploys pushed stay in the repository, 2 to 1000. ECR does not know which one
 *     runs: a running image expires, within a day, after as many deploys in a row pushed an image and failed later
 * @param buildArgs values of the Dockerfile's {@code ARG}s. Anyone who can pull the image can read them: no secrets
 * @param functions whether functions may run the image: Lambda pulls it with the repository's leave
 * @param protectedFromDeletion whether neither a deploy nor {@code pulumi destroy} can delete the repository; if not,
 *     its images go with it
 */
@Withers
public record BuiltImageArgs(
        BuildContext context,
        RepositoryName repository,
        Architecture architecture,
        int keep,
        Map<String, String> buildArgs,
        boolean functions,
        boolean protectedFromDeletion)
        implements ImageSpec, BuiltImageArgsBuilder.With {

    /** The build argument that names the image; a Dockerfile may use it, a stack may not set it. */
    public static final String IDENTITY = "SLIPWAY_IMAGE";

    /** The one that runs, one to go back to, and room for three deploys that fail in a row. */
    public static final int DEFAULT_KEEP = 5;

    /**
     * Checks what can be told before anything is built.
     *
     * @throws IllegalArgumentException for a number of images, a build argument or a line of {@code .dockerignore} that
     *     is not allowed
     */
    public BuiltImageArgs {
        DockerIgnore.of(context);
        ImageLifecyclePolicy.check(keep);
        buildArgs.keySet().forEach(BuiltImageArgs::check);
        buildArgs = Map.copyOf(buildArgs);
    }

    private static void check(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "the build argument '%s' is no name of an ARG; start with a letter or _, go on with letters, digits and _"
                            .formatted(name));
        }
        if (name.equals(IDENTITY)) {
            throw new IllegalArgumentException(
                    "the build argument %s is set by Slipway itself; choose another name".formatted(IDENTITY));
        }
    }

    /** An image for x86-64 that may be deleted, the latest 5 kept. */
    public static BuiltImageArgs of(BuildContext context, RepositoryName repository) {
        return new BuiltImageArgs(context, repository, Architecture.X86_64, DEFAULT_KEEP, Map.of(), false, false);
    }

    /** The tag of what would be built now, without the time of a push. */
    ImageTag tag() {
        return ImageTag.of(ContextDigest.of(context, architecture, buildArgs));
    }

    /** The arguments that Docker gets, sorted. */
    Map<String, String> buildArgs(String identity) {
        var all = new TreeMap<>(buildArgs);
        all.put(IDENTITY, identity);
        return all;
    }
}
