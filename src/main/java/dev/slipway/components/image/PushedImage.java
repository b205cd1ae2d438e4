package dev.slipway.components.image;

import com.pulumi.aws.ecr.LifecyclePolicy;
import com.pulumi.aws.ecr.LifecyclePolicyArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.Map;
import java.util.Optional;

/**
 * An image that others push to an ECR repository of the stack's own, under a tag that moves from one to the next. It is
 * rolled out when it is pushed; a deploy builds and pushes nothing.
 *
 * <p>Children: {@code <name>-repository} and {@code <name>-lifecycle}. A {@link BuiltImage} of the same name hands its
 * repository over with what is in it.
 */
public final class PushedImage extends Component implements ContainerImage {
    public static final String TYPE = "slipway:image:PushedImage";

    private final String tag;
    private final Repository repository;

    public PushedImage(String name, PushedImageArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public PushedImage(String name, PushedImageArgs args, ComponentResourceOptions options) {
        super(TYPE, name, orBefore(BuiltImage.TYPE, options));
        this.tag = args.tag();
        repository = createRepository(args);
        createLifecycle(args);
        registerOutputs(Map.of("reference", reference(), "repositoryUrl", repository.repositoryUrl()));
    }

    /** The options of a component that goes on with the repository of one of another type, where the stack had that. */
    static ComponentResourceOptions orBefore(String type, ComponentResourceOptions options) {
        var alias = Output.of(Alias.builder().type(type).build());
        return ComponentResourceOptions.merge(
                options, ComponentResourceOptions.builder().aliases(alias).build());
    }

    private Repository createRepository(PushedImageArgs args) {
        return new Repository(
                childName("repository"),
                StackRepository.inputs(args.repository(), "MUTABLE", args.protectedFromDeletion()),
                options().protect(args.protectedFromDeletion()).build());
    }

    private void createLifecycle(PushedImageArgs args) {
        new LifecyclePolicy(
                childName("lifecycle"),
                LifecyclePolicyArgs.builder()
                        .repository(repository.name())
                        .policy(ImageLifecyclePolicy.ofPushes(args.tag(), args.keep()))
                        .build(),
                childOptions());
    }

    /** The tag whose pushes are rolled out. */
    public String tag() {
        return tag;
    }

    /** The repository's name, without its registry. */
    public Output<String> repositoryName() {
        return repository.name();
    }

    /** The repository's address, without a tag. */
    public Output<String> url() {
        return repository.repositoryUrl();
    }

    /** By its tag: what is pushed next is told nowhere in a stack. */
    @Override
    public Output<String> reference() {
        return url().applyValue(to -> to + ":" + tag);
    }

    @Override
    public Optional<Output<String>> repositoryArn() {
        return Optional.of(repository.arn());
    }

    @Override
    public Optional<Output<String>> repositoryUrl() {
        return Optional.of(url());
    }
}
