package dev.slipway.components.image;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image of any registry, by its reference: {@code [host[:port]/]path[:tag][@sha256:digest]}, see the
 * <a href="https://pkg.go.dev/github.com/distribution/reference">grammar</a>. Without a host it is one of Docker Hub.
 *
 * <p>The role that pulls an image from another account's ECR needs that account's leave too, in the repository's policy,
 * see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html">repository policies</a>.
 */
public record RegistryImage(String text) implements ContainerImage {
    private static final int LONGEST_NAME = 255;
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

    /** @throws IllegalArgumentException for a text that is no reference */
    public RegistryImage {
        if (parse(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' is no reference of an image; write [host[:port]/]path[:tag][@sha256:64 hexadecimal digits], the path in lowercase, such as public.ecr.aws/nginx/nginx:1.29"
                            .formatted(text));
        }
    }

    public static RegistryImage of(String text) {
        return new RegistryImage(text);
    }

    /** Whether a digest says which image it is; a tag may name another one tomorrow. */
    public boolean pinned() {
        return part("digest").isPresent();
    }

    @Override
    public Output<String> reference() {
        return Output.of(text);
    }

    @Override
    public Optional<Output<String>> repositoryArn() {
        return ecr().map(registry -> AwsContext.partition().applyValue(partition -> "arn:%s:ecr:%s:%s:repository/%s"
                .formatted(
                        partition,
                        registry.group("region"),
                        registry.group("account"),
                        part("path").orElseThrow())));
    }

    /** Whether the image is in a private ECR repository, of any account. */
    public boolean inEcr() {
        return ecr().isPresent();
    }

    /** The region of the private ECR repository; empty for any other registry. */
    public Optional<String> ecrRegion() {
        return ecr().map(registry -> registry.group("region"));
    }

    private Optional<Matcher> ecr() {
        return part("host").map(ECR::matcher).filter(Matcher::matches);
    }

    private Optional<String> part(String name) {
        return parse(text).map(reference -> reference.group(name));
    }

    private static Optional<Matcher> parse(String text) {
        return Optional.of(REFERENCE.matcher(text))
                .filter(Matcher::matches)
                .filter(reference -> reference.group("name").length() <= LONGEST_NAME);
    }
}
