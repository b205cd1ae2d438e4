package dev.slipway.components.service;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.components.SharedResources;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.logs.LogArchiveSpec;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plans of a service with a sidecar and with the sidecars that Slipway injects. */
final class PlannedTask {
    private PlannedTask() {}

    static final RegistryImage IMAGE = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");
    static final String TOKEN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:grafana/otlp-AbCdEf";
    static final Tracing XRAY = new Tracing(new TraceDestination.XRay(), Tracing.IMAGE);
    static final Tracing OTLP = new Tracing(
            new TraceDestination.Otlp(
                    "https://otlp.example.com/otlp", "X-Key", Optional.of(new SecretReference(TOKEN))),
            Tracing.IMAGE);
    static final ServiceSpec SPEC =
            ServiceSpec.of(ContainerSpec.listening(80), new Sidecar("cache", IMAGE, ContainerSpec.DEFAULT, true));

    static Plan plan(ServiceSpec spec, Change change) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            var archive = new LogArchive(
                    "archive",
                    LogArchiveSpec.of(new BucketPrefix("slipway-test-logs-")),
                    BaseComponents.key(),
                    SharedResources.NONE);
            new Service("web", change.of(archive, ServiceArgs.of(cluster, network, IMAGE, spec, StackIngress.NONE)));
        });
    }

    static Plan plan(ServiceSpec spec, UnaryOperator<InjectedSidecars> injected) {
        return plan(spec, (archive, args) -> args.withInjected(injected.apply(InjectedSidecars.NONE)));
    }

    interface Change {
        ServiceArgs of(LogArchive archive, ServiceArgs args);
    }

    static Plan routed(boolean cloudWatch) {
        return plan(
                SPEC,
                (archive, args) -> args.withInjected(InjectedSidecars.NONE.withRouter(
                        Optional.of(new LogRouter(LogRouter.IMAGE, archive.deliver("web"), cloudWatch)))));
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
