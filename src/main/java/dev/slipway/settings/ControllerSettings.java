package dev.slipway.settings;

import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.controller.ControllerJar;
import dev.slipway.components.controller.Controllers;
import dev.slipway.components.controller.ControllersArgs;
import dev.slipway.components.controller.Dashboard;
import dev.slipway.components.controller.DashboardArgs;
import dev.slipway.components.controller.RollOut;
import dev.slipway.components.controller.RollOutArgs;
import dev.slipway.components.database.Database;
import dev.slipway.components.gateway.ControlApi;
import dev.slipway.components.gateway.ControlApiArgs;
import dev.slipway.components.gateway.ControlDomain;
import dev.slipway.components.gateway.ExecutionLogs;
import dev.slipway.components.gateway.OriginAuthorizerArgs;
import dev.slipway.components.key.Key;
import dev.slipway.components.service.Service;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What services that sleep, and those whose images are pushed, are controlled by, and an API behind a distribution is closed
 * by.
 *
 * @param jar the code of all of them
 * @param control by what people control and watch them
 * @param sleeping whether a service sleeps
 * @param rollingOut whether a service's image is pushed
 * @param checking whether the API's requests must come by the distribution
 */
public record ControllerSettings(
        ControllerJar jar,
        ControlSettings control,
        boolean sleeping,
        boolean rollingOut,
        boolean checking,
        boolean protectedStack) {

    /** Whether there is a controller. */
    boolean needed() {
        return sleeping || rollingOut || checking;
    }

    /** Packages the code, where it is needed and stale. */
    void prepare(Consumer<String> log) {
        if (needed()) {
            jar.prepare(log);
        }
    }

    /** The controllers of a service, where it sleeps. */
    public Optional<Controllers> create(
            ServiceSettings settings, Service service, Optional<AlarmTopic> topic, Optional<Key> key) {
        return settings.sleep()
                .map(sleep -> new Controllers(
                        service.name() + "-control",
                        ControllersArgs.of(service, sleep, jar.archive())
                                .withTopic(topic)
                                .withKey(key)
                                .withProtectedFromDeletion(protectedStack)));
    }

    /** What rolls out the pushes of a service's image, where it is pushed. */
    public Optional<RollOut> createRollOut(Service service, Optional<AlarmTopic> topic, Optional<Key> key) {
        return service.pushed()
                .map(image -> new RollOut(
                        service.name() + "-roll-out",
                        RollOutArgs.of(service, jar.archive())
                                .withTopic(topic)
                                .withKey(key)
                                .withProtectedFromDeletion(protectedStack)));
    }

    /** What closes the API to all but its distribution, where it has one. */
    Optional<OriginAuthorizerArgs> originCheck(int logDays, Optional<Key> key) {
        return checking ? Optional.of(new OriginAuthorizerArgs(jar.archive(), logDays, key)) : Optional.empty();
    }

    /** What lets API Gateway log what control APIs do, where there are any. */
    public Optional<ExecutionLogs> createExecutionLogs(String name) {
        return sleeping ? Optional.of(new ExecutionLogs(name, ComponentResourceOptions.Empty)) : Optional.empty();
    }

    /** The API that wakes and kills a service, where it has controllers. */
    public Optional<ControlApi> createApi(
            Service service,
            Optional<Controllers> controllers,
            Optional<ExecutionLogs> logs,
            Optional<ControlDomain> domain) {
        return controllers.map(each -> new ControlApi(
                each.name() + "-api",
                ControlApiArgs.of(service.name(), each.wake(), each.kill(), logs.orElseThrow())
                        .withQuota(control.quota())
                        .withDomain(domain)
                        .withLogRetentionDays(service.spec().logRetentionDays())
                        .withProtectedFromDeletion(protectedStack)));
    }

    /** The dashboard of a service, where it has controllers, unless the settings want none. */
    public Optional<Dashboard> createDashboard(
            ServiceSettings settings,
            Optional<Controllers> controllers,
            Optional<ControlApi> api,
            Optional<Database> database) {
        return controllers
                .filter(each -> control.dashboard())
                .map(each -> new Dashboard(
                        each.name() + "-view",
                        new DashboardArgs(
                                each,
                                api.orElseThrow(),
                                settings.sleep().orElseThrow().activity(),
                                database),
                        ComponentResourceOptions.Empty));
    }
}
