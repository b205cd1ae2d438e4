package dev.slipway.analysis.securitygroup;

import java.util.Map;

/**
 * Protocol and ports of a security group rule.
 *
 * @param protocol {@code tcp}, {@code udp}, a number, or {@code -1} for all
 */
public record PortRange(String protocol, int from, int to) {
    private static final int MAX_PORT = 65_535;
    private static final String ALL = "-1";

    /** Reads the ports from the inputs of a rule. */
    public static PortRange of(Map<?, ?> rule) {
        var protocol = String.valueOf(rule.containsKey("ipProtocol") ? rule.get("ipProtocol") : rule.get("protocol"));
        if (protocol.equals(ALL) || protocol.equals("all") || !(rule.get("fromPort") instanceof Number from)) {
            return new PortRange(protocol.equals("all") ? ALL : protocol, 0, MAX_PORT);
        }
        var to = rule.get("toPort") instanceof Number last ? last.intValue() : from.intValue();
        return new PortRange(protocol, from.intValue(), to);
    }

    /** True for ranges with a port of a protocol in common. */
    public boolean overlap(PortRange other) {
        return (protocol.equals(ALL) || other.protocol.equals(ALL) || protocol.equals(other.protocol))
                && from <= other.to
                && other.from <= to;
    }

    /** {@code 3306}, {@code 53/udp}, {@code 8000-8100}; {@code any port} for all. */
    public String label() {
        if (from == 0 && to == MAX_PORT) {
            return protocol.equals(ALL) ? "any port" : "any port/" + protocol;
        }
        var range = from == to ? String.valueOf(from) : from + "-" + to;
        return protocol.equals("tcp") ? range : range + "/" + protocol;
    }

    /** {@code tcp 443}, {@code udp 8000-8100}; {@code every port} for all. */
    @Override
    public String toString() {
        if (protocol.equals(ALL)) {
            return "every port";
        }
        return "%s %s".formatted(protocol, from == to ? from : from + "-" + to);
    }

    /** True for one TCP or UDP port. */
    public boolean isOnePort() {
        return from == to && (protocol.equals("tcp") || protocol.equals("udp"));
    }
}
