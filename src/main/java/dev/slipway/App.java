package dev.slipway;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import dev.slipway.cluster.Cluster;
import dev.slipway.gateway.HttpApi;
import dev.slipway.service.Service;
import dev.slipway.service.ServiceArgs;
import dev.slipway.settings.Settings;
import dev.slipway.settings.StackConfig;
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
        var deploy = Deploy.of(StackConfig.ofHost());
        Pulumi.withOptions(deploy.options()).run(deploy::run);
    }

    /** The stack as a diagram: a variable is a box, an argument an arrow. */
    static void stack(Context context, Settings settings) {
        var outputs = new Outputs(context);
        var network = settings.network().create("network");
        var cluster = new Cluster("cluster", settings.cluster());
        var balancer = settings.createBalancer("balancer", network);
        var key = settings.createKey("encryption");
        var database = settings.createDatabase("database", network, key);
        var storage = settings.createStorage(key);
        var api = settings.createApi("api", network);
        var topic = settings.createAlarmTopic("alarms");
        var logs = settings.createExecutionLogs("execution-logs");
        outputs.of(network, cluster, balancer);
        outputs.of(database, storage);
        outputs.ofAlarms(topic);

        for (var each : settings.services()) {
            var image = each.image().create(each.name() + "-image");
            var ingress = each.ingress().create(each.name(), balancer, api);
            var args = ServiceArgs.of(cluster, network, image, each.spec(), ingress)
                    .withUses(each.uses(storage, database))
                    .withKey(key)
                    .withMigration(each.migration(line -> context.log().info(line)))
                    .withProtectedFromDeletion(settings.protectedStack());
            var service = new Service(each.name(), args);
            service.watch(context.log()::warn);
            outputs.of(service, image);
            var controllers = settings.createControllers(each, service, topic);
            var control = settings.createControlApi(service, controllers, logs);
            outputs.of(service, controllers, control);
            outputs.ofDashboard(service, settings.createDashboard(each, controllers, control));
        }
        outputs.of(api.map(HttpApi::publish));
        outputs.export();
    }
}
