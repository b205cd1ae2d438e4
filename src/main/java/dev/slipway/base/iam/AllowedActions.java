package dev.slipway.base.iam;

import com.pulumi.core.Output;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.List;

/**
 * Actions that a stack file allows to the role of a service.
 *
 * @param actions such as {@code ses:SendEmail}, also with a wildcard within a service such as {@code s3:Get*}
 * @param resources ARNs, or {@code *} alone
 * @param reason the reason for {@code *}; it becomes the sid of the statement
 */
public record AllowedActions(List<String> actions, List<String> resources, String reason) {
    private static final String EVERY_RESOURCE = "*";
    private static final int MAX_REASON = 128;

    /** @throws SpecException for all actions of a service, and for every resource without a reason or beside others */
    public AllowedActions {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        reason = reason.strip();
        var errors = new SpecErrors();
        if (actions.isEmpty()) {
            errors.add("actions", "missing", "name the actions, such as [ses:SendEmail]");
        }
        for (var action : actions) {
            if (action.endsWith(":*")) {
                errors.add(
                        "actions",
                        "%s allows every action of a service".formatted(action),
                        "name those that are needed");
            }
        }
        if (resources.isEmpty()) {
            errors.add("resources", "missing", "name the ARNs, or * with a reason");
        }
        for (var resource : resources) {
            if (resource.matches("arn:([^:]*:){4}\\*")) {
                errors.add(
                        "resources",
                        "%s is every resource of a service".formatted(resource),
                        "name the resources, or write * with a reason");
            }
        }
        if (resources.contains(EVERY_RESOURCE) && resources.size() > 1) {
            errors.add("resources", "* contains the others", "remove * or the others");
        }
        if (reason.length() > MAX_REASON || reason.lines().count() > 1) {
            errors.add("reason", "one line of up to 128 characters is allowed", "shorten it");
        }
        if (resources.equals(List.of(EVERY_RESOURCE)) && !reason.matches(".*[A-Za-z0-9].*")) {
            errors.add(
                    "reason",
                    "a statement on every resource needs a reason",
                    "set it to why no narrower resource is possible, or name the resources");
        }
        errors.throwAll();
    }

    /** The statement of the role. */
    public Statement statement() {
        var statement = Statement.allow(actions.toArray(String[]::new));
        return resources.contains(EVERY_RESOURCE)
                ? statement.onAny(reason)
                : statement.on(resources.stream().map(Output::of).toList());
    }
}
