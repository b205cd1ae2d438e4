package dev.slipway.testing;

import com.google.gson.JsonParser;
import dev.slipway.operate.DeployedStack;

/** The outputs of a deployed stack, and answers of ECS about its services. */
public final class DeployedStackFixture {
    public static final String CLUSTER = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster";
    public static final String TASK = "arn:aws:ecs:eu-west-1:123456789012:task/shop-dev-cluster/9f102a42";
    public static final String FAMILY = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-orders";
    public static final String REPOSITORY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop-dev/orders";
    public static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds-1";

    /** Services: orders with a repository and a database; tunnel with scale to zero; quotes on Lambda. */
    public static final String OUTPUTS = """
            {
              "cluster_arn": "%s",
              "url": "https://shop.example.com",
              "rds_endpoint": "shop.cluster-1.eu-west-1.rds.amazonaws.com",
              "rds_port": 3306,
              "rds_secret_arn": "%s",
              "service_name": {"orders": "orders-service-1a2b3c4", "tunnel": "tunnel-service-1a2b3c4"},
              "function_name": {"quotes": "quotes-function-1a2b3c4"},
              "repository_url": {"orders": "%s"},
              "wake_function_arn": {"tunnel": "arn:aws:lambda:eu-west-1:123456789012:function:tunnel-wake:live"},
              "sleep_function_arn": {"tunnel": "arn:aws:lambda:eu-west-1:123456789012:function:tunnel-sleep:live"},
              "kill_function_arn": {"tunnel": "arn:aws:lambda:eu-west-1:123456789012:function:tunnel-kill:live"},
              "log_group": {"orders": "/shop-dev/orders", "tunnel": "/shop-dev/tunnel", "quotes": "/shop-dev/quotes/lambda"}
            }
            """.formatted(CLUSTER, SECRET, REPOSITORY);

    private DeployedStackFixture() {}

    public static DeployedStack deployed() {
        return deployed(OUTPUTS);
    }

    public static DeployedStack deployed(String outputs) {
        return new DeployedStack("dev", JsonParser.parseString(outputs).getAsJsonObject());
    }

    /** The answer of DescribeServices. */
    public static String service(int desired, int revision) {
        return """
                {"services": [{"serviceName": "orders-service-1a2b3c4", "status": "ACTIVE", "desiredCount": %d,
                  "taskDefinition": "%s:%d",
                  "networkConfiguration": {"awsvpcConfiguration":
                      {"subnets": ["subnet-1"], "securityGroups": ["sg-1"], "assignPublicIp": "DISABLED"}},
                  "deployments": [{"status": "PRIMARY", "rolloutState": "COMPLETED", "runningCount": %1$d,
                      "desiredCount": %1$d, "taskDefinition": "%2$s:%3$d"}]}]}
                """.formatted(desired, FAMILY, revision);
    }

    /** The answer of DescribeTaskDefinition. */
    public static String definition(int revision, String image, String... tags) {
        var all = new StringBuilder();
        for (var i = 0; i < tags.length; i += 2) {
            all.append("%s{\"key\": \"%s\", \"value\": \"%s\"}".formatted(i == 0 ? "" : ", ", tags[i], tags[i + 1]));
        }
        return """
                {"taskDefinition": {"taskDefinitionArn": "%s:%d", "family": "shop-dev-orders", "revision": %2$d,
                    "registeredAt": 1767225600, "taskRoleArn": "role-%2$d", "executionRoleArn": "execution-%2$d",
                    "cpu": "256", "memory": "512", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
                    "containerDefinitions": [{"name": "orders", "image": "%s",
                        "environment": [{"name": "DB_HOST", "value": "shop.cluster-1.eu-west-1.rds.amazonaws.com"},
                                        {"name": "REVISION", "value": "%2$d"}],
                        "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-stream-prefix": "ecs"}}}]},
                 "tags": [%s]}
                """.formatted(FAMILY, revision, image, all);
    }

    /** The answer of DescribeTasks for a running task. */
    public static String running(boolean exec, String agent) {
        return """
                {"tasks": [{"taskArn": "%s", "clusterArn": "%s", "lastStatus": "RUNNING", "enableExecuteCommand": %s,
                  "containers": [
                    {"name": "proxy", "runtimeId": "9f102a42-1"},
                    {"name": "orders", "runtimeId": "9f102a42-2",
                     "managedAgents": [{"name": "ExecuteCommandAgent", "lastStatus": "%s"}]}]}]}
                """.formatted(TASK, CLUSTER, exec, agent);
    }
}
