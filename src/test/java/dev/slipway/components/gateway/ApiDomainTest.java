package dev.slipway.components.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.asset.FileArchive;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.components.SharedResources;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.domain.TrustBundle;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.JavaFunctionArgs;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The host names of APIs. */
class ApiDomainTest {
    private static Plan http(UnaryOperator<Tls> with) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var tls = with.apply(BaseComponents.tls("domain", "api.example.com", "example.com"));
            var api = new HttpApi(
                    "api", HttpApiSpec.DEFAULT, network, Optional.of(tls), Optional.empty(), SharedResources.NONE);
            api.backend("orders", ServiceIntegrationSpec.of(8080, "/*"));
            context.export("url", api.publish().url());
        });
    }

    private static Plan control() {
        return Programs.plan(context -> {
            var domain = new ControlDomain("hosts", BaseComponents.tls("domain", "control.example.com"));
            var logs = Optional.of(new ExecutionLogs("execution-logs", ComponentResourceOptions.Empty));
            for (var service : List.of("tunnel", "shop")) {
                var args = ControlApiArgs.of(service, function(service + "-wake"), function(service + "-kill"), logs)
                        .withDomain(Optional.of(domain));
                context.export(service, new ControlApi(service + "-control", args).url());
            }
        });
    }

    private static JavaFunction function(String name) {
        return new JavaFunction(
                name,
                new JavaFunctionArgs(
                        new FileArchive("a.jar"), "a.Handler", name, Map.of(), List.of(), "x/" + name, 30, false),
                ComponentResourceOptions.Empty);
    }

    @Test
    void eachHostHasTheDomainsCertificateAndMapsToTheStage() {
        var plan = http(tls -> tls);

        assertThat(List.of("api.example.com", "example.com")).allSatisfy(host -> {
            var name = plan.named("api-stage-%s-name".formatted(host));
            var mapping = plan.named("api-stage-%s-mapping".formatted(host));
            var record = (Map<?, ?>)
                    plan.named("domain-%s-a".formatted(host)).list("aliases").get(0);
            assertThat(name.text("domainName")).isEqualTo(host);
            assertThat(name.input("domainNameConfiguration"))
                    .contains(Map.of(
                            "certificateArn",
                            plan.named("domain-certificate-issued").text("certificateArn"),
                            "endpointType",
                            "REGIONAL",
                            "securityPolicy",
                            "TLS_1_2"));
            assertThat(name.input("mutualTlsAuthentication")).isEmpty();
            assertThat(mapping.text("domainName")).isEqualTo(host);
            assertThat(mapping.text("stage")).isEqualTo("$default");
            assertThat(record.get("name").toString())
                    .matches("d-[0-9a-f]{10}\\.execute-api\\.eu-west-1\\.amazonaws\\.com");
        });
        assertThat(plan.outputs()).containsEntry("url", "https://api.example.com");
    }

    @Test
    void theDefaultEndpointOfTheApiIsDisabled() {
        assertThat(http(tls -> tls).named("api-http").flag("disableExecuteApiEndpoint"))
                .isTrue();
        assertThat(control().named("shop-control-rest").flag("disableExecuteApiEndpoint"))
                .isTrue();
    }

    @Test
    void clientsPresentCertificatesOfTheTrustBundle() {
        var plan = http(
                tls -> tls.withClients(Optional.of(new TrustBundle("authorities", "clients.pem", Optional.of("v1")))));

        assertThat(plan.named("api-stage-api.example.com-name").input("mutualTlsAuthentication"))
                .contains(Map.of("truststoreUri", "s3://authorities/clients.pem", "truststoreVersion", "v1"));
    }

    @Test
    void controlApisShareAHostEachBelowItsServicesName() {
        var plan = control();
        var name = plan.named("hosts-name");

        assertThat(name.text("regionalCertificateArn"))
                .isEqualTo(plan.named("domain-certificate-issued").text("certificateArn"));
        assertThat(name.input("endpointConfiguration")).contains(Map.of("types", "REGIONAL"));
        assertThat(name.text("securityPolicy")).isEqualTo("TLS_1_2");
        assertThat(plan.named("hosts-tunnel").text("basePath")).isEqualTo("tunnel");
        assertThat(plan.named("hosts-shop").text("stageName")).isEqualTo("live");
        assertThat(plan.outputs())
                .containsEntry("tunnel", "https://control.example.com/tunnel")
                .containsEntry("shop", "https://control.example.com/shop");
        assertThat(plan.named("domain-control.example.com-a").list("aliases")).hasSize(1);
    }
}
