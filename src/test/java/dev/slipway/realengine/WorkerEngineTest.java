package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An event on its way through a stack after a real {@code up}: from the bus by the rule into the queue, whose backlog starts the
 * sample service's worker. The worker is a process with the command, the environment and the role of its task definition.
 */
class WorkerEngineTest extends EngineHarness {
    private static final Path FILE = Path.of("src/test/engine/Pulumi.events.yaml");
    private static final String CLUSTER = "slipway-events-cluster";
    private static final String EVENT = "0190a2c4-0000-7000-8000-000000000001";
    private static final long PATIENCE_SECONDS = 180;

    /** Exit codes of a JVM after SIGTERM: 143, or 0 if the main thread ends first. */
    private static final List<Integer> ENDED_BY_SIGTERM = List.of(0, 128 + 15);

    @TempDir
    private Path folder;

    @Test
    void anEventWakesTheWorkerWhichCountsItOnceAndSleepsAgain() throws Exception {
        var image = SampleImage.build();
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(
                        aws, "events", ExistingNetwork.createIn(aws, REGION).fillIn(Files.readString(FILE)))) {
            var cloud = new Cloud(aws, stack.up().outputs());
            cloud.assertScaling(0, 0);
            cloud.putEvent("paid");
            assertThat(cloud.messages())
                    .as("messages of events beyond the pattern")
                    .isZero();

            cloud.putEvent("placed");
            assertThat(cloud.messages()).isEqualTo(1);
            cloud.assertScaling(1, 1);
            cloud.assertMessagesInFlightKeepTheTask();
            work(cloud, image);

            stack.previewExpectingNoChange();
        }
    }

    /** Lets a task work on the message in the queue, and on the same event again, until the backlog stops it. */
    private void work(Cloud cloud, SampleImage image) throws Exception {
        var task = cloud.tasks("RUNNING").get(0);
        var log = folder.resolve("log");
        var first = cloud.aws().calls().size();
        try (var agent = TaskAgent.start(cloud.aws(), CLUSTER, task)) {
            var worker = image.start(cloud.container(), cloud.environment(agent), log);
            try {
                await("the message is deleted", worker, log, () -> cloud.messages() == 0);
                assertThat(cloud.sales()).isEqualTo("1 order, 2 pieces");
                assertThat(agent.granted()).first().isEqualTo(TaskAgent.PROTECTED);

                cloud.putEvent("placed");
                await("the same event is deleted", worker, log, () -> cloud.messages() == 0);
                assertThat(lines(log, "nothing to count")).hasSize(1);

                cloud.assertScaling(0, 0);
                // Nothing is granted to a task that was stopped, so the last protection stays.
                await(
                        "the task stops unprotected",
                        worker,
                        log,
                        () -> cloud.tasks("STOPPED").contains(task)
                                && agent.lastGranted().equals(TaskAgent.UNPROTECTED));

                worker.destroy();
                assertThat(worker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(worker.exitValue()).isIn(ENDED_BY_SIGTERM);
            } finally {
                worker.destroyForcibly().waitFor();
            }
        }
        assertThat(lines(log, ": counted")).hasSize(1);
        assertThat(lines(log, " - Ended")).hasSize(1);
        assertThat(cloud.sales()).isEqualTo("1 order, 2 pieces");
        assertThat(cloud.messages()).isZero();
        cloud.assertTaskRoleAllowsCalls(first);
    }

    private static List<String> lines(Path log, String text) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(text))
                .toList();
    }

    private static void await(String state, Process worker, Path log, BooleanSupplier condition) throws Exception {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(worker.isAlive())
                    .as("worker before %s: %s", state, Files.readString(log))
                    .isTrue();
            assertThat(System.nanoTime())
                    .as("%s: %s", state, Files.readString(log))
                    .isLessThan(giveUp);
            worker.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    /** The emulated AWS with the stack's outputs. */
    private record Cloud(EmulatedAws aws, Map<String, Object> outputs) {
        private static final Pattern MEMBER = Pattern.compile("<member>([^<]+)</member>");

        private String output(String name, String key) {
            return ((Map<?, ?>) outputs.get(name)).get(key).toString();
        }

        private JsonObject call(String service, String target, String body) {
            return aws.json(REGION, service, target, body);
        }

        private JsonObject ecs(String action, String body) {
            return call("ecs", "AmazonEC2ContainerServiceV20141113." + action, body);
        }

        private JsonObject sqs(String action, String more) {
            return call(
                    "sqs",
                    "AmazonSQS." + action,
                    "{\"QueueUrl\": \"%s\"%s}".formatted(output("queue_url", "work"), more));
        }

        /** Puts an event of an order of two pieces on the bus, always with the same id. */
        void putEvent(String status) {
            var detail = new JsonObject();
            detail.addProperty("eventId", EVENT);
            detail.addProperty("product", "tea");
            detail.addProperty("quantity", 2);
            detail.addProperty("status", status);
            var entry = new JsonObject();
            entry.addProperty("EventBusName", output("event_bus_name", "orders"));
            entry.addProperty("Source", "slipway.orders");
            entry.addProperty("DetailType", "OrderPlaced");
            entry.addProperty("Detail", detail.toString());
            var answer = call("events", "AWSEvents.PutEvents", "{\"Entries\": [%s]}".formatted(entry));
            assertThat(answer.get("FailedEntryCount").getAsInt()).isZero();
        }

        /** The messages that wait or are in flight. */
        int messages() {
            var attributes =
                    sqs("GetQueueAttributes", ", \"AttributeNames\": [\"All\"]").getAsJsonObject("Attributes");
            return attributes.get("ApproximateNumberOfMessages").getAsInt()
                    + attributes.get("ApproximateNumberOfMessagesNotVisible").getAsInt();
        }

        /** Evaluates the alarms of the scaling, and asserts the backlog that both see and the number of tasks after it. */
        void assertScaling(int backlog, int desired) {
            var alarms = aws.evaluateAlarms();
            assertThat(alarms).hasSize(2).allSatisfy(alarm -> assertThat(
                            alarm.getAsJsonObject().get("value").getAsInt())
                    .as("%s", alarm)
                    .isEqualTo(backlog));
            var service = ecs(
                            "DescribeServices",
                            "{\"cluster\": \"%s\", \"services\": [\"%s\"]}"
                                    .formatted(CLUSTER, output("service_name", "worker")))
                    .getAsJsonArray("services")
                    .get(0)
                    .getAsJsonObject();
            assertThat(service.get("desiredCount").getAsInt()).as("%s", alarms).isEqualTo(desired);
        }

        /** Receives the message, evaluates the alarms, and lets the message be received again. */
        void assertMessagesInFlightKeepTheTask() {
            var handle = sqs("ReceiveMessage", ", \"MaxNumberOfMessages\": 1")
                    .getAsJsonArray("Messages")
                    .get(0)
                    .getAsJsonObject()
                    .get("ReceiptHandle");
            assertScaling(1, 1);
            sqs("ChangeMessageVisibility", ", \"VisibilityTimeout\": 0, \"ReceiptHandle\": " + handle);
        }

        /** The ARNs of the tasks in a status. */
        List<String> tasks(String status) {
            return ecs("ListTasks", "{\"cluster\": \"%s\", \"desiredStatus\": \"%s\"}".formatted(CLUSTER, status))
                    .getAsJsonArray("taskArns")
                    .asList()
                    .stream()
                    .map(arn -> arn.getAsString())
                    .toList();
        }

        /** The task definition of the running task. */
        private JsonObject definition() {
            var tasks = ecs("DescribeTasks", "{\"cluster\": \"%s\", \"tasks\": [\"%s\"]}".formatted(CLUSTER, task()));
            var arn = tasks.getAsJsonArray("tasks").get(0).getAsJsonObject().get("taskDefinitionArn");
            return ecs("DescribeTaskDefinition", "{\"taskDefinition\": %s}".formatted(arn))
                    .getAsJsonObject("taskDefinition");
        }

        private String task() {
            return List.of("RUNNING", "STOPPED").stream()
                    .flatMap(status -> tasks(status).stream())
                    .findFirst()
                    .orElseThrow();
        }

        /** The only container of the task definition. */
        JsonObject container() {
            var containers = definition().getAsJsonArray("containerDefinitions");
            assertThat(containers).hasSize(1);
            return containers.get(0).getAsJsonObject();
        }

        /** The variables beyond those of the task definition: those of ECS, the emulated AWS, and no files of a user. */
        Map<String, String> environment(TaskAgent agent) {
            var environment = new HashMap<>(agent.environment());
            environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
            environment.put("AWS_CONFIG_FILE", "/nonexistent");
            environment.put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
            return environment;
        }

        /** The sales that the worker counted, in the item that the service reads. */
        String sales() {
            var item = call(
                            "dynamodb",
                            "DynamoDB_20120810.GetItem",
                            "{\"TableName\": \"%s\", \"Key\": {\"pk\": {\"S\": \"sales#tea\"}, \"sk\": {\"S\": \"sales\"}}}"
                                    .formatted(output("table_name", "orders")))
                    .getAsJsonObject("Item");
            return "%s order, %s pieces".formatted(number(item, "orders"), number(item, "quantity"));
        }

        private static String number(JsonObject item, String name) {
            return item.getAsJsonObject(name).get("N").getAsString();
        }

        /** Evaluates the policies of the task role on the calls of the worker, which are those with its access key. */
        void assertTaskRoleAllowsCalls(int first) {
            var calls = aws.calls();
            var made = calls.stream().skip(first).filter(Cloud::isOfTask).toList();
            assertThat(made.stream().map(Cloud::action).distinct())
                    .containsExactlyInAnyOrder(
                            "ReceiveMessage", "DeleteMessage", "TransactWriteItems", "UpdateTaskProtection");
            var evaluated = new ArrayList<>(calls.subList(0, first));
            evaluated.addAll(made);
            assertThat(RolePermissions.notAllowed(
                            evaluated,
                            first,
                            policies(definition().get("taskRoleArn").getAsString())))
                    .as("calls that the task role does not allow")
                    .isEmpty();
        }

        private static boolean isOfTask(String call) {
            var key = JsonParser.parseString(call).getAsJsonObject().get("key").getAsString();
            return key.equals(TaskAgent.ACCESS_KEY) || action(call).equals("UpdateTaskProtection");
        }

        private static String action(String call) {
            return JsonParser.parseString(call).getAsJsonObject().get("action").getAsString();
        }

        private List<String> policies(String roleArn) {
            var role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
            return MEMBER.matcher(iam("ListRolePolicies", Map.of("RoleName", role)))
                    .results()
                    .map(name -> iam("GetRolePolicy", Map.of("RoleName", role, "PolicyName", name.group(1))))
                    .map(answer -> EmulatedAws.element("PolicyDocument", answer))
                    .map(document -> URLDecoder.decode(document, StandardCharsets.UTF_8))
                    .toList();
        }

        private String iam(String action, Map<String, String> parameters) {
            return aws.query(REGION, "iam", "2010-05-08", action, parameters);
        }
    }
}
