package dev.slipway.components.balancer;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.TrustStore;
import com.pulumi.aws.lb.TrustStoreArgs;
import com.pulumi.aws.lb.inputs.ListenerMutualAuthenticationArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.core.Output;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.domain.TrustBundle;
import java.util.Map;
import java.util.Optional;

/**
 * The listener on port 443 of a load balancer, with TLS 1.2 and 1.3, and with mutual TLS where a trust bundle is given.
 *
 * <p>Children: {@code <name>-from-<source>}, {@code <name>-listener}, and {@code <name>-trust} with mutual TLS.
 */
final class HttpsListener extends ApplicationListener {
    private static final String TYPE = "slipway:balancer:HttpsListener";
    private static final int PORT = 443;

    /**
     * The security policy that AWS recommends: TLS 1.3, also with post-quantum key exchange, and TLS 1.2 only with forward
     * secrecy and authenticated encryption. See
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html">security
     * policies</a>.
     */
    static final String POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

    private final Listener listener;

    HttpsListener(String name, LoadBalancer balancer, ListenerIngress callers, Tls tls) {
        super(TYPE, name, balancer);
        callers.rules(PORT, balancer.securityGroupId()).forEach((source, rule) -> ingress()
                .add(new SecurityGroupIngressRule(childName("from-" + source), rule, childOptions())));
        listener = createListener(balancer, tls, tls.clients().map(this::createTrust));
        registerOutputs(Map.of("arn", arn()));
    }

    @Override
    public Output<String> arn() {
        return listener.arn();
    }

    private TrustStore createTrust(TrustBundle bundle) {
        var builder = TrustStoreArgs.builder()
                .caCertificatesBundleS3Bucket(bundle.bucket())
                .caCertificatesBundleS3Key(bundle.key());
        bundle.version().ifPresent(builder::caCertificatesBundleS3ObjectVersion);
        return new TrustStore(ShortNames.trustStore(childName("trust")), builder.build(), childOptions());
    }

    private Listener createListener(LoadBalancer balancer, Tls tls, Optional<TrustStore> trust) {
        return new Listener(
                childName("listener"),
                ListenerArgs.builder()
                        .loadBalancerArn(balancer.arn())
                        .port(PORT)
                        .protocol("HTTPS")
                        .sslPolicy(POLICY)
                        .certificateArn(tls.certificateArn())
                        .mutualAuthentication(mutual(trust))
                        .defaultActions(ApplicationListener.notFound())
                        .build(),
                childOptions());
    }

    private static ListenerMutualAuthenticationArgs mutual(Optional<TrustStore> trust) {
        var builder = ListenerMutualAuthenticationArgs.builder();
        // Set even without a trust store: without the block the provider does not change the setting.
        trust.ifPresentOrElse(store -> builder.mode("verify").trustStoreArn(store.arn()), () -> builder.mode("off"));
        return builder.build();
    }
}
