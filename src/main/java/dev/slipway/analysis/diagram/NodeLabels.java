package dev.slipway.analysis.diagram;

import dev.slipway.engine.PlannedResource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Labels and shapes of the nodes of components. The label of a component that is not listed is its class name in words.
 */
final class NodeLabels {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("slipway:alarm:AlarmTopic", "SNS topic for alarms"),
            Map.entry("slipway:audit:Audit", "CloudTrail and Config"),
            Map.entry("slipway:budget:Budget", "AWS budget"),
            Map.entry("slipway:cluster:Cluster", "ECS cluster"),
            Map.entry("slipway:controller:Controllers", "controllers"),
            Map.entry("slipway:controller:Dashboard", "CloudWatch dashboard"),
            Map.entry("slipway:controller:RollOut", "Lambda function"),
            Map.entry("slipway:database:Database", "Aurora database"),
            Map.entry("slipway:delivery:Delivery", "roles for GitHub"),
            Map.entry("slipway:discovery:Namespace", "Cloud Map namespace"),
            Map.entry("slipway:distribution:Distribution", "CloudFront"),
            Map.entry("slipway:domain:Domain", "certificate and records"),
            Map.entry("slipway:firewall:WebFirewall", "WAF"),
            Map.entry("slipway:function:ContainerFunction", "Lambda function"),
            Map.entry("slipway:function:JavaFunction", "Lambda function"),
            Map.entry("slipway:gateway:ControlApi", "REST API"),
            Map.entry("slipway:gateway:ControlDomain", "host of REST APIs"),
            Map.entry("slipway:gateway:ExecutionLogs", "API Gateway's log role"),
            Map.entry("slipway:gateway:HttpApi", "HTTP API"),
            Map.entry("slipway:image:BuiltImage", "ECR repository"),
            Map.entry("slipway:image:PushedImage", "ECR repository"),
            Map.entry("slipway:key:Key", "KMS key"),
            Map.entry("slipway:logs:LogArchive", "Firehose and S3"),
            Map.entry("slipway:network:NatGateways", "NAT gateway"),
            Map.entry("slipway:network:VpcEndpoints", "VPC endpoints"),
            Map.entry("slipway:service:Service", "Fargate service"),
            Map.entry("slipway:storage:Bucket", "S3 bucket"),
            Map.entry("slipway:storage:Bus", "EventBridge bus"),
            Map.entry("slipway:storage:Table", "DynamoDB table"));

    private static final Set<String> STORES = Set.of(
            "slipway:database:Database",
            "slipway:image:BuiltImage",
            "slipway:image:PushedImage",
            "slipway:logs:LogArchive",
            "slipway:storage:Bucket",
            "slipway:storage:Bus",
            "slipway:storage:Table");

    private NodeLabels() {}

    static String of(PlannedResource component) {
        var type = component.type();
        var words = type.substring(type.lastIndexOf(':') + 1).replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return KINDS.getOrDefault(type, words.toLowerCase(Locale.ROOT));
    }

    static NodeShape shape(PlannedResource component) {
        return STORES.contains(component.type()) ? NodeShape.STORE : NodeShape.DEFAULT;
    }
}
