package dev.slipway.components.distribution;

import com.pulumi.aws.cloudfront.inputs.DistributionOriginArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginCustomHeaderArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginCustomOriginConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.gateway.HttpApi;
import java.util.List;

/**
 * Origin of a distribution. The <a
 * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html">managed
 * origin request policies</a>, whose ids that page lists, forward the whole request.
 */
public sealed interface Origin {
    /** Origin timeouts in seconds, the maximum without a raised quota. */
    int TIMEOUT = 60;

    /** The inputs of the origin. */
    DistributionOriginArgs args(String id);

    /** The resources that must exist before the origin accepts requests of the distribution. */
    default List<Resource> ready() {
        return List.of();
    }

    /** The id of the managed origin request policy. */
    String requestPolicyId();

    /**
     * A load balancer that answers only requests of its distribution.
     *
     * @param secret the load balancer's verification secret
     */
    record BalancerOrigin(LoadBalancer balancer, Output<String> secret) implements Origin {
        @Override
        public DistributionOriginArgs args(String id) {
            return DistributionOriginArgs.builder()
                    .originId(id)
                    .domainName(balancer.dnsName())
                    .customHeaders(verification(secret))
                    .customOriginConfig(config(balancer.hasTls() ? "https-only" : "http-only"))
                    .build();
        }

        @Override
        public List<Resource> ready() {
            return balancer.ingress();
        }

        /** AllViewer: with the host of the request, which the certificate and the routes of the load balancer are for. */
        @Override
        public String requestPolicyId() {
            return "216adef6-5c7f-47e4-b989-5492eafa07d3";
        }
    }

    /**
     * An HTTP API by the name that AWS assigns, which answers only requests of its distribution.
     *
     * @param secret the verification secret of the API's authorizer
     */
    record ApiOrigin(HttpApi api, Output<String> secret) implements Origin {
        @Override
        public DistributionOriginArgs args(String id) {
            return DistributionOriginArgs.builder()
                    .originId(id)
                    .domainName(api.executeApiHost())
                    .customHeaders(verification(secret))
                    .customOriginConfig(config("https-only"))
                    .build();
        }

        /** AllViewerExceptHostHeader: the API answers only requests with its own host. */
        @Override
        public String requestPolicyId() {
            return "b689b0a8-53d0-40ab-baf2-68738e2966ac";
        }
    }

    /** Origin header with the verification secret; it replaces a header of this name in the request. */
    private static DistributionOriginCustomHeaderArgs verification(Output<String> secret) {
        return DistributionOriginCustomHeaderArgs.builder()
                .name(OriginVerificationSecret.HEADER)
                .value(secret)
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
