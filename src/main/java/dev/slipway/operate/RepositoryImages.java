package dev.slipway.operate;

import dev.slipway.base.ImageReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;

/**
 * The images in a service's own ECR repository, by digest.
 *
 * @param repository the repository's address, without a tag
 */
record RepositoryImages(ImageReference repository, Map<String, Image> byDigest) {
    /**
     * An image of the repository.
     *
     * @param pushed the time of the push
     */
    record Image(List<String> tags, Instant pushed) {}

    /** The images of a service; empty if it has no repository. */
    static Optional<RepositoryImages> of(DeployedStack stack, String service) {
        var url = stack.output("repository_url", service).map(ImageReference::of);
        return url.flatMap(repository -> repository.ecr().map(registry -> {
            try (var ecr = stack.client(EcrClient.builder())) {
                var request = DescribeImagesRequest.builder()
                        .registryId(registry.account())
                        .repositoryName(repository.repository())
                        .build();
                var images = new HashMap<String, Image>();
                ecr.describeImagesPaginator(request)
                        .imageDetails()
                        .forEach(image -> images.put(
                                image.imageDigest(), new Image(List.copyOf(image.imageTags()), image.imagePushedAt())));
                return new RepositoryImages(repository, images);
            }
        }));
    }

    boolean holds(ImageReference image) {
        return image.isOfSameRepository(repository);
    }

    Optional<Image> find(ImageReference image) {
        return image.digest().map(byDigest::get);
    }
}
