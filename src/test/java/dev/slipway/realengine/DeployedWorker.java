package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A stack with a bus, a queue and a worker in the emulated AWS.
 *
 * @param outputs the stack's outputs
 */
record DeployedWorker(EmulatedAws aws, Map<String, Object> outputs) {
    static final String CLUSTER = "slipway-events-cluster";

    private static final String EVENT = "0190a2c4-0000-7000-8000-000000000001";
    private static final Pattern MEMBER = Pattern.compile("<member>([^<]+)</member>");

    private String output(String name, String key) {
        return ((Map<?, ?>) outputs.get(name)).get(key).toString();
    }

    private JsonObject call(String service, String target, String body) {
        return aws.json(EngineHarness.REGION, service, target, body);
    }

    private JsonObject ecs(String action, String body) {
        return call("ecs", "AmazonEC2ContainerServiceV20141113." + action, body);
    }

    private JsonObject sqs(String action, String more) {
        return call(
                "sqs", "AmazonSQS." + action, "{\"QueueUrl\": \"%s\"%s}".formatted(output("queue_url", "work"), more));
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
        var made = calls.stream().skip(first).filter(DeployedWorker::isOfTask).toList();
        assertThat(made.stream().map(DeployedWorker::action).distinct())
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
        return aws.query(EngineHarness.REGION, "iam", "2010-05-08", action, parameters);
    }
}
