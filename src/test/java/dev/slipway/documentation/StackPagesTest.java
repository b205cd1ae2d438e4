package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.App;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.BuildFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans the stack of each page that has a whole stack file, in a project with the Dockerfiles of the page. */
class StackPagesTest {
    @TempDir
    Path folder;

    private Plan plan(String name, String... findings) {
        return plan(name, 0, findings);
    }

    private Plan plan(String name, int block, String... findings) {
        var page = Page.read(HowToTest.FOLDER.resolve(name));
        BuildFolders.write(folder, "shop/Pulumi.yaml", "name: shop\nruntime: java\n");
        for (var dockerfile : page.blocks("dockerfile")) {
            BuildFolders.write(
                    folder, dockerfile.lines().findFirst().orElseThrow().replace("# ", "shop/"), dockerfile);
        }
        for (var file : List.of("shop/app/requirements.txt", "shop/app/server.py", "shop/app/orders/app.jar")) {
            BuildFolders.write(folder, file, "");
        }
        var file = BuildFolders.write(
                folder, "shop/Pulumi.dev.yaml", page.blocks("yaml").get(block));
        var preflight = App.preflight(StackFile.read(folder.resolve("shop"), "dev", file));
        assertThat(preflight.findings().stream().map(Finding::toString)).containsExactly(findings);
        return preflight.plan();
    }

    @Test
    void aDjangoApplicationSharesOneImageAndOneFolderAndRunsItsSchedulerOnce() {
        var plan = plan("django.md");

        assertThat(plan.ofType("docker:index/image:Image")).hasSize(1);
        assertThat(plan.named("beat-service").text("deploymentMaximumPercent")).isEqualTo("100");
        assertThat(plan.named("web-migration-definition").text("containerDefinitions"))
                .contains("\"command\":[\"python\",\"manage.py\",\"migrate\"]")
                .contains("\"DATABASE_URL\"");
        for (var service : List.of("web", "worker")) {
            assertThat(plan.named(service + "-task-definition").text("volumes")).contains("efsVolumeConfiguration");
        }
    }

    @Test
    void theCachesOfAPageAreServerlessForSessionsAndNodesForJobs() {
        var plan = plan("cache.md");

        assertThat(plan.ofType("aws:elasticache/serverlessCache:ServerlessCache"))
                .extracting(PlannedResource::name)
                .containsExactly("sessions-cache-cache");
        assertThat(plan.named("jobs-cache-cache").text("numCacheClusters")).isEqualTo("2");
        for (var service : List.of("web", "worker")) {
            assertThat(plan.named(service + "-task-definition").text("containerDefinitions"))
                    .contains("\"name\":\"SESSIONS_URL\",\"value\":\"rediss://shop-dev-sessions-")
                    .contains("\"name\":\"BROKER_PASSWORD\",\"valueFrom\":\"arn:aws:secretsmanager:");
        }
    }

    @Test
    void nginxIsTheTargetOfOneRouteAndThePortsOfTheOthersAreApart() {
        var plan = plan("nginx.md");

        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup"))
                .extracting(group -> group.text("protocol") + " " + group.text("healthCheck.path") + " "
                        + group.text("healthCheck.port"))
                .containsExactlyInAnyOrder("HTTPS /health 8080", "HTTP /ready 9600");
        assertThat(plan.named("shop-service").text("loadBalancers"))
                .contains("containerName=nginx")
                .contains("containerPort=8443")
                .contains("containerPort=9600");
    }

    @Test
    void aMessageStartsAWorkerThatMayProtectItsTasks() {
        var plan = plan("worker.md");

        assertThat(plan.named("worker-scaling-target").text("minCapacity")).isEqualTo("0");
        assertThat(plan.named("worker-scaling-backlog-out-alarm").text("threshold"))
                .isEqualTo("0");
        assertThat(plan.named("worker-task-policy").text("policy"))
                .contains("ecs:UpdateTaskProtection")
                .contains("sqs:ReceiveMessage");
    }

    @Test
    void aGrpcServiceHasATargetForEachProtocolAndACaller() {
        var plan = plan("grpc.md");

        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup"))
                .extracting(PlannedResource::name, group -> group.text("protocolVersion"))
                .contains(tuple("balancer-orders-tg", "HTTP1"), tuple("balancer-orders-grpc-tg", "GRPC"));
        assertThat(plan.named("orders-service").text("serviceConnectConfiguration"))
                .contains("portName=orders_grpc");
    }

    @Test
    void aShopIsBehindTwoBalancersOrAnExistingOne() {
        var plan = plan("balancers.md");
        var existing = plan("balancers.md", 1);

        assertThat(plan.ofType("aws:lb/loadBalancer:LoadBalancer"))
                .extracting(PlannedResource::name, balancer -> balancer.flag("internal"))
                .containsExactlyInAnyOrder(tuple("balancer-alb", false), tuple("private-alb", true));
        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "balancer-shop-tg", "private-shop-tg", "private-shop-admin-tg", "private-stock-tg");
        assertThat(existing.ofType("aws:lb/loadBalancer:LoadBalancer")).isEmpty();
        assertThat(existing.ofType("aws:lb/listenerRule:ListenerRule")).hasSize(1);
    }

    @Test
    void aStreamHasFixedAddressesForTcpAndUdp() {
        var plan = plan("balancers.md", 2);

        assertThat(plan.ofType("aws:ec2/eip:Eip"))
                .extracting(PlannedResource::name)
                .contains("nlb-address-a", "nlb-address-b");
        assertThat(plan.named("nlb-stream-listener-5005").text("protocol")).isEqualTo("UDP");
        assertThat(plan.named("stream-task-definition").text("containerDefinitions"))
                .contains("\"containerPort\":5005,\"protocol\":\"udp\"");
    }

    @Test
    void jobsOfTheImageOfAServiceRunByNightAndForNewFiles() {
        var plan = plan("nightly-job.md");

        assertThat(plan.ofType("docker:index/image:Image")).hasSize(1);
        assertThat(plan.named("report-schedule-calls-schedule").text("scheduleExpression"))
                .isEqualTo("cron(0 23 ? * SUN-FRI *)");
        assertThat(plan.named("report-task-definition").text("containerDefinitions"))
                .contains("\"command\":[\"java\",\"-jar\",\"app.jar\",\"report\"]");
        assertThat(plan.named("import-events-rule").text("eventPattern")).contains("{\"prefix\":\"in/\"}");
        assertThat(plan.named("import-state-machine").text("definition")).contains("FARGATE_SPOT");
    }

    @Test
    void twoStacksUseASharedBase() {
        var base = plan("shared-base.md");
        var inventory = plan("shared-base.md", 1);
        var web = plan("shared-base.md", 2);

        assertThat(base.ofType("aws:lb/loadBalancer:LoadBalancer")).hasSize(2);
        assertThat(base.ofType("aws:ecs/service:Service")).isEmpty();
        assertThat(inventory.named("stock-service").text("serviceConnectConfiguration.services"))
                .contains("dnsName=stock");
        assertThat(web.named("stock-of-inventory-dev-from-service-web-10080").text("toPort"))
                .isEqualTo("10080");
    }

    /** The costs of six services in one stack, in stacks with a shared base, and in stacks with a network each. */
    @Test
    void theCostsOfAPageAboutStacksAreWhatPreviewsSay() throws IOException {
        var service = "{image: \"nginx:1.29@sha256:%064d\", port: 80, cpu: 256, memory: 512}".formatted(0);
        var services = IntStream.range(0, 6)
                .mapToObj(number -> "s%d: %s"
                        .formatted(
                                number,
                                service.replace(
                                        "port: 80", "port: 80, routes: {paths: [\"/%d/*\"]}".formatted(number))))
                .collect(Collectors.joining(", ", "slipway:services: {", "}"));
        var one = "slipway:services: {web: %s}".formatted(service);
        var costs = Map.of(
                "one stack with six services",
                cost(services),
                "a base and six stacks with a service each",
                cost("slipway:environment: {shares: [balancer]}")
                        + 6 * cost("slipway:environment: {of: base}\n  " + one),
                "six stacks with a network and a load balancer each",
                6 * cost(one));
        var page = HowToTest.FOLDER.resolve("shared-base.md");
        var text = Files.readString(page);
        for (var cost : costs.entrySet()) {
            var row = String.format(Locale.ROOT, "| %s | %.2f |", cost.getKey(), cost.getValue());
            if (Boolean.getBoolean("golden.write")) {
                text = text.replaceFirst("(?m)^\\| %s \\|.*$".formatted(cost.getKey()), row);
                Files.writeString(page, text);
            }
            assertThat(text).contains(row);
        }
    }

    private double cost(String config) {
        BuildFolders.write(folder, "shop/Pulumi.yaml", "name: shop\nruntime: java\n");
        var file = BuildFolders.write(
                folder, "shop/Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n  " + config + "\n");
        return App.preflight(StackFile.read(folder.resolve("shop"), "dev", file))
                .estimate()
                .orElseThrow()
                .total(Scenario.ALWAYS);
    }
}
