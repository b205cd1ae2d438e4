package dev.slipway.controllers.rollout;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.aws.AwsFailure;
import dev.slipway.controllers.lambda.Controller;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.lambda.EventJson;
import dev.slipway.controllers.lambda.Outcome;
import dev.slipway.controllers.service.EcsService;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/**
 * Deploys pushed images to a service. A push of the watched tag registers a copy of the service's revision with the
 * pushed digest. A direct invocation with {@code {"taskDefinition": "arn…"}} registers a copy of that revision with the
 * service's running digest, so that a deployment changes everything except the image.
 */
public final class ImageRollOut implements Controller {
    private final EcsService service;
    private final EcsClient ecs;
    private final String repository;
    private final String tag;

    public ImageRollOut(Environment environment, Aws aws) {
        this(EcsService.of(environment, aws), aws.ecs(), environment.text("REPOSITORY_URL"), environment.text("TAG"));
    }

    ImageRollOut(EcsService service, EcsClient ecs, String repository, String tag) {
        this.service = service;
        this.ecs = ecs;
        this.repository = repository;
        this.tag = tag;
    }

    @Override
    public Outcome handle(Event event) {
        var template = EventJson.text(event.json(), "taskDefinition");
        if (template.isPresent()) {
            return deployed(template.get());
        }
        return Push.of(event.json())
                .map(this::pushed)
                .orElseGet(() -> ignored("the event is neither a push to ECR nor has a taskDefinition"));
    }

    @Override
    public void prime() {
        running();
    }

    private Outcome pushed(Push push) {
        if (!repository.endsWith("/" + push.repository())) {
            return ignored("%s is not the repository %s".formatted(push.repository(), repository));
        }
        if (!push.tag().equals(tag)) {
            return ignored("the tag is '%s', not '%s'".formatted(push.tag(), tag));
        }
        var running = running();
        if (running.from(repository).isEmpty()) {
            return Outcome.warning(
                    "ignored",
                    "no container of %s has an image of %s; correct REPOSITORY_URL"
                            .formatted(running.arn(), repository));
        }
        if (running.runs(repository, push.digest())) {
            return Outcome.of("unchanged", "the service runs this digest already")
                    .with("digest", push.digest());
        }
        if (running.pushedAt().filter(at -> at.isAfter(push.at())).isPresent()) {
            return Outcome.of("unchanged", "the service runs a later push already")
                    .with("digest", push.digest());
        }
        return run(
                        running.at(repository, push.digest(), Optional.of(push.at())),
                        "the tag '%s' was pushed".formatted(tag))
                .with("digest", push.digest());
    }

    private Outcome deployed(String template) {
        var running = running();
        if (running.arn().equals(template)) {
            return Outcome.of("unchanged", "the service runs this revision already")
                    .with("taskDefinition", template);
        }
        var wanted = describe(template);
        var digest = running.digest(repository);
        if (digest.isEmpty() || wanted.from(repository).isEmpty()) {
            service.run(template);
            return Outcome.of("rolledOut", "a deployment changed the task definition; no digest was running")
                    .with("taskDefinition", template);
        }
        Optional<Instant> pushed = running.pushedAt();
        var copy = wanted.at(repository, digest.get(), pushed);
        if (copy.equals(running.at(repository, digest.get(), pushed))) {
            return Outcome.of("unchanged", "the service runs a copy of this revision already")
                    .with("taskDefinition", running.arn());
        }
        return run(copy, "a deployment changed the task definition; the image is kept")
                .with("digest", digest.get());
    }

    private Outcome run(RegisterTaskDefinitionRequest copy, String reason) {
        var made = AwsFailure.named(
                        "ecs:RegisterTaskDefinition",
                        "the family " + copy.family(),
                        () -> ecs.registerTaskDefinition(copy))
                .taskDefinition()
                .taskDefinitionArn();
        service.run(made);
        return Outcome.of("rolledOut", reason).with("taskDefinition", made);
    }

    private Revision running() {
        return describe(service.describe().taskDefinition());
    }

    private Revision describe(String arn) {
        return Revision.of(AwsFailure.named(
                "ecs:DescribeTaskDefinition",
                "the revision " + arn,
                () -> ecs.describeTaskDefinition(
                        request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS))));
    }

    private static Outcome ignored(String reason) {
        return Outcome.of("ignored", reason);
    }
}
