package dev.slipway.components.image;

import com.pulumi.core.Output;
import com.pulumi.docker.enums.BuilderVersion;
import com.pulumi.docker.inputs.DockerBuildArgs;
import dev.slipway.base.Withers;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of {@link BuiltImage}.
 *
 * @param imageBuild the build; a change of its content, its target or its arguments builds and pushes a new image
 * @param repository the name of the ECR repository; a change replaces the repository and its images
 * @param architecture the CPU architecture; a change builds and pushes a new image
 * @param keep the number of images pushed by deploys that stay in the repository, 2 to 1000. ECR does not know which
 *     image runs: the running image expires, within a day, after that number of consecutive deploys that push an image
 *     and fail
 * @param functions true if Lambda functions run the image: the repository's policy allows Lambda to pull it
 * @param protectedFromDeletion true to refuse the deletion of the repository by {@code up} and {@code destroy}; if
 *     false, its images are deleted with it
 */
@Withers
public record BuiltImageArgs(
        ImageBuild imageBuild,
        RepositoryName repository,
        Architecture architecture,
        int keep,
        boolean functions,
        boolean protectedFromDeletion)
        implements ImageSpec, BuiltImageArgsBuilder.With {

    /** 5 images: the running one, one for a rollback, and three for consecutive deploys that fail. */
    public static final int DEFAULT_KEEP = 5;

    /** @throws IllegalArgumentException for a number of images that is not allowed */
    public BuiltImageArgs {
        ImageLifecyclePolicy.check(keep);
    }

    /** An image for x86-64 without deletion protection; the latest 5 images are kept. */
    public static BuiltImageArgs of(ImageBuild build, RepositoryName repository) {
        return new BuiltImageArgs(build, repository, Architecture.X86_64, DEFAULT_KEEP, false, false);
    }

    /** The same for the last stage of a folder's Dockerfile, without build arguments. */
    public static BuiltImageArgs of(BuildContext context, RepositoryName repository) {
        return of(ImageBuild.of(context), repository);
    }

    /** The digest of the current sources as 64 hexadecimal digits. */
    String sources() {
        return ContextDigest.of(imageBuild, architecture);
    }

    /** The tag of the current sources, without the time of a push. */
    ImageTag tag() {
        return ImageTag.of(sources());
    }

    /** The build arguments including {@link ImageBuild#IDENTITY}, sorted. */
    Map<String, String> buildArgs(String identity) {
        var all = new TreeMap<>(imageBuild.args());
        all.put(ImageBuild.IDENTITY, identity);
        return all;
    }

    /**
     * The build as the inputs of an image of Pulumi's Docker provider.
     *
     * @param url the URL of the repository
     */
    DockerBuildArgs dockerBuild(Output<String> url) {
        var docker = DockerBuildArgs.builder()
                .context(imageBuild.context().folder())
                .dockerfile(imageBuild.context().dockerfile())
                .platform(architecture.platform())
                .builderVersion(BuilderVersion.BuilderBuildKit)
                .args(url.applyValue(to -> buildArgs(to + ":" + tag().value())));
        imageBuild.target().ifPresent(docker::target);
        return docker.build();
    }
}
