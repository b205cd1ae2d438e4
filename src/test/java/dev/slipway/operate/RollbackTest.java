package dev.slipway.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import dev.slipway.operate.Release.ReleaseState;
import dev.slipway.testing.DeployedStackFixture;
import dev.slipway.testing.FakeAws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackTest {
    private static final String NO_HISTORY = "{\"serviceDeployments\": []}";

    private final FakeAws aws = FakeAws.start();
    private final List<String> told = new ArrayList<>();
    private final Map<Integer, String> definitions = new HashMap<>();

    @BeforeEach
    void deploy() {
        aws.answersEach("DescribeTaskDefinition", body -> definitions.get(number(text(body, "taskDefinition"))))
                .answersEach("ListTaskDefinitions", body -> list(body.contains("INACTIVE")))
                .answersEach("RegisterTaskDefinition", body -> {
                    definitions.put(9, DeployedStackFixture.definition(9, "copy"));
                    return DeployedStackFixture.definition(9, "copy");
                })
                .answers("UpdateService", "{}")
                .answers("DescribeImages", images("a", "b", "c"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static int number(String arn) {
        return Integer.parseInt(arn.substring(arn.lastIndexOf(':') + 1));
    }

    private static String text(String body, String key) {
        return JsonParser.parseString(body).getAsJsonObject().get(key).getAsString();
    }

    /** All but the last are deregistered, as in a stack that is not protected. */
    private String list(boolean inactive) {
        var last = definitions.keySet().stream().mapToInt(each -> each).max().orElseThrow();
        return definitions.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .filter(each -> each != last == inactive)
                .map(each -> "\"%s:%d\"".formatted(DeployedStackFixture.FAMILY, each))
                .collect(Collectors.joining(", ", "{\"taskDefinitionArns\": [", "]}"));
    }

    private static String digest(String letter) {
        return "sha256:" + letter.repeat(64);
    }

    private static String image(String letter) {
        return DeployedStackFixture.REPOSITORY + "@" + digest(letter);
    }

    private static String images(String... letters) {
        return List.of(letters).stream()
                .map(letter -> "{\"imageDigest\": \"%s\", \"imageTags\": [\"src-%s\"], \"imagePushedAt\": 1767225600}"
                        .formatted(digest(letter), letter))
                .collect(Collectors.joining(", ", "{\"imageDetails\": [", "]}"));
    }

    private void revision(int number, String image, String... tags) {
        definitions.put(number, DeployedStackFixture.definition(number, image, tags));
    }

    private Rollback rollback(String outputs) {
        return new Rollback(DeployedStackFixture.deployed(outputs), Optional.of("orders"), told::add, () -> {});
    }

    /** Sets the revisions that the service runs, one for each call. */
    private void runs(int... revisions) {
        for (var each : revisions) {
            aws.answers("DescribeServices", DeployedStackFixture.service(2, each));
        }
    }

    private void history(String body) {
        aws.answersEach("ListServiceDeployments", request -> request.contains("\"SUCCESSFUL\"") ? NO_HISTORY : body);
    }

    private JsonObject registered() {
        return JsonParser.parseString(aws.requests("RegisterTaskDefinition").get(0))
                .getAsJsonObject();
    }

    @Test
    void releasesAreRevisionsWithTheirResults() {
        revision(3, image("d"));
        revision(4, image("a"));
        revision(5, image("b"));
        revision(6, image("c"));
        revision(7, image("a"), "slipway:release", "4", "slipway:instead-of", "6");
        revision(8, image("b"));
        runs(8);
        history("{\"serviceDeployments\": [{\"targetServiceRevisionArn\": \"r/5\"}]}");
        aws.answers(
                "DescribeServiceRevisions",
                "{\"serviceRevisions\": [{\"taskDefinition\": \"%s:5\"}]}".formatted(DeployedStackFixture.FAMILY));

        assertThat(rollback(DeployedStackFixture.OUTPUTS).list())
                .extracting(Release::id, Release::state)
                .containsExactly(
                        tuple("8", ReleaseState.RUNS),
                        tuple("6", ReleaseState.ROLLED_BACK),
                        tuple("5", ReleaseState.FAILED),
                        tuple("4", ReleaseState.KEPT),
                        tuple("3", ReleaseState.GONE));
    }

    @Test
    void aRollbackDeploysACopyWithTheCurrentRoles() {
        revision(6, image("a"));
        revision(7, image("b"));
        runs(7, 9);
        history(NO_HISTORY);

        var done = rollback(DeployedStackFixture.OUTPUTS).to(Optional.empty());

        assertThat(done.as()).isEqualTo("revision 9");
        assertThat(done.release().id()).isEqualTo("6");
        var copy = registered();
        assertThat(copy.get("family").getAsString()).isEqualTo("shop-dev-orders");
        assertThat(copy.get("taskRoleArn").getAsString()).isEqualTo("role-7");
        assertThat(copy.get("executionRoleArn").getAsString()).isEqualTo("execution-7");
        assertThat(copy.getAsJsonArray("containerDefinitions").get(0).toString())
                .contains("\"image\":\"%s\"".formatted(image("a")))
                .contains("{\"name\":\"REVISION\",\"value\":\"6\"}");
        assertThat(copy.get("tags"))
                .isEqualTo(JsonParser.parseString("[{\"key\": \"slipway:release\", \"value\": \"6\"},"
                        + " {\"key\": \"slipway:instead-of\", \"value\": \"7\"}]"));
        assertThat(text(aws.requests("UpdateService").get(0), "taskDefinition"))
                .isEqualTo(DeployedStackFixture.FAMILY + ":9");
        assertThat(told).containsExactly("orders: rollback to release 6, " + image("a"));
        assertThat(done.next())
                .containsExactly(
                        "pulumi up -s dev keeps this release unless orders changes; after a change, or after pulumi refresh, it"
                                + " deploys the release of the stack file",
                        "to keep it: revert the change in the sources",
                        "the database schema is not rolled back");
    }

    @Test
    void aCopiedRevisionIsRolledBackFromItsOrigin() {
        revision(4, image("a"));
        revision(5, image("b"));
        revision(6, image("c"));
        revision(7, image("b"), "slipway:release", "5", "slipway:instead-of", "6");
        runs(7, 9);
        history(NO_HISTORY);

        assertThat(rollback(DeployedStackFixture.OUTPUTS)
                        .to(Optional.empty())
                        .release()
                        .id())
                .isEqualTo("4");
    }

    @Test
    void theOriginOfARunningCopyIsListedAtAnyAge() {
        for (var number = 1; number <= 30; number++) {
            revision(number, image("a"));
        }
        revision(31, image("b"), "slipway:release", "2", "slipway:instead-of", "30");
        runs(31);
        history(NO_HISTORY);

        assertThat(rollback(DeployedStackFixture.OUTPUTS).list())
                .hasSizeLessThanOrEqualTo(21)
                .filteredOn(each -> each.state() == ReleaseState.RUNS)
                .singleElement()
                .extracting(Release::id)
                .isEqualTo("2");
    }

    @Test
    void aRollbackOfAServiceWithRollOutChangesOnlyTheImage() {
        var outputs = DeployedStackFixture.OUTPUTS.replace(
                "\"log_group\"", "\"roll_out_function_arn\": {\"orders\": \"arn\"}, \"log_group\"");
        revision(3, DeployedStackFixture.REPOSITORY + ":live");
        revision(4, image("a"));
        revision(5, image("b"), "slipway:pushed-at", "2026-01-01T00:00:00Z");
        revision(6, image("b"), "slipway:pushed-at", "2026-01-01T00:00:00Z");
        runs(6, 6, 9);
        history(NO_HISTORY);

        assertThat(rollback(outputs).list())
                .extracting(Release::id, Release::state)
                .containsExactly(tuple("5", ReleaseState.RUNS), tuple("4", ReleaseState.KEPT));
        rollback(outputs).to(Optional.empty());

        assertThat(registered().getAsJsonArray("containerDefinitions").get(0).toString())
                .contains("\"image\":\"%s\"".formatted(image("a")))
                .contains("{\"name\":\"REVISION\",\"value\":\"6\"}");
        assertThat(registered().get("tags"))
                .isEqualTo(
                        JsonParser.parseString("[{\"key\": \"slipway:pushed-at\", \"value\": \"2026-01-01T00:00:00Z\"},"
                                + " {\"key\": \"slipway:instead-of\", \"value\": \"%s\"}]".formatted(digest("b"))));
    }

    @Test
    void aDeploymentThatEcsRollsBackIsReportedWithTheReason() {
        revision(6, image("a"));
        revision(7, image("b"));
        runs(7);
        aws.answers("DescribeServices", DeployedStackFixture.service(2, 9).replace("COMPLETED", "IN_PROGRESS"));
        runs(7);
        history(NO_HISTORY);
        aws.answers("ListTasks", "{\"taskArns\": [\"%s\"]}".formatted(DeployedStackFixture.TASK))
                .answers("DescribeTasks", """
                        {"tasks": [{"taskArn": "%s", "taskDefinitionArn": "%s:9", "stopCode": "EssentialContainerExited",
                          "containers": [{"name": "orders", "exitCode": 1}],
                          "stoppedReason": "Essential container in task exited"}]}
                        """.formatted(DeployedStackFixture.TASK, DeployedStackFixture.FAMILY))
                .answers("GetLogEvents", "{\"events\": [{\"timestamp\": 1, \"message\": \"no such column\"}]}");

        assertThatThrownBy(() -> rollback(DeployedStackFixture.OUTPUTS).to(Optional.of("6")))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith(
                        "the rollback of orders to release 6 failed: Essential container in task exited;"
                                + " container orders exited with 1; it last logged to /shop-dev/orders, ecs/orders/9f102a42:"
                                + "\n  no such column");
        assertThat(told).endsWith("orders: 2 of 2 tasks run");
    }

    @ParameterizedTest
    @CsvSource({"6, 6", "src-a, 6", "aaaaaaa, 6", "sha256:aaaaaaaaa, 6"})
    void aReleaseIsNamedByNumberTagOrDigest(String asked, String id) {
        revision(6, image("a"));
        revision(7, image("b"));
        runs(7, 9);
        history(NO_HISTORY);

        assertThat(rollback(DeployedStackFixture.OUTPUTS)
                        .to(Optional.of(asked))
                        .release()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void theRunningReleaseIsNotDeployedAgain() {
        revision(7, image("b"));
        runs(7);
        history(NO_HISTORY);

        var done = rollback(DeployedStackFixture.OUTPUTS).to(Optional.of("7"));

        assertThat(done.as()).isEqualTo("release 7 already");
        assertThat(aws.requests("RegisterTaskDefinition")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5       | the image of release 5 is no longer in the repository, which keeps slipway:images.keep"
                        + " images: build it again from its sources",
                "12      | orders has no release 12: use its number; --list shows all releases",
                "bbbbbbb | orders has more than one release bbbbbbb: use its number; --list shows all releases",
            })
    void aReleaseThatCannotBeRestoredIsRefused(String asked, String message) {
        revision(5, image("d"));
        revision(6, image("b"));
        revision(7, image("b"));
        runs(7);
        history(NO_HISTORY);

        assertThatThrownBy(() -> rollback(DeployedStackFixture.OUTPUTS).to(Optional.of(asked)))
                .isInstanceOf(RunException.class)
                .hasMessage(message);
    }

    @Test
    void aFirstReleaseHasNoneBeforeIt() {
        revision(7, image("b"));
        runs(7);
        history(NO_HISTORY);

        assertThatThrownBy(() -> rollback(DeployedStackFixture.OUTPUTS).to(Optional.empty()))
                .isInstanceOf(RunException.class)
                .hasMessage("orders has no earlier release without a failure: --list shows all releases,"
                        + " --to accepts any of them");
    }

    @Test
    void blueGreenGoesBackByItsShares() {
        var outputs = DeployedStackFixture.OUTPUTS.replace(
                "\"log_group\"", "\"alternate_service_name\": {\"orders\": \"orders-2\"}, \"log_group\"");

        assertThatThrownBy(() -> rollback(outputs).to(Optional.empty()))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "orders is deployed blue/green, and its former version still runs: give that version all requests by"
                                + " slipway:services.orders.deploy, then pulumi up -s dev");
    }

    @Test
    void aFunctionGoesBackByItsAlias() {
        var function = "/2015-03-31/functions/quotes-function-1a2b3c4";
        aws.answers("GET " + function + "/aliases/live", "{\"FunctionVersion\": \"3\"}")
                .answers("GET " + function + "/versions", """
                        {"Versions": [{"Version": "$LATEST"},
                          {"Version": "2", "LastModified": "2026-01-31T10:00:00.000+0000"},
                          {"Version": "3", "LastModified": "2026-02-01T10:00:00.000+0000"}]}
                        """)
                .answers("GET /2015-03-31/functions/quotes-function-1a2b3c4?Qualifier=2", """
                        {"Code": {"ImageUri": "quotes:1", "ResolvedImageUri": "quotes@%s"}}
                        """.formatted(digest("a")))
                .answers("GET /2015-03-31/functions/quotes-function-1a2b3c4?Qualifier=3", """
                        {"Code": {"ImageUri": "quotes:2", "ResolvedImageUri": "quotes@%s"}}
                        """.formatted(digest("b")))
                .answers("PUT " + function + "/aliases/live", "{\"FunctionVersion\": \"2\"}");
        var quotes = new Rollback(DeployedStackFixture.deployed(), Optional.of("quotes"), told::add, () -> {});

        var done = quotes.to(Optional.empty());

        assertThat(done.as()).isEqualTo("version 2");
        assertThat(done.release().made()).contains(Instant.parse("2026-01-31T10:00:00Z"));
        assertThat(text(aws.requests("PUT " + function + "/aliases/live").get(0), "FunctionVersion"))
                .isEqualTo("2");
        assertThat(done.next())
                .contains("to keep it: set image: quotes@%s in slipway:services.quotes".formatted(digest("a")));
    }
}
