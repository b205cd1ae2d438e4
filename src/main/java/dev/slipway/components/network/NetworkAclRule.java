package dev.slipway.components.network;

/**
 * One allow rule of a network ACL. Network ACLs are stateless, so that response traffic needs rules as well:
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">rules</a>.
 *
 * @param number the rule number, 1 to 32766; the lowest matching rule applies
 * @param traffic the protocol and ports
 * @param block the addresses of the other side
 */
record NetworkAclRule(int number, Traffic traffic, Cidr block) {

    /** A protocol with its ports, or with its ICMP messages. */
    enum Traffic {
        ALL("-1", 0, 0),
        HTTP("6", 80, 80),
        HTTPS("6", 443, 443),
        /**
         * Ephemeral ports: NAT gateways and load balancers use
         * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html">1024 to 65535</a>.
         */
        EPHEMERAL_TCP("6", 1024, 65535),
        EPHEMERAL_UDP("17", 1024, 65535),
        /**
         * The ICMP message "fragmentation needed", which connections with a smaller MTU need:
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
         * The protocol's <a href="https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml">number</a>, as
         * EC2 returns it; a name would be drift.
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
