package dev.slipway.base.types;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;

/**
 * Sets
 * <a href="https://www.pulumi.com/docs/iac/concepts/resources/options/deletebeforereplace/">deleteBeforeReplace</a> on every
 * resource that AWS allows once only in its place, such as a flow log of a VPC: by default Pulumi creates the new resource
 * first, which AWS refuses. Where AWS overwrites instead, as for the association of a web ACL, the deletion of the old resource
 * would then delete the new one. The types are those with {@code unique} in the data files.
 *
 * <p>The provider itself does this for resources whose name is fixed.
 */
public final class UniqueResources implements ResourceTransformation {
    private static final CustomResourceOptions DELETE_FIRST =
            CustomResourceOptions.builder().deleteBeforeReplace(true).build();

    @Override
    public Optional<Result> apply(Args change) {
        var unique = ResourceTypes.find(change.resource().pulumiResourceType())
                .filter(ResourceType::isUnique)
                .isPresent();
        return unique && change.options() instanceof CustomResourceOptions options
                ? Optional.of(new Result(change.args(), CustomResourceOptions.merge(options, DELETE_FIRST)))
                : Optional.empty();
    }
}
