package dev.slipway.components.image;

import com.pulumi.aws.ecr.EcrFunctions;
import com.pulumi.aws.ecr.LifecyclePolicy;
import com.pulumi.aws.ecr.LifecyclePolicyArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecr.RepositoryPolicy;
import com.pulumi.aws.ecr.RepositoryPolicyArgs;
import com.pulumi.aws.ecr.inputs.GetAuthorizationTokenArgs;
import com.pulumi.aws.ecr.outputs.GetAuthorizationTokenResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.docker.Image;
import com.pulumi.docker.ImageArgs;
import com.pulumi.docker.inputs.RegistryArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image that an {@code up} builds from a folder and pushes to its own ECR repository, referred to by its digest.
 *
 * <p>It is built and pushed if the content of the folder has changed (see {@link ImageBuild}), and if Docker gets
 * other bytes, such as a package built by another JDK, or files with other permissions. Deploys from machines with the
 * same setup avoid the latter. A preview builds nothing.
 *
 * <p>Tags are immutable, so each push has a tag of its own: {@code src-}, the digest of the sources, the time. A
 * {@link PushedImage} of the same name passes its repository on to this component.
 *
 * <p>An image with secrets is built by a {@link BuildxImage}, any other by Pulumi's Docker provider.
 *
 * <p>Children: {@code <name>-repository}, {@code <name>-lifecycle}, {@code <name>-image}, and {@code <name>-policy} if
 * Lambda functions run the image.
 */
public final class BuiltImage extends Component implements ContainerImage {
    public static final String TYPE = "slipway:image:BuiltImage";

    private final Output<String> reference;
    private final Output<String> repositoryArn;
    private final Output<String> repositoryUrl;

    public BuiltImage(String name, BuiltImageArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public BuiltImage(String name, BuiltImageArgs args, ComponentResourceOptions options) {
        super(TYPE, name, PushedImage.orBefore(PushedImage.TYPE, options));
        var repository = createRepository(args);
        createLifecycle(repository, args.keep());
        var readers = args.functions() ? List.<Resource>of(createPolicy(repository)) : List.<Resource>of();
        this.reference = args.imageBuild().secrets().isEmpty()
                ? createImage(repository, args, readers).repoDigest()
                : createImageWithSecrets(repository, args, readers).reference();
        this.repositoryArn = repository.arn();
        this.repositoryUrl = repository.repositoryUrl();
        registerOutputs(Map.of("reference", reference, "repositoryUrl", repositoryUrl));
    }

    private Repository createRepository(BuiltImageArgs args) {
        return new Repository(
                childName("repository"),
                StackRepository.inputs(args.repository(), "IMMUTABLE", args.protectedFromDeletion()),
                options().protect(args.protectedFromDeletion()).build());
    }

    private void createLifecycle(Repository repository, int keep) {
        new LifecyclePolicy(
                childName("lifecycle"),
                LifecyclePolicyArgs.builder()
                        .repository(repository.name())
                        .policy(ImageLifecyclePolicy.ofDeploys(keep))
                        .build(),
                childOptions());
    }

    private RepositoryPolicy createPolicy(Repository repository) {
        return new RepositoryPolicy(
                childName("policy"),
                RepositoryPolicyArgs.builder()
                        .repository(repository.name())
                        .policy(LambdaPullPolicy.policy(repository.arn()).json())
                        .build(),
                childOptions());
    }

    /** @param before the resources that must exist before the image is pulled */
    private Image createImage(Repository repository, BuiltImageArgs args, List<Resource> before) {
        var tag = args.tag();
        // A preview creates nothing, and its plan is the same from run to run.
        var pushed = Deployment.getInstance().isDryRun() ? tag : tag.pushedAt(Instant.now());
        var url = repository.repositoryUrl();
        return new Image(
                childName("image"),
                ImageArgs.builder()
                        .imageName(url.applyValue(to -> to + ":" + pushed.value()))
                        .build(args.dockerBuild(url))
                        .registry(credentials(repository))
                        .buildOnPreview(false)
                        .skipPush(false)
                        .build(),
                // A new time alone is no change; the build arguments change with the sources. The image is replaced
                // then: an update would keep its name, and ECR refuses a second push of a tag.
                options()
                        .ignoreChanges("imageName")
                        .replaceOnChanges("build")
                        .dependsOn(before)
                        .build());
    }

    private BuildxImage createImageWithSecrets(Repository repository, BuiltImageArgs args, List<Resource> before) {
        return new BuildxImage(childName("image"), args, repository, before, childComponentOptions());
    }

    /** Registry credentials, valid for 12 hours. The Docker provider does not treat new credentials as a change. */
    private static RegistryArgs credentials(Repository repository) {
        var token = EcrFunctions.getAuthorizationToken(GetAuthorizationTokenArgs.builder()
                .registryId(repository.registryId())
                .build());
        return RegistryArgs.builder()
                .server(repository.repositoryUrl().applyValue(url -> ImageReference.of(url)
                        .registry()))
                .username(token.applyValue(GetAuthorizationTokenResult::userName))
                .password(
                        token.applyValue(GetAuthorizationTokenResult::password).asSecret())
                .build();
    }

    @Override
    public Output<String> reference() {
        return reference;
    }

    @Override
    public Optional<Output<String>> repositoryArn() {
        return Optional.of(repositoryArn);
    }

    @Override
    public Optional<Output<String>> repositoryUrl() {
        return Optional.of(repositoryUrl);
    }
}
