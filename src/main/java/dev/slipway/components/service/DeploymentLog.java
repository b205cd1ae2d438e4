package dev.slipway.components.service;

import java.util.function.Consumer;

/**
 * The log of a deployment.
 *
 * @param progress receives the progress of a migration, a line at a time
 * @param warnings receives a line for each task that stops while ECS deploys the service
 */
public record DeploymentLog(Consumer<String> progress, Consumer<String> warnings) {
    /** No log. */
    public static final DeploymentLog NONE = new DeploymentLog(line -> {}, line -> {});
}
