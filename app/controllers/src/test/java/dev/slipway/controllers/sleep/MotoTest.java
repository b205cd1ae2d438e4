package dev.slipway.controllers.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.Function;
import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.emulated.Moto;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.route.Route;
import dev.slipway.controllers.service.EcsService;
import dev.slipway.controllers.service.Scaling;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Secret;

/** The functions against somebody else's idea of AWS: a service behind an HTTP API, scaled and rolled out. */
class MotoTest {
    private static final String REPOSITORY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders";
    private final Map<String, String> variables = new HashMap<>();
    private Moto moto;
    private Aws aws;

    @BeforeEach
    void aServiceBehindAnHttpApi() throws IOException, InterruptedException {
        moto = Moto.start();
        aws = moto.clients();
        createService(moto.ids("DescribeSubnets", "subnetId"), moto.ids("DescribeSecurityGroups", "groupId"));
        createApi();
        variables.putAll(Map.of("SCALABLE_TARGET", "true", "PUBLIC_ADDRESS", "true", "CONTAINER_HEALTH", "true"));
        variables.putAll(Map.of("ACTIVITY", "metrics", "ACTIVITY_NAMESPACE", "Tunnel", "IDLE_SECONDS", "60"));
        variables.putAll(Map.of("ACTIVITY_DIMENSIONS", "Service=orders", "REPOSITORY_URL", REPOSITORY, "TAG", "live"));
    }

    @AfterEach
    void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void itSleepsIsAskedForAndComesBack() {
        var wake = function(Function.Kind.WAKE);
        assertThat(wake.call("rest-post").get("body").getAsString())
                .contains("\"state\":\"awake\"")
                .containsPattern("\"publicAddress\":\"[0-9.]+\"");

        var later = Instant.now().plusSeconds(3600);
        publish("ActiveConnections", 0, later);
        publish("LastActivityEpochSeconds", Instant.now().getEpochSecond(), later);
        assertThat(sleep(later).handle(Event.of("{}")).decision()).isEqualTo("putToSleep");
        assertThat(target()).endsWith(variables.get("ACTIVATOR_INTEGRATION"));
        assertThat(suspended()).isTrue();

        var activator = function(Function.Kind.ACTIVATOR);
        assertThat(activator.call("api").get("statusCode").getAsInt()).isEqualTo(503);
        assertThat(activator.log().get("decision").getAsString()).isEqualTo("woken");
        assertThat(suspended()).isFalse();
        activator.call("api");
        assertThat(activator.log().get("decision").getAsString()).isEqualTo("routeRestored");
        assertThat(target()).endsWith(variables.get("SERVICE_INTEGRATION"));
    }

    @Test
    void aPushIsRolledOutOnce() {
        var rollOut = function(Function.Kind.ROLL_OUT);
        var made = rollOut.call("ecr-push").get("taskDefinition").getAsString();
        assertThat(made).endsWith("task-definition/orders:2");
        var definition = aws.ecs()
                .describeTaskDefinition(request -> request.taskDefinition(made))
                .taskDefinition();
        assertThat(definition.containerDefinitions().get(0).image()).startsWith(REPOSITORY + "@sha256:");
        assertThat(definition.containerDefinitions().get(0).secrets()).hasSize(1);
        assertThat(rollOut.call("ecr-push").get("decision").getAsString()).isEqualTo("unchanged");
    }

    private void createService(List<String> subnets, List<String> groups) {
        var ecs = aws.ecs();
        ecs.createCluster(request -> request.clusterName("dev"));
        var container = ContainerDefinition.builder()
                .name("orders")
                .image(REPOSITORY + ":live")
                .secrets(Secret.builder()
                        .name("TOKEN")
                        .valueFrom("arn:aws:secretsmanager:eu-west-1:123456789012:secret:token")
                        .build())
                .build();
        ecs.registerTaskDefinition(request -> request.family("orders")
                .networkMode(NetworkMode.AWSVPC)
                .cpu("256")
                .memory("512")
                .containerDefinitions(container));
        ecs.createService(request -> request.cluster("dev")
                .serviceName("orders")
                .taskDefinition("orders:1")
                .launchType(LaunchType.FARGATE)
                .desiredCount(0)
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc ->
                        vpc.subnets(subnets).securityGroups(groups.get(0)).assignPublicIp(AssignPublicIp.ENABLED))));
        aws.scaling().registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .resourceId("service/dev/orders")
                .minCapacity(1)
                .maxCapacity(3));
    }

    private void createApi() {
        var gateway = aws.gateway();
        var api = gateway.createApi(request -> request.name("orders").protocolType(ProtocolType.HTTP))
                .apiId();
        variables.putAll(Map.of("ROUTE", "api", "API_ID", api));
        for (var name : List.of("SERVICE_INTEGRATION", "ACTIVATOR_INTEGRATION")) {
            variables.put(
                    name,
                    gateway.createIntegration(request -> request.apiId(api)
                                    .integrationType(IntegrationType.HTTP_PROXY)
                                    .integrationUri("https://example.com"))
                            .integrationId());
        }
        variables.put(
                "API_ROUTES",
                gateway.createRoute(request -> request.apiId(api)
                                .routeKey("$default")
                                .target("integrations/" + variables.get("SERVICE_INTEGRATION")))
                        .routeId());
    }

    private void publish(String name, double value, Instant before) {
        aws.cloudWatch().putMetricData(request -> request.namespace("Tunnel")
                .metricData(MetricDatum.builder()
                        .metricName(name)
                        .value(value)
                        .timestamp(before.minusSeconds(30))
                        .dimensions(Dimension.builder()
                                .name("Service")
                                .value("orders")
                                .build())
                        .build()));
    }

    private String target() {
        return aws.gateway()
                .getRoute(request -> request.apiId(variables.get("API_ID")).routeId(variables.get("API_ROUTES")))
                .target();
    }

    private boolean suspended() {
        return aws.scaling()
                .describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scalableTargets()
                .get(0)
                .suspendedState()
                .dynamicScalingOutSuspended();
    }

    /** With a clock of its own, since a grace is at least a minute. */
    private Sleep sleep(Instant now) {
        var all = new HashMap<>(variables);
        all.putAll(Map.of("CLUSTER", "dev", "SERVICE", "orders"));
        var environment = new Environment(all);
        return new Sleep(
                EcsService.of(environment, aws),
                Scaling.of(environment, aws),
                Route.of(environment, aws),
                ActivityReader.of(environment, aws),
                Sleep.Limits.of(environment),
                InstantSource.fixed(now));
    }

    private Function function(Function.Kind kind) {
        return new Function(kind, aws, variables);
    }
}
