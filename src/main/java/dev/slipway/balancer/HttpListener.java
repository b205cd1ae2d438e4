package dev.slipway.balancer;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import java.util.Map;

/** Port 80 of a balancer: open to the allow-list, with a 404 for whatever no rule takes. */
final class HttpListener extends Component {
    private static final String TYPE = "slipway:balancer:HttpListener";
    private static final int PORT = 80;

    private final ListenerRules rules = new ListenerRules();
    private final Listener listener;

    HttpListener(String name, LoadBalancer balancer, AllowList allow) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        createIngress(balancer, allow);
        listener = createListener(balancer);
        registerOutputs(Map.of("arn", arn()));
    }

    Output<String> arn() {
        return listener.arn();
    }

    /** The rules that the listener has so far. */
    ListenerRules rules() {
        return rules;
    }

    private void createIngress(LoadBalancer balancer, AllowList allow) {
        for (var block : allow.blocks()) {
            new SecurityGroupIngressRule(
                    child("from-" + block.role()),
                    SecurityGroupIngressRuleArgs.builder()
                            .securityGroupId(balancer.securityGroupId())
                            .description("HTTP from the allow-list")
                            .ipProtocol("tcp")
                            .fromPort(PORT)
                            .toPort(PORT)
                            .cidrIpv4(block.text())
                            .build(),
                    own());
        }
    }

    private Listener createListener(LoadBalancer balancer) {
        return new Listener(
                child("listener"),
                ListenerArgs.builder()
                        .loadBalancerArn(balancer.arn())
                        .port(PORT)
                        .protocol("HTTP")
                        .defaultActions(ListenerDefaultActionArgs.builder()
                                .type("fixed-response")
                                .fixedResponse(ListenerDefaultActionFixedResponseArgs.builder()
                                        .contentType("text/plain")
                                        .messageBody("Not found")
                                        .statusCode("404")
                                        .build())
                                .build())
                        .build(),
                own());
    }
}
