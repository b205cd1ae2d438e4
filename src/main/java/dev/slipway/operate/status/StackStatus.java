package dev.slipway.operate.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a stack is doing.
 *
 * @param stack its name
 * @param alarms those that are on
 */
public record StackStatus(
        String stack, String region, List<ServiceStatus> services, Optional<Database> database, List<Alarm> alarms) {

    /**
     * The database.
     *
     * @param status as RDS tells it, {@code available} where it answers
     * @param capacity in ACUs, of the last minutes; empty where CloudWatch has none
     */
    public record Database(
            String name, String engine, String status, double minAcu, double maxAcu, Optional<Double> capacity) {
        boolean fails() {
            return status.matches("failed|inaccessible-.*|incompatible-.*|storage-full|stopped|stopping|deleting|gone");
        }
    }

    /** An alarm that is on. */
    public record Alarm(String name, String reason, Instant since) {}

    /** Whether nothing of it is unhealthy and no alarm is on. */
    public boolean healthy() {
        return alarms.isEmpty()
                && database.filter(Database::fails).isEmpty()
                && services.stream().noneMatch(service -> service.state() == ServiceState.UNHEALTHY);
    }
}
