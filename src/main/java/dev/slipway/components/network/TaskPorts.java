package dev.slipway.components.network;

/**
 * The TCP ports of a security-group rule between tasks and their callers. They are part of the rule's logical name, so that a
 * change of the port creates a second rule: Pulumi deletes the first one at the end of the update, when the tasks with the
 * new port are deployed, and not at all if their deployment fails.
 *
 * @param from the first port
 * @param to the last port
 */
public record TaskPorts(int from, int to) {
    /** All ports, for tasks of two revisions that may have different ports. */
    public static final TaskPorts ALL = new TaskPorts(0, 65_535);

    public static TaskPorts of(int port) {
        return new TaskPorts(port, port);
    }

    /** The role of a rule for these ports, from the role of its other end. */
    public String role(String end) {
        return from == to ? end + "-" + from : end + "-all";
    }
}
