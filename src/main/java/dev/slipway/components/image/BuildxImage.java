package dev.slipway.components.image;

import com.pulumi.aws.ecr.Repository;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.docker.inputs.DockerBuildArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import dev.slipway.base.Component;
import dev.slipway.base.LocalEnvironment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image with secrets, which an {@code up} builds and pushes by {@code docker buildx build}: Pulumi's Docker provider passes
 * no secrets to Docker. The values of the secrets are no inputs, so that neither a plan nor the state contains them.
 *
 * <p>The record of what was pushed is the repository, see {@link BuildxPush}.
 *
 * <p>Its inputs are those of the Docker provider's image, and the sources of the secrets. It has no children.
 */
public final class BuildxImage extends Component {
    public static final String TYPE = "slipway:image:BuildxImage";

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
     * @param before the resources that must exist before the image is pulled
     */
    BuildxImage(
            String name,
            BuiltImageArgs args,
            Repository repository,
            List<Resource> before,
            ComponentResourceOptions options) {
        super(
                TYPE,
                name,
                new Inputs(
                        repository
                                .repositoryUrl()
                                .applyValue(url -> url + ":" + args.tag().value()),
                        args.dockerBuild(repository.repositoryUrl()),
                        sources(args.imageBuild())),
                options);
        var push = new BuildxPush(
                args, LocalEnvironment.own(args.imageBuild().context().root().toAbsolutePath()));
        this.reference = Output.tuple(
                        repository.repositoryUrl(),
                        repository.name(),
                        Output.all(before.stream().map(Resource::urn).toList()))
                .apply(known -> push.reference(known.t1, known.t2));
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
}
