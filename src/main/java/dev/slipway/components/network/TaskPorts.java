package dev.slipway.components.network;

/**
 * The ports of a security-group rule between tasks and their callers. They are part of the rule's logical name, so that a
 * change of the port creates a second rule: Pulumi deletes the first one at the end of the update, when the tasks with the
 * new port are deployed, and not at all if their deployment fails.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param from the first port
 * @param to the last port
 */
public record TaskPorts(String protocol, int from, int to) {
    private static final String TCP = "tcp";

    /** All TCP ports, for tasks of two revisions that may have different ports. */
    public static final TaskPorts ALL = new TaskPorts(TCP, 0, 65_535);

    /** One TCP port. */
    public static TaskPorts of(int port) {
        return new TaskPorts(TCP, port, port);
    }

    /** One UDP port. */
    public static TaskPorts udp(int port) {
        return new TaskPorts("udp", port, port);
    }

    /** The role of a rule for these ports, from the role of its other end. */
    public String role(String end) {
        var ports = from == to ? end + "-" + from : end + "-all";
        return protocol.equals(TCP) ? ports : ports + "-" + protocol;
    }
}
