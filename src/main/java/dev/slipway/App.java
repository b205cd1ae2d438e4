package dev.slipway;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.function.ContainerFunctionArgs;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceArgs;
import dev.slipway.program.Deploy;
import dev.slipway.program.Outputs;
import dev.slipway.program.Plugins;
import dev.slipway.program.Preflight;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.util.HashMap;
import java.util.List;

/** The program that {@code pulumi up} runs. */
public final class App {
    /** What the language host gives as an argument when it asks for the plugins. */
    private static final String PACKAGES = "packages";

    private App() {}

    public static void main(String[] args) {
        if (List.of(args).contains(PACKAGES)) {
            System.out.println(Plugins.json());
            return;
        }
        var deploy = Deploy.of(StackConfig.ofHost(), App::stack);
        Pulumi.withOptions(deploy.options()).run(deploy::run);
    }

    /**
     * Plans the stack on the embedded engine and checks it.
     *
     * @throws com.pulumi.exceptions.RunException with every error of the stack file, one a line
     */
    public static Preflight preflight(StackConfig config) {
        return Preflight.of(config, App::stack);
    }

    /** The stack as a diagram: a variable is a box, an argument an arrow. */
    public static void stack(Context context, Settings settings) {
        var outputs = new Outputs(context);
        var network = settings.network().create("network");
        var cluster = new Cluster("cluster", settings.cluster());
        var global = settings.edge().createGlobalProvider();
        var domain = settings.edge().createDomain("domain", global);
        var balancer = settings.createBalancer("balancer", network, domain);
        var key = settings.createKey("encryption");
        var topic = settings.createAlarmTopic("alarms", key);
        var database = settings.createDatabase("database", network, key, topic);
        var storage = settings.createStorage(key);
        var archive = settings.createLogArchive("log-archive", key);
        var api = settings.createApi("api", network, domain, key, topic);
        var namespace = settings.createNamespace("names");
        var logs = settings.controllers().createExecutionLogs("execution-logs");
        var controlDomain = settings.edge().createControlDomain("control-domain", domain);
        outputs.of(network, cluster);
        outputs.of(database, storage);
        outputs.ofLogs(archive);
        outputs.ofAlarms(topic);

        var services = new HashMap<String, Service>();
        for (var each : settings.services()) {
            var image = each.image().create(each.name() + "-image");
            var ingress = each.ingress().create(each.name(), balancer, api);
            var args = ServiceArgs.of(cluster, network, image, each.spec(), ingress)
                    .withAssignPublicIp(each.assignPublicIp())
                    .withUses(each.uses(storage, database, services))
                    .withKey(key)
                    .withAlarms(settings.alarms().ofServices(topic))
                    .withCompanions(each.companions(archive, namespace))
                    .withMigration(each.migration(line -> context.log().info(line)))
                    .withProtectedFromDeletion(settings.protectedStack());
            var service = new Service(each.name(), args);
            service.watch(context.log()::warn);
            services.put(each.name(), service);
            outputs.of(service, image);
            var controllers = settings.controllers().create(each, service, topic, key);
            var control = settings.controllers().createApi(service, controllers, logs, controlDomain);
            outputs.of(service, controllers, control);
            outputs.ofRollOut(service, settings.controllers().createRollOut(service, topic, key));
            outputs.ofDashboard(service, settings.controllers().createDashboard(each, controllers, control, database));
        }
        for (var each : settings.functions()) {
            var image = each.image().create(each.name() + "-image");
            var args = ContainerFunctionArgs.of(network, image, each.spec())
                    .withUses(each.uses(storage, database))
                    .withKey(key)
                    .withTopic(topic)
                    .withProtectedFromDeletion(settings.protectedStack());
            var function = new ContainerFunction(each.name(), args);
            each.serve(function, api);
            outputs.of(function, image);
        }
        var stage = api.map(HttpApi::publish);
        var firewall = settings.edge().createFirewall("firewall", global, balancer);
        var origin = settings.edge().origin(balancer, stage);
        var front = settings.edge().createDistribution("front", global, origin, domain, firewall, storage);
        settings.audit().create("audit", storage);
        settings.budget().create("budget");
        outputs.of(stage);
        outputs.of(balancer, domain, front, settings.edge().host());
        outputs.ofDelivery(settings.delivery().create("delivery"));
        outputs.export();
    }
}
