package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.base.Cidr;
import dev.slipway.base.CronExpression;
import dev.slipway.base.StackName;
import dev.slipway.base.Timing;
import dev.slipway.base.link.Link;
import dev.slipway.base.link.Links;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.alarm.AlarmTopicSpec;
import dev.slipway.components.audit.Audit;
import dev.slipway.components.audit.AuditSpec;
import dev.slipway.components.audit.ConfigRules;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.components.balancer.ExistingLoadBalancer;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.IdentityProvider;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.components.balancer.LoginSpec;
import dev.slipway.components.balancer.NetworkBalancer;
import dev.slipway.components.balancer.NetworkBalancerSpec;
import dev.slipway.components.balancer.NetworkListenerSpec;
import dev.slipway.components.balancer.NetworkProtocol;
import dev.slipway.components.balancer.NetworkTargetSpec;
import dev.slipway.components.balancer.PriorityRange;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceNetworkSpec;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.balancer.TargetPort;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.balancer.TestListenerSpec;
import dev.slipway.components.budget.Budget;
import dev.slipway.components.budget.BudgetSpec;
import dev.slipway.components.cache.CacheName;
import dev.slipway.components.cache.CacheNodes;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cache.CacheUser;
import dev.slipway.components.cache.NodeCache;
import dev.slipway.components.cache.ServerlessCache;
import dev.slipway.components.cache.ServerlessCapacity;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.cluster.ClusterSpec;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.controller.Activity;
import dev.slipway.components.controller.ControllerJar;
import dev.slipway.components.controller.Controllers;
import dev.slipway.components.controller.Dashboard;
import dev.slipway.components.controller.DashboardArgs;
import dev.slipway.components.controller.RollOut;
import dev.slipway.components.controller.ScheduleGroup;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.ClusterIdentifier;
import dev.slipway.components.database.Database;
import dev.slipway.components.database.DatabaseEngine;
import dev.slipway.components.database.ExistingDatabase;
import dev.slipway.components.database.ExistingDatabaseSpec;
import dev.slipway.components.database.ExistingDatabaseSpec.DatabaseKind;
import dev.slipway.components.delivery.Delivery;
import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.delivery.GitHubRepository;
import dev.slipway.components.discovery.Namespace;
import dev.slipway.components.distribution.Distribution;
import dev.slipway.components.distribution.DistributionSpec;
import dev.slipway.components.distribution.Origin;
import dev.slipway.components.distribution.ServedFiles;
import dev.slipway.components.environment.EnvironmentCluster;
import dev.slipway.components.environment.SharedEnvironment;
import dev.slipway.components.environment.SharedEnvironmentArgs;
import dev.slipway.components.environment.StandInEnvironment;
import dev.slipway.components.environment.UsedEnvironment;
import dev.slipway.components.firewall.WebFirewall;
import dev.slipway.components.firewall.WebFirewallSpec;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.function.ContainerFunctionArgs;
import dev.slipway.components.function.FunctionSpec;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.gateway.ControlApi;
import dev.slipway.components.gateway.ControlApiArgs;
import dev.slipway.components.gateway.ControlDomain;
import dev.slipway.components.gateway.ExecutionLogs;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.image.BuildContext;
import dev.slipway.components.image.BuildSecret;
import dev.slipway.components.image.BuiltImage;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ImageBuild;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RepositoryName;
import dev.slipway.components.job.Job;
import dev.slipway.components.job.JobArgs;
import dev.slipway.components.job.JobEventSource;
import dev.slipway.components.job.JobName;
import dev.slipway.components.job.JobSpec;
import dev.slipway.components.job.JobTiming;
import dev.slipway.components.job.ScheduleExpression;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.logs.LogArchiveSpec;
import dev.slipway.components.messaging.Queue;
import dev.slipway.components.messaging.QueueEvents;
import dev.slipway.components.messaging.QueueName;
import dev.slipway.components.messaging.QueueSenders;
import dev.slipway.components.messaging.QueueSpec;
import dev.slipway.components.messaging.SubscriptionSpec;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import dev.slipway.components.messaging.Topic;
import dev.slipway.components.messaging.TopicName;
import dev.slipway.components.messaging.TopicSpec;
import dev.slipway.components.network.EndpointService;
import dev.slipway.components.network.ExistingVpc;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.NewVpc;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.network.SubnetPlan;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.DeploymentAlarmSpec;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.InjectedSidecars;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.MigrationSpec;
import dev.slipway.components.service.RemoteService;
import dev.slipway.components.service.ScalingSpec;
import dev.slipway.components.service.ScalingStep;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceArgs;
import dev.slipway.components.service.ServiceConnection;
import dev.slipway.components.service.ServiceMetric;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.components.service.StackIngress;
import dev.slipway.components.service.StepScalingSpec;
import dev.slipway.components.service.TaskArgs;
import dev.slipway.components.service.TaskPlacement;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.BucketSpec;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.BusName;
import dev.slipway.components.storage.BusSpec;
import dev.slipway.components.storage.EventPattern;
import dev.slipway.components.storage.ExistingFileSystem;
import dev.slipway.components.storage.ExistingFileSystemSpec;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import dev.slipway.components.storage.MountedFolder;
import dev.slipway.components.storage.NewFileSystem;
import dev.slipway.components.storage.NewFileSystemSpec;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.Table;
import dev.slipway.components.storage.TableName;
import dev.slipway.components.storage.TableSpec;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.ConstructorCalls;
import dev.slipway.testing.ProductionClasses;
import dev.slipway.testing.Programs;
import java.io.IOException;
import java.math.BigDecimal;
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
 * Every component is created twice in one program. A new component fails here until {@link #everything} builds it, by
 * itself or inside another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentsTwiceTest {
    private Plan plan;

    @BeforeAll
    void everyComponentTwice(@TempDir Path root) throws IOException {
        Files.writeString(Files.createDirectory(root.resolve("app")).resolve("Dockerfile"), "FROM scratch\n");
        Files.writeString(
                Files.createDirectory(root.resolve("secretive")).resolve("Dockerfile"),
                "FROM scratch\nRUN --mount=type=secret,id=npm npm ci\n");
        plan = Programs.plan(context -> List.of("one", "two").forEach(name -> everything(name, root)));
    }

    private static void everything(String name, Path root) {
        var network = new NewVpc(
                name + "-network",
                NewVpcSpec.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2))
                        .withEndpoints(List.of(EndpointService.S3))
                        .withAcls(true));
        new ExistingVpc(
                name + "-existing",
                new ExistingVpcSpec("vpc-0a1b2c3d4e5f67890", List.of("subnet-11111111111111111"), List.of()));
        var key = new Key(name + "-encryption", KeyArgs.of());
        var table = new Table(
                name + "-table", TableSpec.of(new TableName("slipway-test-" + name)), key, SharedResources.NONE);
        var bucket = new Bucket(
                name + "-bucket",
                BucketSpec.of(new BucketPrefix("slipway-test-" + name + "-")),
                key,
                SharedResources.NONE);
        var bus = new Bus(name + "-bus", BusSpec.of(new BusName("slipway-test-" + name)), key, SharedResources.NONE);
        var topic = new Topic(
                name + "-topic", TopicSpec.of(new TopicName("slipway-test-" + name, false)), key, SharedResources.NONE);
        var queue = new Queue(
                name + "-queue",
                QueueSpec.of(new QueueName("slipway-test-" + name, false))
                        .withEvents(List.of(QueueEvents.of(false, name, EventPattern.ANY, Optional.empty()))),
                new QueueSenders(
                        Map.of(name, topic),
                        Map.of(name, SubscriptionSpec.of(SubscriptionProtocol.QUEUE, name)),
                        Map.of(name, bus)),
                key,
                SharedResources.NONE);
        var database = new Database(
                name + "-database",
                AuroraSpec.of(new ClusterIdentifier("slipway-test-" + name), DatabaseEngine.MYSQL),
                network,
                key,
                SharedResources.NONE);
        var cached = CacheSpec.of(new CacheName("slipway-test-" + name), CacheNodes.DEFAULT);
        var user = new CacheUser(name + "-cache-user", cached, key, SharedResources.NONE);
        new NodeCache(name + "-nodes", cached, CacheNodes.DEFAULT, user, network, key, SharedResources.NONE);
        new ServerlessCache(
                name + "-cache", cached, ServerlessCapacity.DEFAULT, user, network, key, SharedResources.NONE);
        var archive = new LogArchive(
                name + "-log-archive",
                LogArchiveSpec.of(new BucketPrefix("slipway-test-" + name + "-logs-")),
                key,
                SharedResources.NONE);
        var namespace = new Namespace(name + "-names");
        var cluster = new Cluster(name + "-cluster", new ClusterSpec(ContainerInsights.ENABLED));
        new SharedEnvironment(
                name + "-environment",
                new SharedEnvironmentArgs(network, cluster, namespace, List.of(), SharedResources.NONE),
                List.of(network, cluster, namespace));
        var remote = new RemoteService(
                name + "-remote",
                RemoteService.described("sg-0123456789abcdef0", ServiceConnection.proxies(Set.of(""))));
        var base = new StackName("base");
        new EnvironmentCluster(
                name + "-shared-cluster", new UsedEnvironment(base, StandInEnvironment.values(base, "eu-west-1")));
        var image = new BuiltImage(
                name + "-image",
                BuiltImageArgs.of(BuildContext.of(root, "app"), new RepositoryName("slipway-test/" + name)));
        new BuiltImage(
                name + "-secretive-image",
                BuiltImageArgs.of(
                        ImageBuild.of(BuildContext.of(root, "secretive"))
                                .withSecrets(Map.of("npm", new BuildSecret.EnvironmentVariable("NPM_TOKEN"))),
                        new RepositoryName("slipway-test/secretive-" + name)));
        var pushed = new PushedImage(
                name + "-pushed-image", PushedImageArgs.of(new RepositoryName("slipway-test/pushed-" + name), "live"));
        var host = name + ".example.com";
        var domain = BaseComponents.domain(name + "-domain", host, "*." + host);
        var balancer = new LoadBalancer(
                name + "-balancer",
                LoadBalancerSpec.DEFAULT
                        .withTestListener(TestListenerSpec.closed())
                        .withLogins(Map.of("staff", login())),
                network,
                Optional.of(domain.tls(List.of(host))),
                SharedResources.NONE);
        new ExistingLoadBalancer(
                        name + "-existing",
                        StackBalancer.MAIN,
                        new ExistingBalancerSpec(
                                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210",
                                PriorityRange.ALL),
                        "vpc-0123456789abcdef0",
                        () -> Optional.of(domain.tls(List.of("existing." + host))),
                        Map.of())
                .target(name, ServiceTargetSpec.of(80, RouteConditions.of("/existing-" + name + "/*")));
        new NetworkBalancer(
                        name + "-nlb",
                        NetworkBalancerSpec.DEFAULT.withStaticAddresses(true),
                        network,
                        List.of("a", "b"),
                        Optional.empty(),
                        SharedResources.NONE)
                .target(
                        name,
                        new ServiceNetworkSpec(
                                List.of(new NetworkListenerSpec(
                                        1935,
                                        NetworkProtocol.TCP,
                                        new NetworkTargetSpec(
                                                TargetPort.of(1935), NetworkProtocol.TCP, HealthCheck.of("/"), false),
                                        AllowList.of("203.0.113.0/24"))),
                                Duration.ofSeconds(30)));
        var target = ServiceTargetSpec.of(80, RouteConditions.of("/" + name + "/*"))
                .withActivator(Optional.of(InitialTarget.SERVICE));
        var twoRevisions = ServiceTargetSpec.of(ServiceRoute.to(TargetSpec.of(80), RouteConditions.of("/s"))
                        .withLogin(Optional.of("staff")))
                .withBlueGreen(Optional.of(new BlueGreen(100, 0, DeploymentSlot.ALTERNATE)));
        var shared =
                new BalancedIngress(twoRevisions, Duration.ofSeconds(60), Optional.of(DeploymentAlarmSpec.DEFAULT));
        var spec = ServiceSpec.of(ContainerSpec.listening(80))
                .withCapacity(new Capacity(1, 1, 2, Capacity.Spot.NONE, true))
                .withScaling(byCpu());
        var drowsy = new Service(
                name,
                ServiceArgs.of(
                                cluster,
                                network,
                                image,
                                spec.withIngress(new BalancedIngress(target, Duration.ofSeconds(60)))
                                        .withMigration(Optional.of(MigrationSpec.of("migrate"))),
                                StackIngress.of(balancer))
                        .withLinks(new Links(List.of(
                                Link.of(table),
                                Link.of(bucket),
                                Link.of(bus),
                                Link.of(queue),
                                Link.of(topic),
                                Link.of(database),
                                Link.of(remote.endpoint("connects", "")))))
                        .withInjected(InjectedSidecars.NONE
                                .withRouter(Optional.of(new LogRouter(LogRouter.IMAGE, archive.deliver(name), true)))
                                .withTracing(Optional.of(new Tracing(new TraceDestination.XRay(), Tracing.IMAGE)))
                                .withConnection(Optional.of(new ServiceConnection(namespace.arn(), Set.of(""))))));
        var alarms = new AlarmTopic(name + "-told", new AlarmTopicSpec("ops@example.com"), Optional.empty(), false);
        new Service(
                name + "s",
                ServiceArgs.of(cluster, network, image, spec.withIngress(shared), StackIngress.of(balancer))
                        .withShared(SharedResources.NONE.withAlarmTopic(Optional.of(alarms))));
        var job = JobSpec.of(new JobName("slipway-test-" + name + "-job"), spec.task())
                .withSchedule(Optional.of(new JobTiming(new ScheduleExpression("rate(1 day)"), "UTC")))
                .withOn(Optional.of(new JobEventSource.OfBus("orders", Map.of("source", List.of("shop")))));
        new Job(
                name + "-job",
                new JobArgs(
                        TaskArgs.of(new TaskPlacement(cluster, network), image, job.task())
                                .withShared(SharedResources.NONE.withAlarmTopic(Optional.of(alarms))),
                        job,
                        Optional.of(new ScheduleGroup(name + "-job-schedules")),
                        Stores.NONE.withBuses(Map.of("orders", bus))));
        var function = new ContainerFunction(
                name + "-function",
                ContainerFunctionArgs.of(network, image, FunctionSpec.listening(80))
                        .withLinks(new Links(List.of(Link.of(database))))
                        .withShared(SharedResources.NONE.withAlarmTopic(Optional.of(alarms))));
        var api = new HttpApi(
                name + "-api",
                HttpApiSpec.DEFAULT,
                network,
                Optional.of(domain.tls(List.of("api." + host))),
                Optional.empty(),
                SharedResources.NONE);
        var integrated = spec.withIngress(new Ingress.Api(ServiceIntegrationSpec.of(80, "/*")));
        new Service(name + "-private", ServiceArgs.of(cluster, network, image, integrated, StackIngress.of(api)));
        api.function(function, ServiceIntegrationSpec.of(80, "/" + name));
        api.publish();
        var closed = new HttpApi(
                name + "-closed-api",
                HttpApiSpec.DEFAULT,
                network,
                Optional.empty(),
                Optional.of(new ControllerJar(root).archive()),
                SharedResources.NONE.withAlarmTopic(Optional.of(alarms)));
        closed.backend(name, ServiceIntegrationSpec.of(80, "/*"));
        closed.publish();
        var code = new ControllerJar(root).archive();
        var alarmed = SharedResources.NONE.withAlarmTopic(Optional.of(alarms));
        var controllers = new Controllers(
                name + "-control", drowsy, sleep(), code, new ScheduleGroup(name + "-schedules"), alarmed);
        var control = new ControlApi(
                name + "-control-api",
                ControlApiArgs.of(
                                name,
                                controllers.wake(),
                                controllers.kill(),
                                Optional.of(
                                        new ExecutionLogs(name + "-execution-logs", ComponentResourceOptions.Empty)))
                        .withDomain(Optional.of(
                                new ControlDomain(name + "-control-domain", domain.tls(List.of("control." + host))))));
        var global = new Provider(
                name + "-global", ProviderArgs.builder().region("us-east-1").build());
        var firewall =
                new WebFirewall(name + "-firewall", WebFirewallSpec.DEFAULT, Optional.of(global), SharedResources.NONE);
        var behind = new LoadBalancer(
                name + "-behind",
                LoadBalancerSpec.DEFAULT.withBehindDistribution(true),
                network,
                Optional.empty(),
                SharedResources.NONE);
        new Distribution(
                name + "-front",
                DistributionSpec.DEFAULT.withFiles(Optional.of(new ServedFiles("files", List.of("/static/*")))),
                new Origin.BalancerOrigin(behind, behind.originSecret().orElseThrow()),
                global,
                Optional.empty(),
                Optional.of(firewall),
                Stores.NONE.withBuckets(Map.of("files", bucket)),
                SharedResources.NONE);
        var files = new NewFileSystem(name + "-files", NewFileSystemSpec.DEFAULT, network, key, SharedResources.NONE);
        files.client(name, List.of(new MountedFolder(new FilePath("/" + name), FileOwner.DEFAULT, false)))
                .admit(drowsy);
        new ExistingDatabase(name + "-existing-database", ExistingDatabaseSpec.of(DatabaseKind.CLUSTER, name))
                .admit(drowsy);
        new ExistingFileSystem(
                name + "-existing-files", new ExistingFileSystemSpec("fs-0123456789abcdef0", "sg-0123456789abcdef0"));
        var rolled = new Service(name + "-pushed", ServiceArgs.of(cluster, network, pushed, spec, StackIngress.NONE));
        new RollOut(name + "-roll-out", rolled, pushed, code, alarmed);
        new Audit(
                name + "-audit",
                AuditSpec.NONE.withTrail(true).withConfig(Optional.of(new ConfigRules(true, ConfigRules.DEFAULT))),
                Stores.NONE,
                SharedResources.NONE);
        new Budget(name + "-budget", new BudgetSpec(50, BudgetSpec.Covers.STACK, List.of(100)), "ops@example.com");
        new Delivery(
                name + "-delivery",
                DeliverySpec.of(
                        new DeliverySpec.Source(new GitHubRepository("octo-org/octo-repo"), "main", Optional.empty())));
        new Dashboard(
                name + "-view",
                new DashboardArgs(controllers, control, sleep().activity(), Optional.of(database)),
                ComponentResourceOptions.Empty);
    }

    private static SleepSpec sleep() {
        var span = Duration.ofMinutes(5);
        return new SleepSpec(
                new Activity.Metrics("Tunnel", Map.of("Service", "tunnel")),
                span,
                span,
                span,
                Optional.of(new Timing(new CronExpression("0 23 * * ? *"), "UTC")),
                true);
    }

    private static ScalingSpec byCpu() {
        var steps = new StepScalingSpec(
                ServiceMetric.CPU,
                List.of(new ScalingStep(BigDecimal.TEN, 1)),
                List.of(new ScalingStep(BigDecimal.ONE, 1)),
                StepScalingSpec.Evaluation.DEFAULT);
        return ScalingSpec.NONE.withCpu(OptionalInt.of(70)).withSteps(Optional.of(steps));
    }

    private static Stream<String> tokens() {
        return ProductionClasses.components().stream().map(ProductionClasses::token);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void everyComponentCanBeCreatedTwiceInOneProgram(String token) {
        assertThat(plan.ofType(token)).as("what has the type %s", token).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void everyTypeTokenNamesItsPackageAndClass() {
        assertThat(plan.resources().stream().map(PlannedResource::type).filter(type -> type.startsWith("slipway:")))
                .isSubsetOf(ProductionClasses.components().stream()
                        .map(ProductionClasses::token)
                        .toList());
    }

    /** A resource is found by its parent: the class of the parent's type token contains the call of the constructor. */
    @Test
    void everyChildIsConstructedByTheClassOfItsParentsToken() {
        assertThat(ConstructorCalls.children(plan)).hasSizeGreaterThan(200);
        assertThat(ConstructorCalls.misplaced(plan)).isEmpty();
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
    void everyNameBeginsWithThatOfItsComponent() {
        assertThat(plan.resources().stream().map(PlannedResource::name).filter(name -> !name.equals("slipway-test")))
                .allMatch(name -> name.startsWith("one") || name.startsWith("two"));
    }

    @Test
    void componentsAreFound() {
        assertThat(ProductionClasses.components())
                .extracting(JavaClass::getSimpleName)
                .contains("Service", "Task", "NewVpc");
    }

    private static LoginSpec login() {
        return new LoginSpec(
                new IdentityProvider.Cognito(
                        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI", "shop", "shop"),
                List.of(LoginSpec.OPENID),
                Duration.ofHours(1),
                LoginSpec.Unauthenticated.AUTHENTICATE);
    }
}
