package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.operate.Release.ReleaseState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Rollback of a service to an earlier release, by its image's digest and without a build. */
public final class Rollback {
    /** The time between two reads of the deployment. */
    public static final Duration INTERVAL = DeploymentMonitor.INTERVAL;

    private final DeployedStack stack;
    private final String service;
    private final Consumer<String> progress;
    private final Runnable pause;

    /**
     * The rollback of a service of the stack.
     *
     * @param progress gets the progress
     * @param pause passes {@link #INTERVAL}
     */
    public Rollback(DeployedStack stack, Optional<String> requested, Consumer<String> progress, Runnable pause) {
        this.stack = stack;
        this.service = stack.service(requested);
        this.progress = progress;
        this.pause = pause;
    }

    /**
     * The result of a rollback.
     *
     * @param release the release that runs
     * @param as the revision or version that runs it
     * @param next the steps that remain, and their reasons
     */
    public record RollbackResult(String service, Release release, String as, List<String> next) {}

    /** The releases, the newest first. */
    public List<Release> list() {
        return with(Releases::all);
    }

    /**
     * @param requested a release by its number, a tag or a digest of its image; empty for the one before the running
     *     release
     */
    public RollbackResult to(Optional<String> requested) {
        if (stack.output("alternate_service_name", service).isPresent()) {
            throw new RunException(
                    "%1$s is deployed blue/green, and its former version still runs: give that version all requests by slipway:services.%1$s.deploy, then pulumi up -s %2$s"
                            .formatted(service, stack.name()));
        }
        return with(releases -> {
            var release = Releases.chosen(releases.all(), requested, service);
            if (release.state() == ReleaseState.RUNS) {
                return new RollbackResult(service, release, "release " + release.id() + " already", List.of());
            }
            progress.accept("%s: rollback to release %s, %s".formatted(service, release.id(), release.image()));
            return new RollbackResult(service, release, releases.rollBackTo(release), next(release));
        });
    }

    private List<String> next(Release release) {
        var next = new ArrayList<String>();
        next.add(
                "pulumi up -s %s keeps this release unless %s changes; after a change, or after pulumi refresh, it deploys the release of the stack file"
                        .formatted(stack.name(), service));
        next.add(
                stack.output("repository_url", service).isPresent()
                        ? "to keep it: revert the change in the sources"
                        : "to keep it: set image: %s in slipway:services.%s".formatted(release.image(), service));
        if (stack.output("rds_endpoint").isPresent()) {
            next.add("the database schema is not rolled back");
        }
        return next;
    }

    private <T> T with(java.util.function.Function<Releases, T> use) {
        var images = RepositoryImages.of(stack, service);
        var function = stack.output(DeployedStack.FUNCTIONS, service);
        if (function.isPresent()) {
            try (var lambda = stack.client(LambdaClient.builder())) {
                return use.apply(new FunctionReleases(lambda, function.get(), images));
            }
        }
        try (var ecs = stack.client(EcsClient.builder());
                var logs = stack.client(CloudWatchLogsClient.builder())) {
            var watch = new DeploymentMonitor(logs, progress, pause);
            return use.apply(new TaskReleases(new TaskService(stack, service, ecs), images, watch));
        }
    }
}
