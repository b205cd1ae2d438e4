package dev.slipway.components.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import dev.slipway.base.link.LinkClient;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import org.junit.jupiter.api.Test;

class ClientIngressTest {
    private static final Output<String> STORE = Output.of("sg-0123456789abcdef0");
    private static final LinkClient WEB = new LinkClient() {
        @Override
        public String name() {
            return "web";
        }

        @Override
        public Output<String> securityGroupId() {
            return Output.of("sg-0123456789abcdef1");
        }
    };

    private static PlannedResource rule(SecurityGroupIngressRuleArgs inputs) {
        return Programs.plan(context -> new SecurityGroupIngressRule("rule", inputs))
                .named("rule");
    }

    @Test
    void aRuleAdmitsTheSecurityGroupOfTheClientToOnePort() {
        var rule = rule(ClientIngress.of(WEB, STORE, 5432));

        assertThat(rule.text("securityGroupId")).isEqualTo("sg-0123456789abcdef0");
        assertThat(rule.text("referencedSecurityGroupId")).isEqualTo("sg-0123456789abcdef1");
        assertThat(rule.text("description")).isEqualTo("From web");
        assertThat(rule.text("ipProtocol")).isEqualTo("tcp");
        assertThat(rule.text("fromPort")).isEqualTo("5432");
        assertThat(rule.text("toPort")).isEqualTo("5432");
    }

    @Test
    void aRuleOfSeveralPortsIncludesTheLast() {
        var rule = rule(ClientIngress.of(WEB, STORE, 6379, 6380));

        assertThat(rule.text("fromPort")).isEqualTo("6379");
        assertThat(rule.text("toPort")).isEqualTo("6380");
    }

    @Test
    void aRuleInASharedSecurityGroupNamesTheStack() {
        assertThat(rule(ClientIngress.ofStack("shop-test", WEB, STORE, 5432)).text("description"))
                .isEqualTo("From web of shop-test");
    }
}
