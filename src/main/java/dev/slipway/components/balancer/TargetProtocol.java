package dev.slipway.components.balancer;

/**
 * The protocol of a load balancer's requests to tasks, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-protocol-version">
 * protocol versions</a>. With HTTP/2 and gRPC, clients must use HTTP/2, which the load balancer accepts with TLS only. A
 * change replaces the target group.
 */
public enum TargetProtocol {
    HTTP("HTTP", "HTTP1"),
    /** HTTP with TLS; the load balancer accepts any certificate of the task. */
    HTTPS("HTTPS", "HTTP1"),
    /** HTTP/2 without TLS. */
    HTTP2("HTTP", "HTTP2"),
    /** gRPC without TLS. */
    GRPC("HTTP", "GRPC");

    private final String protocol;
    private final String version;

    TargetProtocol(String protocol, String version) {
        this.protocol = protocol;
        this.version = version;
    }

    /** The protocol of the target group. */
    String protocol() {
        return protocol;
    }

    /** The protocol version of the target group. */
    String version() {
        return version;
    }

    /** True if clients must use HTTP/2, and therefore TLS. */
    public boolean needsTls() {
        return this == HTTP2 || this == GRPC;
    }
}
