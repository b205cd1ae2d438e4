package dev.slipway.components.service;

import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the containers of a task log to.
 *
 * @param group the name of the log group
 * @param router what takes all containers' logs but its own; empty where they go to the log group directly
 */
record ContainerLogs(Output<String> group, Output<String> region, Optional<LogRouter> router) {
    /** What the name of every log stream starts with. */
    static final String STREAMS = "ecs/";

    /** What stands before the task's id in the name of a container's log stream. */
    String stream(String container) {
        return STREAMS + container + (router.isPresent() ? LogRouter.TAG : "/");
    }

    /** A container's log configuration. */
    Map<String, Object> configuration() {
        return router.map(each -> configuration(LogRouter.DRIVER, each.options(region)))
                .orElseGet(this::direct);
    }

    /** That of a container whose log goes to the log group whatever others do. */
    Map<String, Object> direct() {
        var options = new LinkedHashMap<String, Object>();
        options.put("awslogs-group", group);
        options.put("awslogs-region", region);
        options.put("awslogs-stream-prefix", "ecs");
        // A container must not hang because its logs cannot be delivered.
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
