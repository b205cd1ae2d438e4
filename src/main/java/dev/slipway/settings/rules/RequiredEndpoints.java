package dev.slipway.settings.rules;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.SecretReference;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.TaskSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The VPC endpoints that the tasks of a service or job need to start and to call its stores, see <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html">ECS and VPC endpoints</a>.
 *
 * @param endpoints the short names of the AWS services that need an endpoint in a VPC without a NAT gateway
 * @param internet the images in registries on the internet
 * @param elsewhere the images, secrets and parameters of other regions: an <a
 *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html">interface endpoint</a> of the
 *     stack reaches an AWS service of its own region
 */
record RequiredEndpoints(Set<String> endpoints, List<String> internet, List<String> elsewhere) {

    static RequiredEndpoints of(TaskSettings service, String region) {
        var endpoints = new LinkedHashSet<String>();
        if (!(service.image() instanceof RegistryImage)
                || references(service)
                        .flatMap(image -> image.ecrRegion().stream())
                        .anyMatch(region::equals)) {
            endpoints.addAll(List.of("ecr", "s3"));
        }
        endpoints.add("logs");
        service.tracing().map(Tracing::destination).ifPresent(to -> {
            if (to instanceof TraceDestination.XRay) {
                endpoints.add("xray");
            }
        });
        if (service.logs().router().isPresent()) {
            endpoints.add("firehose");
        }
        secrets(service)
                .filter(secret -> secret.region().orElse(region).equals(region))
                .forEach(secret -> endpoints.add(secret.service()));
        if (!service.task().environmentFiles().isEmpty()) {
            endpoints.add("s3");
        }
        if (service.metrics().isPresent()) {
            endpoints.add("monitoring");
        }
        if (service.task().exec()) {
            endpoints.add("ssmmessages");
        }
        endpoints.addAll(service.uses().endpoints());
        return new RequiredEndpoints(
                endpoints,
                references(service)
                        .filter(image -> !image.inEcr() && !image.equals(ServiceSettings.UNKNOWN_IMAGE))
                        .map(RegistryImage::text)
                        .distinct()
                        .toList(),
                Stream.concat(
                                references(service)
                                        .filter(image -> image.ecrRegion()
                                                .filter(other -> !other.equals(region))
                                                .isPresent())
                                        .map(RegistryImage::text),
                                secrets(service)
                                        .filter(secret ->
                                                !secret.region().orElse(region).equals(region))
                                        .map(SecretReference::text))
                        .distinct()
                        .toList());
    }

    /** The secrets and parameters of all containers of a task. */
    private static Stream<SecretReference> secrets(TaskSettings service) {
        return Stream.concat(
                service.task().secrets().stream(),
                service.tracing().stream().flatMap(tracing -> tracing.destination().secrets().values().stream()));
    }

    /**
     * The endpoints that a function needs: none outside of the VPC, inside it those of the AWS services that it calls.
     * Lambda pulls its image and writes its log from outside of the VPC.
     */
    static List<String> of(FunctionSettings function) {
        return function.uses().inVpc() ? List.copyOf(function.uses().endpoints()) : List.of();
    }

    /** The images that are pulled by their reference, from a registry outside of the stack. */
    private static Stream<RegistryImage> references(TaskSettings service) {
        var own = service.image() instanceof RegistryImage image ? Stream.of(image) : Stream.<RegistryImage>empty();
        return Stream.of(
                        own,
                        service.task().images().stream(),
                        service.logs().router().stream(),
                        service.tracing().map(Tracing::image).stream())
                .flatMap(images -> images);
    }
}
