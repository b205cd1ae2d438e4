package dev.slipway.components.gateway;

import dev.slipway.base.Withers;
import dev.slipway.components.SharedResources;
import dev.slipway.components.function.JavaFunction;
import java.util.Optional;

/**
 * Arguments of {@link ControlApi}.
 *
 * @param service name of the controlled service
 * @param wake function that answers {@code POST /wake} and {@code GET /status}
 * @param kill function that answers {@code POST /kill}
 * @param logs account setting that allows API Gateway to write execution logs; empty if another stack sets it
 * @param quota throttle and quota of the API key
 * @param domain custom domain name, which then is the only host of the API; empty for the host that AWS assigns
 */
@Withers
public record ControlApiArgs(
        String service,
        JavaFunction wake,
        JavaFunction kill,
        Optional<ExecutionLogs> logs,
        UsageQuota quota,
        Optional<ControlDomain> domain,
        SharedResources shared)
        implements ControlApiArgsBuilder.With {

    /** A control API with the default quota. */
    public static ControlApiArgs of(
            String service, JavaFunction wake, JavaFunction kill, Optional<ExecutionLogs> logs) {
        return new ControlApiArgs(
                service, wake, kill, logs, UsageQuota.DEFAULT, Optional.empty(), SharedResources.NONE);
    }
}
