package dev.slipway;

import com.pulumi.Context;
import dev.slipway.components.audit.Audit;
import dev.slipway.components.budget.Budget;
import dev.slipway.components.delivery.Delivery;
import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.service.TaskPlacement;
import dev.slipway.engine.PulumiEngine;
import dev.slipway.program.Data;
import dev.slipway.program.Deploy;
import dev.slipway.program.Discovery;
import dev.slipway.program.Edge;
import dev.slipway.program.Environments;
import dev.slipway.program.Functions;
import dev.slipway.program.Images;
import dev.slipway.program.Jobs;
import dev.slipway.program.Networks;
import dev.slipway.program.Outputs;
import dev.slipway.program.Plugins;
import dev.slipway.program.Preflight;
import dev.slipway.program.ProviderStart;
import dev.slipway.program.Services;
import dev.slipway.program.Shared;
import dev.slipway.program.StoreLinks;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.util.List;
import java.util.Map;

/** The program that {@code pulumi up} runs. */
public final class App {
    /** Argument by which the language host asks for the plugins. */
    private static final String PACKAGES = "packages";

    private App() {}

    public static void main(String[] args) {
        if (List.of(args).contains(PACKAGES)) {
            System.out.println(Plugins.json());
            return;
        }
        var engine = PulumiEngine.ofHost();
        engine.start(ProviderStart.request());
        var deploy = Deploy.of(StackConfig.ofHost(), Extensions.found(), engine::start);
        engine.run(deploy.options(), deploy::run);
    }

    /**
     * Plans the stack on the embedded engine and checks it.
     *
     * @throws com.pulumi.exceptions.RunException with every error of the stack file, one a line
     */
    public static Preflight preflight(StackConfig config) {
        return Preflight.of(config, Extensions.found());
    }

    /** Registers the components of a stack without extensions. */
    public static void stack(Context context, Settings settings) {
        stack(context, settings, Extensions.NONE);
    }

    /**
     * Registers the components of a stack. Each variable is a component or a group of components; its arguments are the
     * components that it connects to.
     */
    static void stack(Context context, Settings read, Extensions extensions) {
        var environment = Environments.used(read);
        var settings = Environments.within(read, environment);
        var shared = Shared.of(settings, environment);
        var network = Networks.of("network", settings.network());
        var cluster = Environments.cluster("cluster", settings, environment, shared);
        var data = Data.of(settings, network, shared);
        var edge = new Edge(settings, network, shared);
        var firewall = edge.firewall();
        var distribution = edge.distribution(firewall, data.stores());
        var components = new StackComponents(
                context,
                network,
                cluster,
                data.database(),
                data.stores(),
                data.messaging(),
                data.caches(),
                shared,
                Map.of());
        var links = new StoreLinks(data, extensions.create(components));
        var images = new Images(settings, shared);
        var discovery = Discovery.of(settings, environment);
        var services = new Services(context, settings, network, cluster, discovery, links, edge, images, shared);
        var functions = Functions.of(settings, network, links, edge, images, shared);
        var placement = new TaskPlacement(cluster, network);
        var jobs = Jobs.of(settings, placement, links, images, services.schedules(), shared);
        extensions.createAfterServices(components.withServices(services.byName()));
        var stage = edge.publish();
        settings.audit().ifPresent(spec -> new Audit("audit", spec, data.stores(), shared));
        settings.budgetAlerts().forEach((email, spec) -> new Budget("budget", spec, email));
        var delivery = settings.delivery().filter(DeliverySpec::roles).map(spec -> new Delivery("delivery", spec));
        var sharedEnvironment = Environments.shared(settings, network, cluster, discovery, edge, shared);

        var outputs = new Outputs(context);
        outputs.of(network, cluster);
        outputs.of(shared);
        outputs.of(data);
        outputs.of(services);
        outputs.of(functions);
        outputs.of(jobs);
        outputs.of(edge, stage, distribution, settings.edge().host());
        outputs.of(settings, edge, stage, distribution);
        delivery.ifPresent(outputs::of);
        sharedEnvironment.ifPresent(outputs::of);
        outputs.export();
    }
}
