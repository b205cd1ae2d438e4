package dev.slipway.settings.rules;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.LinkKind;
import dev.slipway.settings.ServiceSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The VPC endpoints that the tasks of a service need to start and to call its stores, see <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html">ECS and VPC endpoints</a>.
 *
 * @param endpoints the short names of the AWS services that need an endpoint in a VPC without a NAT gateway
 * @param internet an image in a registry on the internet; empty if there is none
 */
record RequiredEndpoints(Set<String> endpoints, Optional<String> internet) {

    static RequiredEndpoints of(ServiceSettings service) {
        var endpoints = new LinkedHashSet<String>();
        if (!(service.image() instanceof RegistryImage) || references(service).anyMatch(RegistryImage::inEcr)) {
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
        service.spec().task().secrets().forEach(secret -> endpoints.add(secret.service()));
        if (service.metrics().isPresent()) {
            endpoints.add("monitoring");
        }
        if (service.spec().task().exec()) {
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
     * The endpoints that a function needs: none outside of the VPC, inside it those of the AWS services that it calls.
     * Lambda pulls its image and writes its log from outside of the VPC.
     */
    static List<String> of(FunctionSettings function) {
        var kinds = function.uses().kinds();
        return kinds.contains(LinkKind.DATABASE)
                ? kinds.stream().map(LinkKind::endpoint).toList()
                : List.of();
    }

    /** The images that are pulled by their reference, from a registry outside of the stack. */
    private static Stream<RegistryImage> references(ServiceSettings service) {
        var own = service.image() instanceof RegistryImage image ? Stream.of(image) : Stream.<RegistryImage>empty();
        return Stream.of(
                        own,
                        service.spec().task().images().stream(),
                        service.logs().router().stream(),
                        service.tracing().map(Tracing::image).stream())
                .flatMap(images -> images);
    }
}
