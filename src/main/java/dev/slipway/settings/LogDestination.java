package dev.slipway.settings;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.Sidecar;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.Optional;

/**
 * The destination of a service's logs: CloudWatch, the archive of the stack, or both.
 *
 * @param router the image of the log router that sends logs to the archive; empty for a service that does not use it
 * @param cloudWatch true if logs are sent to CloudWatch
 */
public record LogDestination(Optional<RegistryImage> router, boolean cloudWatch) {
    /** The values of {@code logs}. */
    enum Way {
        CLOUDWATCH,
        ARCHIVE,
        BOTH
    }

    /** Reads {@code logs}; the default is both in a stack with an archive, else CloudWatch. */
    static LogDestination read(Section service, LogSettings logs, ContainerSpec own, List<Sidecar> sidecars) {
        var way = service.choice("logs", logs.archive().isPresent() ? Way.BOTH : Way.CLOUDWATCH);
        if (way == Way.CLOUDWATCH) {
            return new LogDestination(Optional.empty(), true);
        }
        if (logs.archive().isEmpty()) {
            service.error(
                    "logs", EnumNames.written(way), "the stack has no archive", "declare one as slipway:logs.archive");
            return new LogDestination(Optional.empty(), true);
        }
        service.make("logs", false, () -> {
            LogRouter.RESERVED.check(own, sidecars);
            return true;
        });
        return new LogDestination(logs.archive().map(archive -> logs.router()), way == Way.BOTH);
    }
}
