package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.link.Link;
import dev.slipway.base.link.Links;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.network.TaskPorts;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceConnectionTest {
    @Test
    void theProxyOfTheMainPortNeverChangesAndThoseOfOthersDependOnTheirNames() {
        var all = ServiceConnection.proxies(Set.of("", "grpc", "admin"));

        assertThat(all.get("")).isEqualTo(TaskPorts.of(10_080));
        assertThat(all.values()).doesNotHaveDuplicates().allSatisfy(port -> assertThat(port.from())
                .isBetween(10_080, 10_980));
        assertThat(ServiceConnection.proxies(Set.of("grpc"))).containsEntry("grpc", all.get("grpc"));
    }

    @Test
    void callersReachANamedPortByTheNameOfTheServiceThroughAProxyOfItsOwn() {
        var plan = Programs.plan(context -> {
            var network = BaseComponents.network();
            var names = new Namespace("names");
            var args = ServiceArgs.of(
                    BaseComponents.cluster(),
                    network,
                    RegistryImage.of("app:1"),
                    ServiceSpec.of(ContainerSpec.listening(80).withPorts(Map.of("grpc", 7070, "other", 7071))),
                    StackIngress.NONE);
            var web = new Service("web", args.withInjected(connected(names, Set.of("", "grpc"))));
            new Service(
                    "caller",
                    args.withLinks(new Links(List.of(Link.of(web.endpoint("grpc")))))
                            .withInjected(connected(names, Set.of())));
        });
        var proxy = ServiceConnection.proxies(Set.of("", "grpc")).get("grpc").from();

        assertThat(plan.named("web-task-definition").text("containerDefinitions"))
                .contains("\"portMappings\":[{\"containerPort\":80,\"protocol\":\"tcp\",\"name\":\"web\"},"
                        + "{\"containerPort\":7070,\"protocol\":\"tcp\",\"name\":\"web_grpc\"},"
                        + "{\"containerPort\":7071,\"protocol\":\"tcp\"}]");
        assertThat(plan.named("web-service").list("serviceConnectConfiguration.services"))
                .containsExactly(
                        Map.of(
                                "portName",
                                "web",
                                "discoveryName",
                                "web",
                                "ingressPortOverride",
                                10_080L,
                                "clientAlias",
                                List.of(Map.of("dnsName", "web", "port", 80L))),
                        Map.of(
                                "portName",
                                "web_grpc",
                                "discoveryName",
                                "web_grpc",
                                "ingressPortOverride",
                                (long) proxy,
                                "clientAlias",
                                List.of(Map.of("dnsName", "web", "port", 7070L))));
        assertThat(plan.named("web-tasks-from-service-caller-" + proxy).text("toPort"))
                .isEqualTo(Integer.toString(proxy));
    }

    private static InjectedSidecars connected(Namespace names, Set<String> ports) {
        return InjectedSidecars.NONE.withConnection(Optional.of(new ServiceConnection(names.arn(), ports)));
    }
}
