package dev.slipway.components.delivery;

import java.util.List;

/** Logs, alarms and the audit. The audit can be read alone: who deploys must not be able to turn it off. */
final class WatchNeeds {
    static final List<ResourcePermissions> ALL = List.of(
            logGroups(
                    "/{stack}/*",
                    "/aws/rds/cluster/{stack}-*",
                    "/aws/vendedlogs/{stack}/*",
                    "aws-waf-logs-{stack}*",
                    "API-Gateway-Execution-Logs_*"),
            ResourcePermissions.of("aws:cloudwatch/logStream:LogStream")
                    .reads("logs:DescribeLogStreams")
                    .on("logs", "log-group:/{stack}/*", "logs:CreateLogStream", "logs:DeleteLogStream"),
            ResourcePermissions.of("aws:cloudwatch/eventRule:EventRule")
                    .reads("events:DescribeRule", "events:ListTagsForResource")
                    .bears("events:PutRule", "events:TagResource")
                    .owns("events:PutRule", "events:DeleteRule", "events:TagResource", "events:UntagResource"),
            ResourcePermissions.of("aws:cloudwatch/eventTarget:EventTarget")
                    .reads("events:ListTargetsByRule")
                    .owns("events:PutTargets", "events:RemoveTargets"),
            ResourcePermissions.of("aws:cloudwatch/metricAlarm:MetricAlarm")
                    .reads("cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource")
                    .on(
                            "cloudwatch",
                            "alarm:*",
                            "cloudwatch:PutMetricAlarm",
                            "cloudwatch:DeleteAlarms",
                            "cloudwatch:TagResource",
                            "cloudwatch:UntagResource"),
            ResourcePermissions.of("aws:cloudwatch/dashboard:Dashboard")
                    .reads("cloudwatch:GetDashboard")
                    .onArn(
                            "cloudwatch::{account}:dashboard/{stack}-*",
                            "cloudwatch:PutDashboard",
                            "cloudwatch:DeleteDashboards"),
            ResourcePermissions.of("aws:sns/topic:Topic")
                    .reads("sns:GetTopicAttributes", "sns:ListTagsForResource")
                    .bears("sns:CreateTopic", "sns:TagResource")
                    .owns("sns:SetTopicAttributes", "sns:DeleteTopic", "sns:TagResource", "sns:UntagResource"),
            ResourcePermissions.of("aws:sns/topicSubscription:TopicSubscription")
                    .reads("sns:GetSubscriptionAttributes")
                    .owns("sns:Subscribe")
                    .inRegion("sns:SetSubscriptionAttributes", "sns:Unsubscribe"),
            ResourcePermissions.of("aws:cloudtrail/trail:Trail")
                    .reads(
                            "cloudtrail:DescribeTrails",
                            "cloudtrail:GetTrail",
                            "cloudtrail:GetTrailStatus",
                            "cloudtrail:GetEventSelectors",
                            "cloudtrail:GetInsightSelectors",
                            "cloudtrail:ListTags"),
            ResourcePermissions.of("aws:cfg/recorder:Recorder").reads("config:DescribeConfigurationRecorders"),
            ResourcePermissions.of("aws:cfg/deliveryChannel:DeliveryChannel").reads("config:DescribeDeliveryChannels"),
            ResourcePermissions.of("aws:cfg/recorderStatus:RecorderStatus")
                    .reads("config:DescribeConfigurationRecorderStatus"),
            ResourcePermissions.of("aws:cfg/rule:Rule")
                    .reads("config:DescribeConfigRules", "config:ListTagsForResource"),
            ResourcePermissions.of("aws:budgets/budget:Budget")
                    .reads("budgets:ViewBudget", "budgets:ListTagsForResource"));

    private WatchNeeds() {}

    private static ResourcePermissions logGroups(String... names) {
        var need = ResourcePermissions.of("aws:cloudwatch/logGroup:LogGroup")
                .reads("logs:DescribeLogGroups", "logs:ListTagsForResource");
        for (var name : names) {
            need = need.on(
                    "logs",
                    "log-group:" + name,
                    "logs:CreateLogGroup",
                    "logs:DeleteLogGroup",
                    "logs:PutRetentionPolicy",
                    "logs:DeleteRetentionPolicy",
                    "logs:AssociateKmsKey",
                    "logs:DisassociateKmsKey",
                    "logs:TagResource",
                    "logs:UntagResource");
        }
        return need;
    }
}
