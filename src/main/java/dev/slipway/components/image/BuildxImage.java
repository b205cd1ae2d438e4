package dev.slipway.components.image;

import com.pulumi.aws.ecr.EcrFunctions;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecr.inputs.GetAuthorizationTokenPlainArgs;
import com.pulumi.aws.ecr.inputs.GetImagePlainArgs;
import com.pulumi.aws.ecr.outputs.GetImageResult;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.deployment.Deployment;
import com.pulumi.docker.inputs.DockerBuildArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import dev.slipway.base.Component;
import dev.slipway.base.ImageReference;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.LookUp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * An image with secrets, which an {@code up} builds and pushes by {@code docker buildx build}: Pulumi's Docker provider passes
 * no secrets to Docker. The values of the secrets are no inputs, so that neither a plan nor the state contains them.
 *
 * <p>The record of what was pushed is the repository: if the tag of its latest image has the digest of the current sources,
 * nothing is built. In a preview, an image that is not pushed yet has the digest of its sources.
 *
 * <p>Its inputs are those of the Docker provider's image, and the sources of the secrets. It has no children.
 */
public final class BuildxImage extends Component {
    public static final String TYPE = "slipway:image:BuildxImage";

    private final BuiltImageArgs args;
    private final Output<String> reference;

    /** The inputs that the plan and the state contain. */
    @SuppressWarnings("unused")
    private static final class Inputs extends ResourceArgs {
        @Import(name = "imageName")
        private final Output<String> imageName;

        @Import(name = "build")
        private final Output<DockerBuildArgs> build;

        @Import(name = "secrets")
        private final Output<Map<String, String>> secrets;

        Inputs(Output<String> imageName, DockerBuildArgs build, Map<String, String> secrets) {
            this.imageName = imageName;
            this.build = Output.of(build);
            this.secrets = Output.of(secrets);
        }
    }

    /**
     * @param repository the repository of the image alone
     * @param build the build as in the plan
     * @param before the resources that must exist before the image is pulled
     */
    BuildxImage(
            String name,
            BuiltImageArgs args,
            Repository repository,
            DockerBuildArgs build,
            List<Resource> before,
            ComponentResourceOptions options) {
        super(
                TYPE,
                name,
                new Inputs(
                        repository
                                .repositoryUrl()
                                .applyValue(url -> url + ":" + args.tag().value()),
                        build,
                        sources(args.imageBuild())),
                options);
        this.args = args;
        this.reference = Output.tuple(
                        repository.repositoryUrl(),
                        repository.name(),
                        Output.all(before.stream().map(Resource::urn).toList()))
                .apply(known -> Output.of(pushed(known.t1, known.t2)));
        registerOutputs(Map.of("repoDigest", reference));
    }

    private static Map<String, String> sources(ImageBuild build) {
        var sources = new TreeMap<String, String>();
        build.secrets().forEach((id, secret) -> sources.put(id, secret.text()));
        return sources;
    }

    /** The reference of the image with its digest. */
    Output<String> reference() {
        return reference;
    }

    private CompletableFuture<String> pushed(String url, String repository) {
        var preview = Deployment.getInstance().isDryRun();
        return latest(repository)
                .thenCompose(image -> {
                    var known = image.filter(found -> found.imageTags().stream().anyMatch(args.tag()::isPushedAs));
                    if (known.isPresent()) {
                        return CompletableFuture.completedFuture(known.get().imageDigest());
                    }
                    return preview ? CompletableFuture.completedFuture("sha256:" + args.sources()) : built(url);
                })
                .thenApply(digest -> ImageReference.of(url).at(digest));
    }

    /** The image that was pushed last; empty for a repository without images. */
    private static CompletableFuture<Optional<GetImageResult>> latest(String repository) {
        var answer = EcrFunctions.getImagePlain(GetImagePlainArgs.builder()
                .repositoryName(repository)
                .mostRecent(true)
                .build());
        var lookUp = new LookUp<>("the latest image of " + repository, "", answer);
        return answer.handle((image, failure) ->
                failure != null && lookUp.isMissing() ? Optional.empty() : Optional.of(lookUp.result()));
    }

    private CompletableFuture<String> built(String url) {
        var build = args.imageBuild();
        var local = LocalEnvironment.own(build.context().root().toAbsolutePath());
        var registry = ImageReference.of(url);
        var id = registry.ecr().map(ImageReference.EcrRegistry::account).orElse("");
        var login = EcrFunctions.getAuthorizationTokenPlain(
                        GetAuthorizationTokenPlainArgs.builder().registryId(id).build())
                .thenApply(token -> new RegistryLogin(registry.registry(), token.userName(), token.password()));
        var values = StoredSecretReader.read(build)
                .thenApply(stored -> BuildSecretValues.of(build, stored, local.environment()));
        var tag = url + ":" + args.tag().value();
        var command = new BuildxCommand(
                build,
                args.architecture().platform(),
                args.buildArgs(tag),
                url + ":" + args.tag().pushedAt(Instant.now()).value());
        return login.thenCombine(values, (credentials, secrets) -> command.run(local, credentials, secrets));
    }
}
