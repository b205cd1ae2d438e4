package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.RevisionCopy;
import dev.slipway.awsapi.TaskDefinitionArn;
import dev.slipway.base.ImageReference;
import dev.slipway.operate.Release.ReleaseState;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * The releases of a service that runs as tasks: the revisions of its task definition, including deregistered ones,
 * without the copies that rollbacks registered. A rollback deploys a copy with the current roles.
 *
 * <p>If pushed images are rolled out, a release is an image, and everything else is the stack's: revisions with the
 * same image are one release, and a rollback deploys a copy of the running revision with the earlier image.
 */
final class TaskReleases implements Releases {
    private final TaskService service;
    private final Optional<RepositoryImages> images;
    private final DeploymentMonitor watch;
    private final boolean pushed;
    private final Map<String, RevisionCopy> revisions = new LinkedHashMap<>();
    private final RevisionCopy running;

    TaskReleases(TaskService service, Optional<RepositoryImages> images, DeploymentMonitor watch) {
        this.service = service;
        this.images = images;
        this.watch = watch;
        this.pushed =
                service.stack().output("roll_out_function_arn", service.name()).isPresent();
        var runs = service.describe().taskDefinition();
        running = RevisionCopy.of(service.definition(runs));
        var origin = new TaskDefinitionArn(runs).ofRevision(running.origin());
        var others = Stream.concat(
                        Stream.of(origin), arns(running.definition().family()).limit(MAX_READ))
                .filter(arn -> !arn.equals(runs))
                .distinct()
                .map(arn -> RevisionCopy.of(service.definition(arn)));
        Stream.concat(Stream.of(running), others)
                .forEach(revision ->
                        revisions.put(Integer.toString(revision.definition().revision()), revision));
    }

    private Stream<String> arns(String family) {
        return Stream.of(TaskDefinitionStatus.ACTIVE, TaskDefinitionStatus.INACTIVE)
                .flatMap(status -> service
                        .ecs()
                        .listTaskDefinitionsPaginator(ListTaskDefinitionsRequest.builder()
                                .familyPrefix(family)
                                .status(status)
                                .sort(SortOrder.DESC)
                                .build())
                        .taskDefinitionArns()
                        .stream()
                        .limit(MAX_READ))
                .sorted(Comparator.comparingInt(TaskReleases::number).reversed());
    }

    private static int number(String arn) {
        return new TaskDefinitionArn(arn).revision();
    }

    @Override
    public List<Release> all() {
        var failed = new FailedRevisions(service).arns();
        var back = new HashSet<>(revisions.values().stream()
                .map(revision -> revision.tags().get(RevisionCopy.INSTEAD_OF))
                .toList());
        var seen = new HashSet<String>();
        return revisions.values().stream()
                .filter(revision -> pushed ? image(revision).digest().isPresent() : !revision.isCopy())
                .sorted(Comparator.comparingInt(
                        revision -> revision.definition().revision()))
                // Of those with one image, the first.
                .filter(revision -> !pushed || seen.add(identity(revision)))
                .sorted(Comparator.comparingInt(
                                (RevisionCopy revision) -> revision.definition().revision())
                        .reversed())
                .map(revision -> release(revision, failed, back))
                .toList();
    }

    private Release release(RevisionCopy revision, Set<String> failed, Set<String> back) {
        var image = image(revision);
        var own = images.flatMap(all -> all.find(image));
        var definition = revision.definition();
        var state = ReleaseState.KEPT;
        if (identity(revision).equals(identity(running))) {
            state = ReleaseState.RUNS;
        } else if (own.isEmpty() && images.filter(all -> all.holds(image)).isPresent()) {
            state = ReleaseState.GONE;
        } else if (failed.contains(definition.taskDefinitionArn())) {
            state = ReleaseState.FAILED;
        } else if (back.contains(identity(revision))) {
            state = ReleaseState.ROLLED_BACK;
        }
        return new Release(
                Integer.toString(definition.revision()),
                LogStreams.container(definition, service.name()).image(),
                image.digest(),
                own.map(RepositoryImages.Image::tags).orElse(List.of()),
                own.map(RepositoryImages.Image::pushed).or(() -> Optional.ofNullable(definition.registeredAt())),
                state);
    }

    private ImageReference image(RevisionCopy revision) {
        return ImageReference.of(
                LogStreams.container(revision.definition(), service.name()).image());
    }

    /**
     * The identity of a release: the digest of its image where pushes are rolled out, else the number of its revision.
     */
    private String identity(RevisionCopy revision) {
        return pushed ? image(revision).digest().orElse("") : Integer.toString(revision.origin());
    }

    @Override
    public String rollBackTo(Release to) {
        var wanted = revisions.get(to.id());
        var copy = (pushed ? imageOf(wanted) : wanted.withRolesOf(running).withTag(RevisionCopy.RELEASE, to.id()))
                .withTag(RevisionCopy.INSTEAD_OF, identity(running));
        var made = service.ecs()
                .registerTaskDefinition(copy.request())
                .taskDefinition()
                .taskDefinitionArn();
        service.ecs().updateService(request -> request.cluster(service.stack().cluster())
                .service(service.physicalName())
                .taskDefinition(made));
        watch.await(service, made).ifPresent(why -> {
            throw new RunException(
                    "the rollback of %s to release %s failed: %s".formatted(service.name(), to.id(), why));
        });
        return "revision " + number(made);
    }

    /** The running revision with the image of another one, in every container with an image of that repository. */
    private RevisionCopy imageOf(RevisionCopy other) {
        var image = image(other);
        var reference = image.digest().map(image::at);
        return running.withContainers(running.definition().containerDefinitions().stream()
                .map(container -> reference
                        .filter(text -> ImageReference.of(container.image()).isOfSameRepository(image))
                        .map(text -> container.toBuilder().image(text).build())
                        .orElse(container))
                .toList());
    }
}
