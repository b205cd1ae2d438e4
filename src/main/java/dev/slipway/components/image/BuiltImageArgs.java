package dev.slipway.components.image;

import dev.slipway.base.Withers;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of {@link BuiltImage}.
 *
 * @param context the build folder; a change of its content builds and pushes a new image
 * @param repository the name of the ECR repository; a change replaces the repository and its images
 * @param architecture the CPU architecture; a change builds and pushes a new image
 * @param keep the number of images pushed by deploys that stay in the repository, 2 to 1000. ECR does not know which
 *     image runs: the running image expires, within a day, after that number of consecutive deploys that push an image
 *     and fail
 * @param buildArgs values of the Dockerfile's {@code ARG}s; not for secrets, since anyone who can pull the image can
 *     read them
 * @param functions true if Lambda functions run the image: the repository's policy allows Lambda to pull it
 * @param protectedFromDeletion true to refuse the deletion of the repository by {@code up} and {@code destroy}; if
 *     false, its images are deleted with it
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

    /** The build argument with the name and tag of the image; a Dockerfile may use it, a stack must not set it. */
    public static final String IDENTITY = "SLIPWAY_IMAGE";

    /** 5 images: the running one, one for a rollback, and three for consecutive deploys that fail. */
    public static final int DEFAULT_KEEP = 5;

    /**
     * Checks the values before the image is built.
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

    /** An image for x86-64 without deletion protection; the latest 5 images are kept. */
    public static BuiltImageArgs of(BuildContext context, RepositoryName repository) {
        return new BuiltImageArgs(context, repository, Architecture.X86_64, DEFAULT_KEEP, Map.of(), false, false);
    }

    /** The tag of the current sources, without the time of a push. */
    ImageTag tag() {
        return ImageTag.of(ContextDigest.of(context, architecture, buildArgs));
    }

    /** The build arguments including {@link #IDENTITY}, sorted. */
    Map<String, String> buildArgs(String identity) {
        var all = new TreeMap<>(buildArgs);
        all.put(IDENTITY, identity);
        return all;
    }
}
