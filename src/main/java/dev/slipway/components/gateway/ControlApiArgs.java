package dev.slipway.components.gateway;

import dev.slipway.base.Withers;
import dev.slipway.components.function.JavaFunction;
import java.util.Optional;

/**
 * Arguments of a control API.
 *
 * @param service the name of the service that it controls
 * @param wake answers {@code POST /wake} and {@code GET /status}
 * @param kill answers {@code POST /kill}
 * @param logs lets API Gateway write execution logs
 * @param quota of the key
 * @param logRetentionDays one of the values CloudWatch Logs allows
 * @param domain the host by which callers reach the API, and then by no other name; empty for the one that AWS gives it
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

    /** The default quota, logs kept for 30 days; it may be deleted. */
    public static ControlApiArgs of(String service, JavaFunction wake, JavaFunction kill, ExecutionLogs logs) {
        return new ControlApiArgs(service, wake, kill, logs, UsageQuota.DEFAULT, 30, Optional.empty(), false);
    }

    public ControlApiArgs withLogRetentionDays(int days) {
        return new ControlApiArgs(service, wake, kill, logs, quota, days, domain, protectedFromDeletion);
    }
}
