package dev.slipway.analysis.diagram;

import java.util.Map;

/**
 * Protocol and ports of a security group rule.
 *
 * @param protocol {@code tcp}, {@code udp}, a number, or {@code -1} for all
 */
record PortRange(String protocol, int from, int to) {
    private static final int MAX_PORT = 65_535;
    private static final String ALL = "-1";

    /** Reads the ports from the inputs of a rule. */
    static PortRange of(Map<?, ?> rule) {
        var protocol = String.valueOf(rule.containsKey("ipProtocol") ? rule.get("ipProtocol") : rule.get("protocol"));
        if (protocol.equals(ALL) || protocol.equals("all") || !(rule.get("fromPort") instanceof Number from)) {
            return new PortRange(protocol.equals("all") ? ALL : protocol, 0, MAX_PORT);
        }
        var to = rule.get("toPort") instanceof Number last ? last.intValue() : from.intValue();
        return new PortRange(protocol, from.intValue(), to);
    }

    boolean overlap(PortRange other) {
        return (protocol.equals(ALL) || other.protocol.equals(ALL) || protocol.equals(other.protocol))
                && from <= other.to
                && other.from <= to;
    }

    /** {@code 3306}, {@code 53/udp}, {@code 8000-8100}; {@code any port} for all. */
    String label() {
        if (from == 0 && to == MAX_PORT) {
            return protocol.equals(ALL) ? "any port" : "any port/" + protocol;
        }
        var range = from == to ? String.valueOf(from) : from + "-" + to;
        return protocol.equals("tcp") ? range : range + "/" + protocol;
    }
}
