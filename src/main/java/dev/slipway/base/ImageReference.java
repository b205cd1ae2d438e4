package dev.slipway.base;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The reference of a container image: {@code [host[:port]/]path[:tag][@sha256:digest]}, see the
 * <a href="https://pkg.go.dev/github.com/distribution/reference">grammar</a>.
 *
 * @param name host and path as they are written, without tag and digest; 255 characters at most
 * @param registry the host with its port; {@value #DOCKER_HUB} where the reference has none
 * @param repository the path in the registry; Docker Hub's own images are in {@code library/}
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record ImageReference(
        String name, String registry, String repository, Optional<String> tag, Optional<String> digest) {
    /** The registry of a reference without a host. */
    public static final String DOCKER_HUB = "docker.io";

    private static final int MAX_NAME = 255;
    private static final String HOST_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    // The first part is a host where it could be no folder: it has a dot or a port, or is localhost.
    private static final String HOST =
            "(?:localhost|%1$s(?:\\.%1$s)+|%1$s(?:\\.%1$s)*(?=:)|\\[[0-9a-fA-F:]+])(?::[0-9]+)?".formatted(HOST_LABEL);
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile(
            "(?<name>(?:(?<host>%1$s)/)?(?<path>%2$s(?:/%2$s)*))(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?"
                    .formatted(HOST, PART));
    // See https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html for the registry's address, and
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html for those with IPv6 and FIPS.
    private static final Pattern ECR = Pattern.compile(
            "(?<account>[0-9]{12})\\.dkr[.-]ecr(?:-fips)?\\.(?<region>[a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws|on\\.amazonwebservices\\.com\\.cn)");

    /** A private registry of Amazon ECR: one for each account and region. */
    public record EcrRegistry(String account, String region) {}

    /** The parts of a reference; empty for any other text. */
    public static Optional<ImageReference> parse(String text) {
        var reference = REFERENCE.matcher(text);
        if (!reference.matches() || reference.group("name").length() > MAX_NAME) {
            return Optional.empty();
        }
        var registry = Optional.ofNullable(reference.group("host")).orElse(DOCKER_HUB);
        var path = reference.group("path");
        return Optional.of(new ImageReference(
                reference.group("name"),
                registry,
                registry.equals(DOCKER_HUB) && !path.contains("/") ? "library/" + path : path,
                Optional.ofNullable(reference.group("tag")),
                Optional.ofNullable(reference.group("digest"))));
    }

    /** @throws SpecException for a text that is not a reference */
    public static ImageReference of(String text) {
        return parse(text)
                .orElseThrow(
                        () -> new SpecException(
                                "'%s' is not a valid image reference".formatted(text),
                                "write [host[:port]/]path[:tag][@sha256:64 hexadecimal digits], the path in lowercase, such as public.ecr.aws/nginx/nginx:1.29"));
    }

    /** The private ECR registry that holds the image; empty for any other registry, {@code public.ecr.aws} too. */
    public Optional<EcrRegistry> ecr() {
        return Optional.of(ECR.matcher(registry))
                .filter(host -> host.matches())
                .map(host -> new EcrRegistry(host.group("account"), host.group("region")));
    }

    /** True for the tag {@code latest}, which is also that of a reference without tag and digest. */
    public boolean isLatest() {
        return digest.isEmpty() && tag.orElse("latest").equals("latest");
    }

    /** True if both images are in the same repository of the same registry. */
    public boolean isOfSameRepository(ImageReference other) {
        return registry.equals(other.registry) && repository.equals(other.repository);
    }

    /** The reference of the image with that digest in the same repository, without a tag. */
    public String at(String other) {
        return name + "@" + other;
    }
}
