package dev.slipway.settings.rules;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.ImageSource;
import dev.slipway.settings.LinkKind;
import dev.slipway.settings.ServiceSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the tasks of a service must reach: the stores that it uses, and what they need while they start, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html">ECS and VPC endpoints</a>.
 *
 * @param endpoints the short names of the AWS services that must have an endpoint where there is no NAT gateway
 * @param internet an image that only the internet has
 */
record RequiredEndpoints(Set<String> endpoints, Optional<String> internet) {

    static RequiredEndpoints of(ServiceSettings service) {
        var endpoints = new LinkedHashSet<String>();
        if (!(service.image() instanceof ImageSource.Reference)
                || references(service).anyMatch(RegistryImage::inEcr)) {
            endpoints.addAll(List.of("ecr", "s3"));
        }
        endpoints.add("logs");
        service.tracing().map(Tracing::destination).ifPresent(to -> {
            if (to instanceof TraceDestination.XRay) {
                endpoints.add("xray");
            }
            to.secrets().values().forEach(secret -> endpoints.add(secret.service()));
        });
        if (service.logs().router().isPresent()) {
            endpoints.add("firehose");
        }
        service.spec().secrets().forEach(secret -> endpoints.add(secret.service()));
        if (service.metrics().isPresent()) {
            endpoints.add("monitoring");
        }
        if (service.spec().exec()) {
            endpoints.add("ssmmessages");
        }
        service.uses().kinds().forEach(kind -> endpoints.add(kind.endpoint()));
        return new RequiredEndpoints(
                endpoints,
                references(service)
                        .filter(image -> !image.inEcr())
                        .map(RegistryImage::text)
                        .findFirst());
    }

    /**
     * The endpoints that a function needs: none outside of the VPC, and in it those of what it calls itself. Lambda pulls
     * its image and writes its log from elsewhere.
     */
    static List<String> of(FunctionSettings function) {
        var kinds = function.uses().kinds();
        return kinds.contains(LinkKind.DATABASE)
                ? kinds.stream().map(LinkKind::endpoint).toList()
                : List.of();
    }

    /** The images that are pulled as they are. */
    private static Stream<RegistryImage> references(ServiceSettings service) {
        var own = service.image() instanceof ImageSource.Reference named
                ? Stream.of(named.image())
                : Stream.<RegistryImage>empty();
        return Stream.of(
                        own,
                        service.spec().images().stream(),
                        service.logs().router().stream(),
                        service.tracing().map(Tracing::image).stream())
                .flatMap(images -> images);
    }
}
