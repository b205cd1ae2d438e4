package dev.slipway.components.network;

import dev.slipway.base.Cidr;

/**
 * An allow rule of a network ACL. Network ACLs are stateless, so that responses need rules too; see
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">network ACL rules</a>.
 *
 * @param number rule number, 1 to 32766; the matching rule with the lowest number applies
 * @param traffic protocol and ports
 * @param block source addresses of an ingress rule, destination addresses of an egress rule
 */
record NetworkAclRule(int number, Traffic traffic, Cidr block) {

    /** Protocol of a rule, with its ports or its ICMP type and code. */
    enum Traffic {
        ALL("-1", 0, 0),
        HTTP("6", 80, 80),
        HTTPS("6", 443, 443),
        /**
         * Ephemeral ports of clients; NAT gateways and load balancers use
         * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html">1024 to 65535</a>.
         */
        EPHEMERAL_TCP("6", 1024, 65535),
        EPHEMERAL_UDP("17", 1024, 65535),
        /**
         * ICMP "fragmentation needed", without which a connection over a link with a smaller MTU stalls; see
         * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/path_mtu_discovery.html">path MTU discovery</a>.
         */
        TOO_BIG("1", 0, 0);

        private final String protocol;
        private final int from;
        private final int to;

        Traffic(String protocol, int from, int to) {
            this.protocol = protocol;
            this.from = from;
            this.to = to;
        }

        /**
         * The <a href="https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml">protocol number</a>,
         * as EC2 returns it: a protocol name would show as drift.
         */
        String protocol() {
            return protocol;
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }

        /** The ICMP type; 0 for other protocols, as EC2 returns it. */
        int icmpType() {
            return this == TOO_BIG ? 3 : 0;
        }

        /** The ICMP code; 0 for other protocols. */
        int icmpCode() {
            return this == TOO_BIG ? 4 : 0;
        }
    }
}
