package dev.slipway.settings;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.Sidecar;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.Optional;

/**
 * Where a service logs to.
 *
 * @param router the image of what sends logs to the archive; empty where nobody does
 * @param cloudWatch whether CloudWatch has them
 */
public record LogDestination(Optional<RegistryImage> router, boolean cloudWatch) {
    /** What a stack file calls it. */
    enum Way {
        CLOUDWATCH,
        ARCHIVE,
        BOTH
    }

    /** To both, where the stack has an archive and the service does not say otherwise. */
    static LogDestination read(Section service, LogSettings logs, ContainerSpec own, List<Sidecar> sidecars) {
        var way = service.choice("logs", logs.archive().isPresent() ? Way.BOTH : Way.CLOUDWATCH);
        if (way == Way.CLOUDWATCH) {
            return new LogDestination(Optional.empty(), true);
        }
        if (logs.archive().isEmpty()) {
            service.fault(
                    "logs", EnumNames.written(way), "the stack has no archive", "declare one as slipway:logs.archive");
            return new LogDestination(Optional.empty(), true);
        }
        service.make("logs", false, () -> {
            LogRouter.RESERVED.check(own, sidecars);
            return true;
        });
        return new LogDestination(logs.archive().map(archive -> logs.router()), way == Way.BOTH);
    }

    /** What sends a service's logs to the archive, where something does. */
    Optional<LogRouter> in(Optional<LogArchive> archive, String service) {
        return router.map(image -> new LogRouter(image, archive.orElseThrow().deliver(service), cloudWatch));
    }
}
