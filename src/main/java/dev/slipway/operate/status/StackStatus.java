package dev.slipway.operate.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status of a stack.
 *
 * @param stack the stack's name
 * @param environmentUsers the stacks that use the environment of this one; empty for a stack that shares none
 * @param alarms those in the state {@code ALARM}
 */
public record StackStatus(
        String stack,
        String region,
        List<ServiceStatus> services,
        List<JobStatus> jobs,
        Optional<DatabaseStatus> database,
        List<QueueStatus> queues,
        Optional<List<String>> environmentUsers,
        List<Alarm> alarms) {

    /**
     * Messages of a queue, as of the last minutes.
     *
     * @param name the name in the stack file
     * @param visible messages that wait for a receiver
     * @param inFlight messages that are received and not yet deleted
     * @param dead messages in the dead-letter queue
     */
    public record QueueStatus(String name, long visible, long inFlight, long dead) {}

    /**
     * The status of the database.
     *
     * @param status the status of RDS, such as {@code available}
     * @param capacity in ACUs, of the last minutes; empty if CloudWatch has no data
     */
    public record DatabaseStatus(
            String name, String engine, String status, double minAcu, double maxAcu, Optional<Double> capacity) {
        boolean fails() {
            return status.matches("failed|inaccessible-.*|incompatible-.*|storage-full|stopped|stopping|deleting|gone");
        }
    }

    /** An alarm in the state {@code ALARM}. */
    public record Alarm(String name, String reason, Instant since) {}

    /** True if nothing is unhealthy and no alarm is in the state {@code ALARM}. */
    public boolean healthy() {
        return alarms.isEmpty()
                && database.filter(DatabaseStatus::fails).isEmpty()
                && jobs.stream().noneMatch(JobStatus::fails)
                && services.stream().noneMatch(service -> service.state() == ServiceState.UNHEALTHY);
    }
}
