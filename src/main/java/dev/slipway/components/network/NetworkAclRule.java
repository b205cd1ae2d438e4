package dev.slipway.components.network;

/**
 * One rule of a network ACL, which admits. ACLs know no connections, so answers need rules as well:
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">rules</a>.
 *
 * @param number where it stands, 1 to 32766; the lowest that fits decides
 * @param traffic what it is about
 * @param block whose addresses
 */
record NetworkAclRule(int number, Traffic traffic, Cidr block) {

    /** What a rule is about: a protocol with its ports, or with its messages. */
    enum Traffic {
        ALL("-1", 0, 0),
        HTTP("6", 80, 80),
        HTTPS("6", 443, 443),
        /**
         * The ports that callers choose for themselves: NAT gateways and balancers take
         * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html">1024 to 65535</a>.
         */
        EPHEMERAL_TCP("6", 1024, 65535),
        EPHEMERAL_UDP("17", 1024, 65535),
        /**
         * "Fragmentation needed", without which a connection over a narrow link stands still:
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
         * EC2 tells it: a name would be drift.
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

        /** The type of ICMP's messages; 0 for other protocols, as EC2 tells it. */
        int icmpType() {
            return this == TOO_BIG ? 3 : 0;
        }

        /** The code of ICMP's messages; 0 for other protocols. */
        int icmpCode() {
            return this == TOO_BIG ? 4 : 0;
        }
    }
}
