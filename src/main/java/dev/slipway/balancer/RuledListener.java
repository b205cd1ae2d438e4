package dev.slipway.balancer;

import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.core.Output;

/** A listener that leads requests to services by rules, and answers 404 to what no rule takes. */
interface RuledListener {
    Output<String> arn();

    /** The rules that the listener has so far. */
    ListenerRules rules();

    /** What happens to a request that no rule takes. */
    static ListenerDefaultActionArgs notFound() {
        return ListenerDefaultActionArgs.builder()
                .type("fixed-response")
                .fixedResponse(ListenerDefaultActionFixedResponseArgs.builder()
                        .contentType("text/plain")
                        .messageBody("Not found")
                        .statusCode("404")
                        .build())
                .build();
    }
}
