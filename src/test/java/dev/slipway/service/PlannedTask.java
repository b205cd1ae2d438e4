package dev.slipway.service;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.cluster.Cluster;
import dev.slipway.cluster.ClusterSpec;
import dev.slipway.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.image.RegistryImage;
import dev.slipway.key.Key;
import dev.slipway.key.KeyArgs;
import dev.slipway.logs.LogArchive;
import dev.slipway.logs.LogArchiveArgs;
import dev.slipway.network.Cidr;
import dev.slipway.network.NewVpc;
import dev.slipway.network.NewVpcArgs;
import dev.slipway.network.SubnetPlan;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Programs;
import dev.slipway.storage.BucketPrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A service with a sidecar, planned with what the program puts beside its containers. */
final class PlannedTask {
    private PlannedTask() {}

    static final RegistryImage IMAGE = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");
    static final String TOKEN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:grafana/otlp-AbCdEf";
    static final Tracing XRAY = new Tracing(new TraceDestination.XRay(), Tracing.IMAGE);
    static final Tracing OTLP = new Tracing(
            new TraceDestination.Otlp(
                    "https://otlp.example.com/otlp", "X-Key", Optional.of(new SecretReference(TOKEN))),
            Tracing.IMAGE);
    static final ServiceSpec SPEC = ServiceSpec.of(Container.listening(80), new Sidecar("cache", IMAGE, alone(), true));

    static Container alone() {
        return new Container(OptionalInt.empty(), List.of(), Map.of(), Map.of(), Optional.empty(), Map.of());
    }

    static Plan plan(ServiceSpec spec, Change change) {
        return Programs.plan(context -> {
            var network = new NewVpc("network", NewVpcArgs.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2)));
            var cluster = new Cluster("cluster", new ClusterSpec(ContainerInsights.ENABLED));
            var archive = new LogArchive(
                    "archive", LogArchiveArgs.of(new Key("key", KeyArgs.of()), new BucketPrefix("slipway-test-logs-")));
            new Service("web", change.of(archive, ServiceArgs.of(cluster, network, IMAGE, spec, new Ingress.None())));
        });
    }

    static Plan plan(ServiceSpec spec, UnaryOperator<Companions> companions) {
        return plan(spec, (archive, args) -> args.withCompanions(companions.apply(Companions.NONE)));
    }

    interface Change {
        ServiceArgs of(LogArchive archive, ServiceArgs args);
    }

    static Plan routed(boolean cloudWatch) {
        return plan(
                SPEC,
                (archive, args) -> args.withCompanions(Companions.NONE.withRouter(
                        new LogRouter(LogRouter.IMAGE, archive.deliver("web"), cloudWatch))));
    }

    static JsonArray containers(Plan plan) {
        return JsonParser.parseString(plan.named("web-task-definition").text("containerDefinitions"))
                .getAsJsonArray();
    }

    static JsonObject container(Plan plan, String name) {
        return containers(plan).asList().stream()
                .map(each -> each.getAsJsonObject())
                .filter(each -> each.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String statements(Plan plan, String policy) {
        var text = plan.named(policy).text("policy");
        return text.substring(text.indexOf('[') + 1, text.length() - 2).replace('"', '\'');
    }

    static Map<String, String> environment(JsonObject container) {
        return container.getAsJsonArray("environment").asList().stream()
                .map(each -> each.getAsJsonObject())
                .collect(java.util.stream.Collectors.toMap(
                        each -> each.get("name").getAsString(),
                        each -> each.get("value").getAsString()));
    }
}
