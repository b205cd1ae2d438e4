package dev.slipway.components.service;

import static dev.slipway.components.service.PlannedTask.IMAGE;
import static dev.slipway.components.service.PlannedTask.SPEC;
import static dev.slipway.components.service.PlannedTask.XRAY;
import static dev.slipway.components.service.PlannedTask.container;
import static dev.slipway.components.service.PlannedTask.plan;
import static dev.slipway.components.service.PlannedTask.routed;
import static dev.slipway.components.service.PlannedTask.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.base.link.Link;
import dev.slipway.base.link.Links;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sidecars that Slipway adds to every service. */
class InjectedSidecarsTest {
    private static void assertRefused(TaskSpec task, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tracing.RESERVED.requireUnused(task.container(), task.sidecars()))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "archive | {'Effect':'Allow','Action':'firehose:PutRecordBatch','Resource':'STREAM'}",
                "both | {'Effect':'Allow','Action':'firehose:PutRecordBatch','Resource':'STREAM'},"
                        + "{'Effect':'Allow','Action':['logs:CreateLogStream','logs:PutLogEvents'],'Resource':"
                        + "'arn:aws:logs:eu-west-1:123456789012:log-group:/slipway-test/web:*'}",
                "xray | {'Sid':'AnyTheActionsKnowNoResources','Effect':'Allow','Action':['xray:PutTraceSegments',"
                        + "'xray:PutTelemetryRecords','xray:GetSamplingRules','xray:GetSamplingTargets',"
                        + "'xray:GetSamplingStatisticSummaries'],'Resource':'*'}"
            })
    void aTaskRoleHasOnlyThePermissionsOfItsInjectedSidecars(String what, String statements) {
        var plan = what.equals("xray")
                ? plan(SPEC, none -> none.withTracing(Optional.of(XRAY)))
                : routed(what.equals("both"));

        var stream = what.equals("xray")
                ? ""
                : "arn:aws:firehose:eu-west-1:123456789012:deliverystream/"
                        + container(plan, "web")
                                .getAsJsonObject("logConfiguration")
                                .getAsJsonObject("options")
                                .get("delivery_stream")
                                .getAsString();
        assertThat(statements(plan, "web-task-policy")).isEqualTo(statements.replace("STREAM", stream));
    }

    @Test
    void aMigrationHasNoInjectedSidecars() {
        var migrated = SPEC.withMigration(Optional.of(MigrationSpec.of("migrate")));
        var plan = plan(
                migrated,
                (archive, args) -> args.withInjected(InjectedSidecars.NONE
                        .withRouter(Optional.of(new LogRouter(LogRouter.IMAGE, archive.deliver("web"), true)))
                        .withTracing(Optional.of(XRAY))));

        assertThat(plan.named("web-migration-definition").text("containerDefinitions"))
                .contains("\"logDriver\":\"awslogs\"")
                .doesNotContain("log_router", "otel_collector", "OTEL_");
    }

    @Test
    void aCalledServiceHasANameAndItsCallerReachesOnlyItsProxy() {
        var plan = Programs.plan(context -> {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            var names = new Namespace("names");
            var args = ServiceArgs.of(cluster, network, IMAGE, SPEC, StackIngress.NONE);
            var web = new Service(
                    "web",
                    args.withInjected(InjectedSidecars.NONE.withConnection(
                            Optional.of(new ServiceConnection(names.arn(), Set.of(""))))));
            new Service(
                    "caller",
                    args.withLinks(new Links(List.of(Link.of(web.endpoint("")))))
                            .withInjected(InjectedSidecars.NONE.withConnection(
                                    Optional.of(new ServiceConnection(names.arn(), Set.of())))));
        });

        var rule = plan.named("web-tasks-from-service-caller-10080");
        assertThat(rule.input("fromPort")).contains(10_080L);
        assertThat(rule.input("toPort")).contains(10_080L);
        assertThat(rule.input("cidrIpv4")).isEmpty();
        assertThat(rule.dependencies())
                .contains(
                        plan.named("web-tasks-sg").urn(),
                        plan.named("caller-tasks-sg").urn());
        assertThat(plan.resources()).noneMatch(each -> each.name().startsWith("caller-tasks-from"));
        var called = plan.named("web-service");
        assertThat(called.text("serviceConnectConfiguration.namespace")).contains(":namespace/ns-");
        assertThat(called.input("serviceConnectConfiguration").orElseThrow().toString())
                .contains("portName=web", "discoveryName=web", "dnsName=web", "port=80", "ingressPortOverride=10080");
        assertThat(container(plan, "web").getAsJsonArray("portMappings"))
                .hasToString("[{\"containerPort\":80,\"protocol\":\"tcp\",\"name\":\"web\"}]");
        var caller = plan.named("caller-service");
        assertThat(caller.text("serviceConnectConfiguration.enabled")).isEqualTo("true");
        assertThat(caller.input("serviceConnectConfiguration").orElseThrow().toString())
                .doesNotContain("portName");
        assertThat(caller.dependencies()).contains(called.urn(), rule.urn());
    }

    @Test
    void aNameOrAPortOfAnInjectedSidecarIsRefused() {
        assertRefused(
                TaskSpec.of(
                        ContainerSpec.listening(80), new Sidecar("otel_collector", IMAGE, ContainerSpec.DEFAULT, true)),
                "sidecars[0].name: the task has a container otel_collector already; rename the sidecar");
        assertRefused(
                TaskSpec.of(ContainerSpec.listening(4318)),
                "port: otel_collector and the service's own container listen on port 4318 in the same task; choose another port");
    }
}
