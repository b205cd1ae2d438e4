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
 * An image that is pushed from outside of the stack, such as by a CI pipeline, to an ECR repository of the stack, under
 * a moving tag. A push rolls the image out; a deploy builds and pushes nothing.
 *
 * <p>Children: {@code <name>-repository} and {@code <name>-lifecycle}. A {@link BuiltImage} of the same name passes its
 * repository, with its images, on to this component.
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

    /**
     * The options of a component with an alias of another type, whose repository it takes over if the stack had one.
     */
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

    /** The repository's URL without a tag. */
    public Output<String> url() {
        return repository.repositoryUrl();
    }

    /** The reference with the moving tag: the digest of the next push is not known to the stack. */
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
