package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollOutFunctionTest {
    private static final String DIGEST = "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd12341234";
    private final EmulatedAws aws = new EmulatedAws();
    private final Function rollOut = new Function(
            Function.Kind.ROLL_OUT, aws, Map.of("REPOSITORY_URL", EmulatedService.REPOSITORY, "TAG", "live"));

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aPushOfTheTagIsRolledOutWithSecretsRolesAndTagsKept() {
        var answer = rollOut.call("ecr-push");
        assertThat(answer)
                .hasToString(
                        "{\"decision\":\"rolledOut\",\"reason\":\"the tag 'live' was pushed\",\"taskDefinition\":\"arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:2\",\"digest\":\"%s\"}"
                                .formatted(DIGEST));
        var revision = aws.service().revision();
        var container = revision.getAsJsonArray("containerDefinitions").get(0).getAsJsonObject();
        assertThat(container.get("image").getAsString()).isEqualTo(EmulatedService.REPOSITORY + "@" + DIGEST);
        assertThat(container.getAsJsonArray("secrets"))
                .hasToString(
                        "[{\"name\":\"TOKEN\",\"valueFrom\":\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:token\"}]");
        assertThat(revision.get("taskRoleArn").getAsString()).endsWith("role/task");
        assertThat(revision.get("executionRoleArn").getAsString()).endsWith("role/execution");
        assertThat(revision.getAsJsonArray("tags"))
                .hasToString(
                        "[{\"key\":\"Project\",\"value\":\"slipway\"},{\"key\":\"slipway:pushed-at\",\"value\":\"2026-11-21T12:00:00Z\"}]");
    }

    @Test
    void theSamePushAgainChangesNothing() {
        rollOut.call("ecr-push");
        rollOut.call("ecr-push");
        assertThat(rollOut.log().get("reason").getAsString()).isEqualTo("the service runs this digest already");
        assertThat(aws.service().revisions()).isEqualTo(2);
    }

    @Test
    void anEarlierPushThatComesLateChangesNothing() {
        rollOut.call("ecr-push");
        rollOut.callWith(push("live", "2026-11-21T11:59:59Z", "a"));
        assertThat(rollOut.log().get("reason").getAsString()).isEqualTo("the service runs a later push already");
        assertThat(aws.service().revisions()).isEqualTo(2);
    }

    @Test
    void aLaterPushIsRolledOut() {
        rollOut.call("ecr-push");
        rollOut.callWith(push("live", "2026-11-21T12:00:01Z", "a"));
        assertThat(aws.service().revisions()).isEqualTo(3);
    }

    @Test
    void otherTagsAreIgnored() {
        rollOut.callWith(push("next", "2026-11-21T12:00:01Z", "a"));
        assertThat(rollOut.log().get("reason").getAsString()).isEqualTo("the tag is 'next', not 'live'");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void otherEventsAreIgnored() {
        rollOut.call("schedule");
        assertThat(rollOut.log().get("reason").getAsString())
                .isEqualTo("the event is neither a push to ECR nor has a taskDefinition");
    }

    @Test
    void aDeployChangesAllButTheImage() {
        rollOut.call("ecr-push");
        var template = aws.service().deployed("cpu", "1024");
        var answer = rollOut.callWith("{\"taskDefinition\":\"%s\"}".formatted(template));
        assertThat(answer.get("decision").getAsString()).isEqualTo("rolledOut");
        var revision = aws.service().revision();
        assertThat(revision.get("cpu").getAsString()).isEqualTo("1024");
        assertThat(revision.getAsJsonArray("containerDefinitions")
                        .get(0)
                        .getAsJsonObject()
                        .get("image")
                        .getAsString())
                .isEqualTo(EmulatedService.REPOSITORY + "@" + DIGEST);
        var revisions = aws.service().revisions();
        rollOut.callWith("{\"taskDefinition\":\"%s\"}".formatted(template));
        assertThat(rollOut.log().get("reason").getAsString())
                .isEqualTo("the service runs a copy of this revision already");
        assertThat(aws.service().revisions()).isEqualTo(revisions);
    }

    @Test
    void aDeployBeforeAnyPushIsRunAsItIs() {
        var template = aws.service().deployed("cpu", "1024");
        rollOut.callWith("{\"taskDefinition\":\"%s\"}".formatted(template));
        assertThat(aws.service().revision().get("taskDefinitionArn").getAsString())
                .isEqualTo(template);
        assertThat(rollOut.log().get("reason").getAsString())
                .isEqualTo("a deployment changed the task definition; no digest was running");
    }

    private static String push(String tag, String time, String digit) {
        try (var resource = RollOutFunctionTest.class.getResourceAsStream("/events/ecr-push.json")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"live\"", "\"" + tag + "\"")
                    .replace("2026-11-21T12:00:00Z", time)
                    .replace(DIGEST, "sha256:" + digit.repeat(64));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
