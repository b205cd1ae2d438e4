package dev.slipway.components.image;

import dev.slipway.base.PhysicalName;

/**
 * The name of an ECR repository, such as {@code slipway-dev/orders}; a change replaces the repository and its images.
 */
public record RepositoryName(String value) {
    /** @throws IllegalArgumentException for a name that {@link PhysicalName#REPOSITORY} does not allow */
    public RepositoryName {
        PhysicalName.REPOSITORY.check(value);
    }
}
