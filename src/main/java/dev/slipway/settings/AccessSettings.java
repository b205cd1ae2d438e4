package dev.slipway.settings;

import dev.slipway.base.iam.AllowedActions;
import dev.slipway.components.AddedAccess;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;

/** Reader of {@code allow} and {@code securityGroups} of a service. */
final class AccessSettings {
    private static final TextFormat ACTION =
            TextFormat.of("an action such as ses:SendEmail, or several such as s3:Get*", "[a-z0-9-]+:[A-Za-z0-9*]+");
    private static final TextFormat RESOURCE =
            TextFormat.of("an ARN, or *", "\\*|arn:aws[a-z-]*:[a-z0-9-]+:[^:]*:[^:]*:.+");
    private static final TextFormat GROUP =
            TextFormat.of("the id of a security group such as sg-0123456789abcdef0", "sg-[0-9a-f]{8,17}");

    private AccessSettings() {}

    static AddedAccess read(Section service) {
        var allow = service.list("allow").stream()
                .map(AccessSettings::allowed)
                .flatMap(Optional::stream)
                .toList();
        var groups = service.texts("securityGroups", List.of(), GROUP);
        return service.make(() -> new AddedAccess(allow, groups)).orElse(AddedAccess.NONE);
    }

    private static Optional<AllowedActions> allowed(Section statement) {
        try (statement) {
            var actions = statement.texts("actions", List.of(), ACTION);
            var resources = statement.texts("resources", List.of(), RESOURCE);
            var reason = statement.text("reason", "", TextFormat.ANY);
            return statement.make(() -> new AllowedActions(actions, resources, reason));
        }
    }
}
