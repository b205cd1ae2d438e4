package dev.slipway.components.distribution;

import com.pulumi.aws.cloudfront.inputs.DistributionOriginArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginCustomHeaderArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginCustomOriginConfigArgs;
import com.pulumi.core.Output;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.gateway.ApiStage;
import java.util.Optional;

/**
 * Origin of a distribution. The <a
 * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html">managed
 * origin request policies</a>, whose ids that page lists, forward the whole request.
 */
public sealed interface Origin {
    /** Seconds without an answer, the most that needs no quota of its own. */
    int TIMEOUT = 60;

    /** The origin as a distribution has it. */
    DistributionOriginArgs args(String id);

    /** The managed policy for what is passed on. */
    String requestPolicyId();

    /** A balancer that lets only its distribution in. */
    record BalancerOrigin(LoadBalancer balancer) implements Origin {
        @Override
        public DistributionOriginArgs args(String id) {
            return DistributionOriginArgs.builder()
                    .originId(id)
                    .domainName(balancer.dnsName())
                    .customHeaders(proof(balancer.originSecret()))
                    .customOriginConfig(config(balancer.hasTls() ? "https-only" : "http-only"))
                    .build();
        }

        /** AllViewer: with the host that was asked for, which the balancer's certificate and routes are for. */
        @Override
        public String requestPolicyId() {
            return "216adef6-5c7f-47e4-b989-5492eafa07d3";
        }
    }

    /** An HTTP API by the name that AWS gives it, which admits the requests of its distribution alone. */
    record ApiOrigin(ApiStage stage) implements Origin {
        @Override
        public DistributionOriginArgs args(String id) {
            return DistributionOriginArgs.builder()
                    .originId(id)
                    .domainName(stage.url().applyValue(url -> url.replaceFirst("^https://", "")))
                    .customHeaders(proof(stage.originSecret()))
                    .customOriginConfig(config("https-only"))
                    .build();
        }

        /** AllViewerExceptHostHeader: the API answers to no other name than its own. */
        @Override
        public String requestPolicyId() {
            return "b689b0a8-53d0-40ab-baf2-68738e2966ac";
        }
    }

    /** Origin header with the verification secret; it replaces a header of this name in the request. */
    private static DistributionOriginCustomHeaderArgs proof(Optional<Output<String>> secret) {
        return DistributionOriginCustomHeaderArgs.builder()
                .name(OriginVerificationSecret.HEADER)
                .value(secret.orElseThrow())
                .build();
    }

    private static DistributionOriginCustomOriginConfigArgs config(String protocol) {
        return DistributionOriginCustomOriginConfigArgs.builder()
                .httpPort(80)
                .httpsPort(443)
                .originProtocolPolicy(protocol)
                .originSslProtocols("TLSv1.2")
                .originReadTimeout(TIMEOUT)
                .originKeepaliveTimeout(TIMEOUT)
                .build();
    }
}
