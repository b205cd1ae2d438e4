package dev.slipway.controllers.emulated;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One service of ECS with its autoscaler, behind ECS's and Application Auto Scaling's JSON protocol. */
final class EmulatedService {
    static final String REPOSITORY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders";
    private static final String ARN = "arn:aws:ecs:eu-west-1:123456789012:";

    private final Gson gson = new Gson();
    private final List<JsonObject> revisions = new ArrayList<>();
    private int desired;
    private int running;
    private int scaleUps;
    private int current;
    private boolean deploying;
    private boolean suspended;
    private Instant started = Instant.EPOCH;
    private String health = "HEALTHY";

    EmulatedService() {
        var container = Map.of("name", "orders", "image", REPOSITORY + ":live", "essential", true);
        var secret = Map.of("name", "TOKEN", "valueFrom", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:token");
        var full = new LinkedHashMap<String, Object>(container);
        full.put("secrets", List.of(secret));
        register(object(Map.of(
                "family",
                "orders",
                "cpu",
                "256",
                "memory",
                "512",
                "executionRoleArn",
                "arn:aws:iam::123456789012:role/execution",
                "taskRoleArn",
                "arn:aws:iam::123456789012:role/task",
                "containerDefinitions",
                List.of(full),
                "tags",
                List.of(Map.of("key", "Project", "value", "slipway")))));
    }

    synchronized void awake(int tasks, Instant since) {
        desired = tasks;
        running = tasks;
        started = since;
    }

    /** What ECS does by and by: as many tasks run as are wanted. */
    synchronized void settle(Instant now) {
        running = desired;
        started = now;
        deploying = false;
    }

    synchronized void deploy() {
        deploying = true;
    }

    synchronized int desired() {
        return desired;
    }

    synchronized int running() {
        return running;
    }

    /** How often the count went from zero to more. */
    synchronized int scaleUps() {
        return scaleUps;
    }

    synchronized boolean suspended() {
        return suspended;
    }

    synchronized void health(String now) {
        health = now;
    }

    /** The revision that the service is to run. */
    synchronized JsonObject revision() {
        return revisions.get(current);
    }

    synchronized int revisions() {
        return revisions.size();
    }

    /** Registers a revision as a deploy does, and gives its ARN. */
    synchronized String deployed(String key, String value) {
        var copy = revisions.get(0).deepCopy();
        copy.addProperty(key, value);
        return register(copy).get("taskDefinitionArn").getAsString();
    }

    /** Answers an action, or not, if it is not one that it knows. */
    synchronized JsonObject answer(String action, JsonObject request) {
        return switch (action) {
            case "DescribeServices" -> describe(request);
            case "UpdateService" -> update(request);
            case "ListTasks" -> object(Map.of("taskArns", running == 0 ? List.of() : List.of(task())));
            case "DescribeTasks" -> object(Map.of("tasks", running == 0 ? List.of() : List.of(taskDetails())));
            case "DescribeTaskDefinition" -> describeRevision(request);
            case "RegisterTaskDefinition" -> object(Map.of("taskDefinition", register(request)));
            case "RegisterScalableTarget" -> suspend(request);
            default -> throw new IllegalArgumentException("not emulated: " + action);
        };
    }

    private JsonObject describe(JsonObject request) {
        var name = request.getAsJsonArray("services").get(0).getAsString();
        if (!name.equals("orders")) {
            return object(Map.of(
                    "services",
                    List.of(),
                    "failures",
                    List.of(Map.of("arn", ARN + "service/dev/" + name, "reason", "MISSING"))));
        }
        return object(Map.of("services", List.of(service()), "failures", List.of()));
    }

    private JsonObject update(JsonObject request) {
        if (request.has("desiredCount")) {
            var wanted = request.get("desiredCount").getAsInt();
            scaleUps += desired == 0 && wanted > 0 ? 1 : 0;
            desired = wanted;
            running = Math.min(running, desired);
        }
        if (request.has("taskDefinition")) {
            var wanted = request.get("taskDefinition").getAsString();
            current = revisions.indexOf(find(wanted));
            deploying = true;
        }
        return object(Map.of("service", service()));
    }

    private JsonObject service() {
        var deployment = Map.of("status", "PRIMARY", "rolloutState", deploying ? "IN_PROGRESS" : "COMPLETED");
        return object(Map.of(
                "serviceName",
                "orders",
                "status",
                "ACTIVE",
                "desiredCount",
                desired,
                "runningCount",
                running,
                "pendingCount",
                desired - running,
                "taskDefinition",
                revision().get("taskDefinitionArn"),
                "deployments",
                List.of(deployment)));
    }

    private static String task() {
        return ARN + "task/dev/0123456789abcdef";
    }

    private JsonObject taskDetails() {
        return object(Map.of(
                "taskArn",
                task(),
                "lastStatus",
                "RUNNING",
                "healthStatus",
                health,
                "startedAt",
                started.getEpochSecond(),
                "attachments",
                List.of(Map.of(
                        "type",
                        "ElasticNetworkInterface",
                        "details",
                        List.of(Map.of("name", "networkInterfaceId", "value", "eni-0123"))))));
    }

    private JsonObject describeRevision(JsonObject request) {
        var found = find(request.get("taskDefinition").getAsString()).deepCopy();
        var tags = found.remove("tags");
        var answer = new JsonObject();
        answer.add("taskDefinition", found);
        answer.add("tags", tags == null ? new JsonArray() : tags);
        return answer;
    }

    private JsonObject find(String arn) {
        return revisions.stream()
                .filter(each -> each.get("taskDefinitionArn").getAsString().equals(arn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no revision " + arn));
    }

    private JsonObject register(JsonObject request) {
        var revision = request.deepCopy();
        revision.addProperty("taskDefinitionArn", ARN + "task-definition/orders:" + (revisions.size() + 1));
        revisions.add(revision);
        return revision;
    }

    private JsonObject suspend(JsonObject request) {
        suspended = request.getAsJsonObject("SuspendedState")
                .get("DynamicScalingOutSuspended")
                .getAsBoolean();
        return new JsonObject();
    }

    private JsonObject object(Map<String, ?> value) {
        return gson.toJsonTree(value).getAsJsonObject();
    }
}
