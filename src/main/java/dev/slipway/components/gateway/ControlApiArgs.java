package dev.slipway.components.gateway;

import dev.slipway.base.Withers;
import dev.slipway.components.function.JavaFunction;
import java.util.Optional;

/**
 * Arguments of {@link ControlApi}.
 *
 * @param service name of the controlled service
 * @param wake function that answers {@code POST /wake} and {@code GET /status}
 * @param kill function that answers {@code POST /kill}
 * @param logs account setting that allows API Gateway to write execution logs
 * @param quota throttle and quota of the API key
 * @param logRetentionDays one of the values CloudWatch Logs allows
 * @param domain custom domain name, which then is the only host of the API; empty for the host that AWS assigns
 * @param protectedFromDeletion whether Pulumi refuses to delete the API and its key
 */
@Withers
public record ControlApiArgs(
        String service,
        JavaFunction wake,
        JavaFunction kill,
        ExecutionLogs logs,
        UsageQuota quota,
        int logRetentionDays,
        Optional<ControlDomain> domain,
        boolean protectedFromDeletion)
        implements ControlApiArgsBuilder.With {

    /** A control API with the default quota and logs for 30 days, without deletion protection. */
    public static ControlApiArgs of(String service, JavaFunction wake, JavaFunction kill, ExecutionLogs logs) {
        return new ControlApiArgs(service, wake, kill, logs, UsageQuota.DEFAULT, 30, Optional.empty(), false);
    }

    public ControlApiArgs withLogRetentionDays(int days) {
        return new ControlApiArgs(service, wake, kill, logs, quota, days, domain, protectedFromDeletion);
    }
}
