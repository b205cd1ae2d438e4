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
 * The images that a service's own repository has at the moment, by digest.
 *
 * @param repository its address, without a tag
 */
record RepositoryImages(ImageReference repository, Map<String, Image> byDigest) {
    /**
     * One of them.
     *
     * @param pushed when
     */
    record Image(List<String> tags, Instant pushed) {}

    /** Empty where the service has no repository. */
    static Optional<RepositoryImages> of(DeployedStack stack, String service) {
        return stack.output("repository_url", service).map(url -> {
            var repository = ImageReference.of(url);
            try (var ecr = stack.client(EcrClient.builder())) {
                var request = DescribeImagesRequest.builder()
                        .registryId(repository.ecr().orElseThrow().account())
                        .repositoryName(repository.repository())
                        .build();
                var images = new HashMap<String, Image>();
                ecr.describeImagesPaginator(request)
                        .imageDetails()
                        .forEach(each -> images.put(
                                each.imageDigest(), new Image(List.copyOf(each.imageTags()), each.imagePushedAt())));
                return new RepositoryImages(repository, images);
            }
        });
    }

    boolean holds(ImageReference image) {
        return image.isOfSameRepository(repository);
    }

    Optional<Image> find(ImageReference image) {
        return image.digest().map(byDigest::get);
    }
}
