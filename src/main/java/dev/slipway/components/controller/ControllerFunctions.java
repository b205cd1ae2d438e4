package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.SharedResources;
import dev.slipway.components.function.JavaFunctionArgs;
import dev.slipway.components.service.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The inputs of the controllers' functions.
 *
 * @param code the jar of all controllers
 */
record ControllerFunctions(Service service, Archive code, SharedResources shared) {
    /** @param role the controller, as in {@code wake}, after which its handler is called */
    JavaFunctionArgs args(String role, Map<String, Output<String>> environment, List<Statement> grants) {
        var handler = role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) + "Handler";
        return new JavaFunctionArgs(
                        code,
                        "dev.slipway.controllers." + handler,
                        "Controller %s of the service %s".formatted(role, service.name()),
                        environment,
                        grants,
                        service.name() + "/" + role,
                        service.task().logRetentionDays(),
                        shared.protectedFromDeletion())
                .withKey(shared.key());
    }
}
