package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.alarm.AlarmTopic;
import dev.slipway.alarm.AlarmTopicArgs;
import dev.slipway.audit.Audit;
import dev.slipway.audit.AuditArgs;
import dev.slipway.audit.Budget;
import dev.slipway.audit.BudgetArgs;
import dev.slipway.audit.ConfigRules;
import dev.slipway.audit.TrailSpec;
import dev.slipway.balancer.BlueGreen;
import dev.slipway.balancer.LoadBalancer;
import dev.slipway.balancer.LoadBalancerArgs;
import dev.slipway.balancer.Routes;
import dev.slipway.balancer.Side;
import dev.slipway.balancer.TargetArgs;
import dev.slipway.balancer.TestListenerArgs;
import dev.slipway.cluster.Cluster;
import dev.slipway.cluster.ClusterSpec;
import dev.slipway.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.controller.Activity;
import dev.slipway.controller.ControllerJar;
import dev.slipway.controller.Controllers;
import dev.slipway.controller.ControllersArgs;
import dev.slipway.controller.Dashboard;
import dev.slipway.controller.DashboardArgs;
import dev.slipway.controller.RollOut;
import dev.slipway.controller.RollOutArgs;
import dev.slipway.controller.Sleep;
import dev.slipway.database.ClusterIdentifier;
import dev.slipway.database.Database;
import dev.slipway.database.DatabaseArgs;
import dev.slipway.database.DatabaseSpec;
import dev.slipway.database.Engine;
import dev.slipway.delivery.Delivery;
import dev.slipway.delivery.DeliveryArgs;
import dev.slipway.delivery.Repository;
import dev.slipway.discovery.Namespace;
import dev.slipway.distribution.Distribution;
import dev.slipway.distribution.DistributionArgs;
import dev.slipway.distribution.Origin;
import dev.slipway.distribution.StaticFiles;
import dev.slipway.domain.Domain;
import dev.slipway.domain.DomainArgs;
import dev.slipway.domain.HostNames;
import dev.slipway.domain.Tls;
import dev.slipway.doorway.End;
import dev.slipway.firewall.WebFirewall;
import dev.slipway.firewall.WebFirewallArgs;
import dev.slipway.function.ContainerFunction;
import dev.slipway.function.ContainerFunctionArgs;
import dev.slipway.function.FunctionSpec;
import dev.slipway.gateway.BackendArgs;
import dev.slipway.gateway.ControlApi;
import dev.slipway.gateway.ControlApiArgs;
import dev.slipway.gateway.ControlDomain;
import dev.slipway.gateway.ExecutionLogs;
import dev.slipway.gateway.HttpApi;
import dev.slipway.gateway.HttpApiArgs;
import dev.slipway.image.BuildContext;
import dev.slipway.image.BuiltImage;
import dev.slipway.image.BuiltImageArgs;
import dev.slipway.image.PushedImage;
import dev.slipway.image.PushedImageArgs;
import dev.slipway.image.RepositoryName;
import dev.slipway.key.Key;
import dev.slipway.key.KeyArgs;
import dev.slipway.logs.LogArchive;
import dev.slipway.logs.LogArchiveArgs;
import dev.slipway.network.Cidr;
import dev.slipway.network.EndpointService;
import dev.slipway.network.ExistingVpc;
import dev.slipway.network.ExistingVpcArgs;
import dev.slipway.network.NewVpc;
import dev.slipway.network.NewVpcArgs;
import dev.slipway.network.SubnetPlan;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlannedResource;
import dev.slipway.plan.Programs;
import dev.slipway.schedule.CronExpression;
import dev.slipway.schedule.Timing;
import dev.slipway.service.Capacity;
import dev.slipway.service.Companions;
import dev.slipway.service.Connection;
import dev.slipway.service.Container;
import dev.slipway.service.DeploymentAlarmArgs;
import dev.slipway.service.Ingress;
import dev.slipway.service.LogRouter;
import dev.slipway.service.MigrationArgs;
import dev.slipway.service.Scaling;
import dev.slipway.service.Service;
import dev.slipway.service.ServiceAlarmArgs;
import dev.slipway.service.ServiceArgs;
import dev.slipway.service.ServiceSpec;
import dev.slipway.service.TraceDestination;
import dev.slipway.service.Tracing;
import dev.slipway.storage.Bucket;
import dev.slipway.storage.BucketArgs;
import dev.slipway.storage.BucketPrefix;
import dev.slipway.storage.Bus;
import dev.slipway.storage.BusArgs;
import dev.slipway.storage.BusName;
import dev.slipway.storage.Table;
import dev.slipway.storage.TableArgs;
import dev.slipway.storage.TableName;
import dev.slipway.use.Use;
import dev.slipway.use.Uses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every component stands twice in one program. A new component fails here until {@link #everything} builds it, by
 * itself or inside another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentsTwiceTest {
    private Plan plan;

    @BeforeAll
    void everyComponentTwice(@TempDir Path root) throws IOException {
        Files.writeString(Files.createDirectory(root.resolve("app")).resolve("Dockerfile"), "FROM scratch\n");
        plan = Programs.plan(context -> List.of("one", "two").forEach(name -> everything(name, root)));
    }

    private static void everything(String name, Path root) {
        var network = new NewVpc(
                name + "-network",
                NewVpcArgs.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2))
                        .withEndpoints(EndpointService.S3)
                        .withAcls(true));
        new ExistingVpc(
                name + "-existing",
                ExistingVpcArgs.ofPublic("vpc-0a1b2c3d4e5f67890", List.of("subnet-11111111111111111")));
        var key = new Key(name + "-encryption", KeyArgs.of());
        var table = new Table(name + "-table", TableArgs.of(key, new TableName("slipway-test-" + name)));
        var bucket = new Bucket(name + "-bucket", BucketArgs.of(key, new BucketPrefix("slipway-test-" + name + "-")));
        var bus = new Bus(name + "-bus", BusArgs.of(key, new BusName("slipway-test-" + name)));
        var database = new Database(
                name + "-database",
                DatabaseArgs.of(
                        network, key, new ClusterIdentifier("slipway-test-" + name), DatabaseSpec.of(Engine.MYSQL)));
        var archive = new LogArchive(
                name + "-log-archive", LogArchiveArgs.of(key, new BucketPrefix("slipway-test-" + name + "-logs-")));
        var namespace = new Namespace(name + "-names", Set.of(name));
        var cluster = new Cluster(name + "-cluster", new ClusterSpec(ContainerInsights.ENABLED));
        var image = new BuiltImage(
                name + "-image",
                BuiltImageArgs.of(BuildContext.of(root, "app"), new RepositoryName("slipway-test/" + name)));
        var pushed = new PushedImage(
                name + "-pushed-image", PushedImageArgs.of(new RepositoryName("slipway-test/pushed-" + name), "live"));
        var host = name + ".example.com";
        var tls = Tls.of(
                new Domain(
                        name + "-domain",
                        DomainArgs.of(new HostNames("example.com", List.of(host, "*." + host), false))),
                host);
        var balancer = new LoadBalancer(
                name + "-balancer",
                LoadBalancerArgs.of(network).withTls(Optional.of(tls)).withTests(TestListenerArgs.closed()));
        var target = balancer.target(
                name, TargetArgs.of(80, Routes.of("/" + name + "/*")).withDoorman(End.SERVICE));
        var twoRevisions = TargetArgs.of(80, Routes.of("/s")).withBlueGreen(new BlueGreen(100, 0, Side.ALTERNATE));
        var shared = new Ingress.Balanced(
                balancer.target(name + "s", twoRevisions),
                Duration.ofSeconds(60),
                Optional.of(DeploymentAlarmArgs.USUAL));
        var spec = ServiceSpec.of(Container.listening(80))
                .withCapacity(new Capacity(1, 1, 2, Capacity.Spot.NONE, true), byCpu());
        var drowsy = new Service(
                name,
                ServiceArgs.of(cluster, network, image, spec, new Ingress.Balanced(target, Duration.ofSeconds(60)))
                        .withUses(new Uses(List.of(Use.of(table), Use.of(bucket), Use.of(bus), Use.of(database))))
                        .withMigration(Optional.of(MigrationArgs.of("migrate")))
                        .withCompanions(Companions.NONE
                                .withRouter(new LogRouter(LogRouter.IMAGE, archive.deliver(name), true))
                                .withTracing(new Tracing(new TraceDestination.XRay(), Tracing.IMAGE))
                                .withConnection(new Connection(namespace, true))));
        var topic = new AlarmTopic(name + "-told", AlarmTopicArgs.of("ops@example.com"));
        new Service(
                name + "s",
                ServiceArgs.of(cluster, network, image, spec, shared)
                        .withAlarms(Optional.of(ServiceAlarmArgs.of(topic))));
        var function = new ContainerFunction(
                name + "-function",
                ContainerFunctionArgs.of(network, image, FunctionSpec.listening(80))
                        .withUses(new Uses(List.of(Use.of(database))))
                        .withTopic(Optional.of(topic)));
        var api = new HttpApi(
                name + "-api", HttpApiArgs.of(network).withTls(Optional.of(Tls.of(tls.domain(), "api." + host))));
        var backend = api.backend(name, BackendArgs.of(80, "/*"));
        new Service(name + "-private", ServiceArgs.of(cluster, network, image, spec, new Ingress.Api(backend)));
        api.function(function, BackendArgs.of(80, "/" + name));
        api.publish();
        var controllers = new Controllers(
                name + "-control",
                ControllersArgs.of(drowsy, sleep(), new ControllerJar(root).archive())
                        .withTopic(Optional.of(topic)));
        var control = new ControlApi(
                name + "-control-api",
                ControlApiArgs.of(
                                name,
                                controllers.wake(),
                                controllers.kill(),
                                new ExecutionLogs(name + "-execution-logs", ComponentResourceOptions.Empty))
                        .withDomain(Optional.of(
                                new ControlDomain(name + "-control-domain", Tls.of(tls.domain(), "control." + host)))));
        var global = new Provider(
                name + "-global", ProviderArgs.builder().region("us-east-1").build());
        var firewall = new WebFirewall(name + "-firewall", WebFirewallArgs.of().withCloudFront(Optional.of(global)));
        var behind =
                new LoadBalancer(name + "-behind", LoadBalancerArgs.of(network).withBehindDistribution(true));
        new Distribution(
                name + "-front",
                DistributionArgs.of(new Origin.Balanced(behind), global)
                        .withFirewall(Optional.of(firewall))
                        .withFiles(Optional.of(new StaticFiles(bucket, List.of("/static/*")))));
        var rolled = new Service(name + "-pushed", ServiceArgs.of(cluster, network, pushed, spec, new Ingress.None()));
        new RollOut(
                name + "-roll-out",
                RollOutArgs.of(rolled, new ControllerJar(root).archive()).withTopic(Optional.of(topic)));
        new Audit(
                name + "-audit",
                AuditArgs.of().withTrail(TrailSpec.of()).withConfig(new ConfigRules(true, ConfigRules.USUAL)));
        new Budget(name + "-budget", new BudgetArgs(50, BudgetArgs.Covers.STACK, List.of(100), "ops@example.com"));
        new Delivery(
                name + "-delivery",
                DeliveryArgs.of(
                        new DeliveryArgs.Source(new Repository("octo-org/octo-repo"), "main", Optional.empty())));
        new Dashboard(
                name + "-view",
                new DashboardArgs(controllers, control, sleep().activity(), Optional.of(database)),
                ComponentResourceOptions.Empty);
    }

    private static Sleep sleep() {
        var span = Duration.ofMinutes(5);
        return new Sleep(
                new Activity.Metrics("Tunnel", Map.of("Service", "tunnel")),
                span,
                span,
                span,
                Optional.of(new Timing(new CronExpression("0 23 * * ? *"), "UTC")));
    }

    private static Scaling byCpu() {
        return new Scaling(
                OptionalInt.of(70), OptionalInt.empty(), OptionalInt.empty(), Scaling.Cooldown.DEFAULT, List.of());
    }

    private static Stream<String> tokens() {
        return Classes.components().stream().map(Classes::token);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aComponentStandsTwiceInOneProgram(String token) {
        assertThat(plan.ofType(token)).as("what has the type %s", token).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void everyTypeTokenNamesItsPackageAndClass() {
        assertThat(plan.resources().stream().map(PlannedResource::type).filter(type -> type.startsWith("slipway:")))
                .isSubsetOf(Classes.components().stream().map(Classes::token).toList());
    }

    @Test
    void everyChildIsNamedAfterItsComponent() {
        var components = plan.resources().stream()
                .filter(resource -> resource.type().startsWith("slipway:"))
                .toList();

        assertThat(components).isNotEmpty().allSatisfy(component -> assertThat(plan.children(component))
                .extracting(PlannedResource::name)
                .allMatch(child -> startsAlike(child, component.name())));
    }

    /** A component that is made for another goes by the other's name: {@code orders-task}, {@code orders-logs}. */
    private static boolean startsAlike(String child, String component) {
        return child.startsWith(component + "-") || child.startsWith(component.replaceFirst("-[^-]+$", "") + "-");
    }

    @Test
    void noNameIsPartOfTheOtherOnesResources() {
        assertThat(plan.resources().stream().map(PlannedResource::name).filter(name -> !name.equals("slipway-test")))
                .allMatch(name -> name.startsWith("one") || name.startsWith("two"));
    }

    @Test
    void componentsAreFound() {
        assertThat(Classes.components()).extracting(JavaClass::getSimpleName).contains("Service", "Task", "NewVpc");
    }
}
