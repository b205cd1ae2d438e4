package dev.slipway.components.balancer;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.TrustStore;
import com.pulumi.aws.lb.TrustStoreArgs;
import com.pulumi.aws.lb.inputs.ListenerMutualAuthenticationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.domain.TrustBundle;
import java.util.Map;
import java.util.Optional;

/**
 * Port 443 of a balancer, with TLS 1.2 and 1.3. Where clients must show certificates, the balancer refuses the handshake
 * of all others.
 *
 * <p>Children: {@code <name>-from-<who>}, {@code <name>-listener}, and {@code <name>-trust} where clients show
 * certificates.
 */
final class HttpsListener extends Component implements ApplicationListener {
    private static final String TYPE = "slipway:balancer:HttpsListener";
    private static final int PORT = 443;

    /**
     * What AWS recommends: TLS 1.3, also with post-quantum keys, and TLS 1.2 with forward secrecy and authenticated
     * encryption alone. See
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html">security
     * policies</a>.
     */
    static final String POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

    private final ListenerRules rules = new ListenerRules();
    private final Listener listener;

    HttpsListener(String name, LoadBalancer balancer, ListenerIngress callers, Tls tls) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        callers.admit(name, PORT, balancer.securityGroupId(), childOptions());
        listener = createListener(balancer, tls, tls.clients().map(this::createTrust));
        registerOutputs(Map.of("arn", arn()));
    }

    @Override
    public Output<String> arn() {
        return listener.arn();
    }

    @Override
    public ListenerRules rules() {
        return rules;
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
                        .certificateArn(tls.domain().certificateArn().orElseThrow())
                        .mutualAuthentication(mutual(trust))
                        .defaultActions(ApplicationListener.notFound())
                        .build(),
                childOptions());
    }

    private static ListenerMutualAuthenticationArgs mutual(Optional<TrustStore> trust) {
        var builder = ListenerMutualAuthenticationArgs.builder();
        // Said aloud even where there is none: the provider takes a missing block for "as it is".
        trust.ifPresentOrElse(store -> builder.mode("verify").trustStoreArn(store.arn()), () -> builder.mode("off"));
        return builder.build();
    }
}
