package dev.slipway.components.service;

import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The log configurations of the containers of a task.
 *
 * @param group the name of the log group
 * @param router the container that receives the logs of all other containers; empty if they go to the log group
 *     directly
 */
record ContainerLogs(Output<String> group, Output<String> region, Optional<LogRouter> router) {
    /** The prefix of the names of all log streams. */
    static final String STREAMS = "ecs/";

    /** The name of a container's log stream without the task's id at its end. */
    String stream(String container) {
        return STREAMS + container + (router.isPresent() ? LogRouter.TAG : "/");
    }

    /** The log configuration of a container: the log router, or the log group if there is no router. */
    Map<String, Object> configuration() {
        return router.map(through -> configuration(LogRouter.DRIVER, through.options(region)))
                .orElseGet(this::direct);
    }

    /** The log configuration of a container that logs to the log group directly, with or without a log router. */
    Map<String, Object> direct() {
        var options = new LinkedHashMap<String, Object>();
        options.put("awslogs-group", group);
        options.put("awslogs-region", region);
        options.put("awslogs-stream-prefix", "ecs");
        // In blocking mode the container would hang while its logs cannot be delivered.
        options.put("mode", "non-blocking");
        options.put("max-buffer-size", "25m");
        return configuration("awslogs", options);
    }

    private static Map<String, Object> configuration(String driver, Map<String, Object> options) {
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("logDriver", driver);
        configuration.put("options", options);
        return configuration;
    }
}
