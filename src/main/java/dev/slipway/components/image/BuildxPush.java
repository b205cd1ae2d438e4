package dev.slipway.components.image;

import com.pulumi.aws.ecr.EcrFunctions;
import com.pulumi.aws.ecr.inputs.GetAuthorizationTokenPlainArgs;
import com.pulumi.aws.ecr.inputs.GetImagePlainArgs;
import com.pulumi.aws.ecr.outputs.GetImageResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import dev.slipway.base.FallibleOutput;
import dev.slipway.base.ImageReference;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.LookUp;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The push of an image with secrets to its ECR repository. If the latest image there has a tag with the digest of the current
 * sources, nothing is built. A preview builds nothing either: an image that is not pushed yet then has the digest of its sources.
 *
 * @param local the environment variables of Docker
 */
record BuildxPush(BuiltImageArgs args, LocalEnvironment local) {
    /** The reference of the image with its digest, after the push. */
    Output<String> reference(String url, String repository) {
        var sources = args.sources();
        var preview = Deployment.getInstance().isDryRun();
        // An output, since only these know the deployment in a callback.
        return FallibleOutput.of(latest(repository))
                .apply(image -> image.filter(found -> isOf(sources, found))
                        .map(found -> Output.of(found.imageDigest()))
                        .orElseGet(() -> preview
                                ? Output.of("sha256:" + sources)
                                : FallibleOutput.of(built(url, ImageTag.of(sources)))))
                .applyValue(digest -> ImageReference.of(url).at(digest));
    }

    private static boolean isOf(String sources, GetImageResult image) {
        return image.imageTags().stream().anyMatch(ImageTag.of(sources)::isPushedAs);
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

    private CompletableFuture<String> built(String url, ImageTag tag) {
        var build = args.imageBuild();
        var registry = ImageReference.of(url);
        var id = registry.ecr().map(ImageReference.EcrRegistry::account).orElse("");
        var login = EcrFunctions.getAuthorizationTokenPlain(
                        GetAuthorizationTokenPlainArgs.builder().registryId(id).build())
                .thenApply(token -> new RegistryLogin(registry.registry(), token.userName(), token.password()));
        var values = StoredSecretReader.read(build)
                .thenApply(stored -> BuildSecretValues.of(build, stored, local.environment()));
        var command = new BuildxCommand(
                build,
                args.architecture().platform(),
                args.buildArgs(url + ":" + tag.value()),
                url + ":" + tag.pushedAt(Instant.now()).value());
        // A thread of its own: the build takes minutes, in which the SDK's threads answer the engine.
        return login.thenCombineAsync(
                values,
                (credentials, secrets) -> command.run(local, credentials, secrets),
                run -> new Thread(run, "docker buildx build").start());
    }
}
