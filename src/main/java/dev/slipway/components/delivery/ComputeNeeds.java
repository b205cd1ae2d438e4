package dev.slipway.components.delivery;

import java.util.List;

/** What runs, and what it is started from. */
final class ComputeNeeds {
    static final List<ResourcePermissions> ALL = List.of(
            ResourcePermissions.of("aws:ecs/cluster:Cluster")
                    .reads("ecs:DescribeClusters", "ecs:ListTagsForResource")
                    .bears("ecs:CreateCluster")
                    .on(
                            "ecs",
                            "cluster/{stack}-*",
                            "ecs:TagResource",
                            "ecs:UntagResource",
                            "ecs:UpdateCluster",
                            "ecs:UpdateClusterSettings",
                            "ecs:DeleteCluster"),
            ResourcePermissions.of("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders")
                    .reads("ecs:DescribeClusters")
                    .on("ecs", "cluster/{stack}-*", "ecs:PutClusterCapacityProviders"),
            ResourcePermissions.of("aws:ecs/taskDefinition:TaskDefinition")
                    .reads("ecs:DescribeTaskDefinition", "ecs:ListTagsForResource")
                    .bears("ecs:RegisterTaskDefinition")
                    .inRegion("ecs:DeregisterTaskDefinition")
                    .on("ecs", "task-definition/{stack}-*", "ecs:TagResource", "ecs:UntagResource")
                    .passes("ecs-tasks.amazonaws.com"),
            ResourcePermissions.of("aws:ecs/service:Service")
                    .reads(
                            "ecs:DescribeServices",
                            "ecs:ListTagsForResource",
                            "ecs:DescribeServiceDeployments",
                            "ecs:ListServiceDeployments")
                    .on(
                            "ecs",
                            "service/{stack}-*",
                            "ecs:CreateService",
                            "ecs:UpdateService",
                            "ecs:DeleteService",
                            "ecs:TagResource",
                            "ecs:UntagResource"),
            // What went wrong, and what ./slipway rollback in a workflow reads.
            ResourcePermissions.of("slipway:service:Service")
                    .reads(
                            "ecs:DescribeServices",
                            "ecs:ListTasks",
                            "ecs:DescribeTasks",
                            "ecs:ListTaskDefinitions",
                            "ecs:DescribeServiceRevisions")
                    .on("logs", "log-group:/{stack}/*", "logs:GetLogEvents"),
            ResourcePermissions.of("slipway:service:Task")
                    .reads("secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"),
            ResourcePermissions.of("slipway:service:Migration")
                    .reads("ecs:DescribeTasks", "ecs:ListTasks")
                    .on("ecs", "task-definition/{stack}-*", "ecs:RunTask")
                    .on("ecs", "task/{stack}-*", "ecs:StopTask", "ecs:TagResource")
                    .on("logs", "log-group:/{stack}/*", "logs:GetLogEvents"),
            ResourcePermissions.of("aws:appautoscaling/target:Target")
                    .reads(
                            "application-autoscaling:DescribeScalableTargets",
                            "application-autoscaling:ListTagsForResource")
                    .bears("application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource")
                    .owns(
                            "application-autoscaling:RegisterScalableTarget",
                            "application-autoscaling:DeregisterScalableTarget",
                            "application-autoscaling:TagResource",
                            "application-autoscaling:UntagResource"),
            ResourcePermissions.of("aws:appautoscaling/policy:Policy")
                    .reads("application-autoscaling:DescribeScalingPolicies")
                    .owns("application-autoscaling:PutScalingPolicy", "application-autoscaling:DeleteScalingPolicy"),
            ResourcePermissions.of("aws:appautoscaling/scheduledAction:ScheduledAction")
                    .reads("application-autoscaling:DescribeScheduledActions")
                    .owns(
                            "application-autoscaling:PutScheduledAction",
                            "application-autoscaling:DeleteScheduledAction"),
            ResourcePermissions.of("aws:ecr/repository:Repository")
                    .reads("ecr:DescribeRepositories", "ecr:DescribeImages", "ecr:ListTagsForResource")
                    .on(
                            "ecr",
                            "repository/{stack}/*",
                            "ecr:CreateRepository",
                            "ecr:DeleteRepository",
                            "ecr:ListImages",
                            "ecr:BatchDeleteImage",
                            "ecr:PutImageScanningConfiguration",
                            "ecr:PutImageTagMutability",
                            "ecr:TagResource",
                            "ecr:UntagResource"),
            ResourcePermissions.of("aws:ecr/lifecyclePolicy:LifecyclePolicy")
                    .reads("ecr:GetLifecyclePolicy")
                    .on("ecr", "repository/{stack}/*", "ecr:PutLifecyclePolicy", "ecr:DeleteLifecyclePolicy"),
            ResourcePermissions.of("aws:ecr/repositoryPolicy:RepositoryPolicy")
                    .reads("ecr:GetRepositoryPolicy")
                    .on("ecr", "repository/{stack}/*", "ecr:SetRepositoryPolicy", "ecr:DeleteRepositoryPolicy"),
            ResourcePermissions.of("docker:index/image:Image")
                    .reads("ecr:GetAuthorizationToken")
                    .on(
                            "ecr",
                            "repository/{stack}/*",
                            "ecr:BatchCheckLayerAvailability",
                            "ecr:BatchGetImage",
                            "ecr:GetDownloadUrlForLayer",
                            "ecr:InitiateLayerUpload",
                            "ecr:UploadLayerPart",
                            "ecr:CompleteLayerUpload",
                            "ecr:PutImage"),
            ResourcePermissions.of("aws:lambda/invocation:Invocation").owns("lambda:InvokeFunction"),
            ResourcePermissions.of("aws:lambda/function:Function")
                    .reads(
                            "lambda:GetFunction",
                            "lambda:GetFunctionConfiguration",
                            "lambda:GetFunctionCodeSigningConfig",
                            "lambda:ListVersionsByFunction",
                            "lambda:ListTags")
                    .bears("lambda:CreateFunction", "lambda:TagResource")
                    .owns(
                            "lambda:UpdateFunctionCode",
                            "lambda:UpdateFunctionConfiguration",
                            "lambda:PublishVersion",
                            "lambda:DeleteFunction",
                            "lambda:PutFunctionConcurrency",
                            "lambda:DeleteFunctionConcurrency",
                            "lambda:TagResource",
                            "lambda:UntagResource")
                    .passes("lambda.amazonaws.com"),
            ResourcePermissions.of("aws:lambda/alias:Alias")
                    .reads("lambda:GetAlias")
                    .owns("lambda:CreateAlias", "lambda:UpdateAlias", "lambda:DeleteAlias"),
            ResourcePermissions.of("aws:lambda/permission:Permission")
                    .reads("lambda:GetPolicy")
                    .owns("lambda:AddPermission", "lambda:RemovePermission"),
            ResourcePermissions.of("aws:lambda/functionUrl:FunctionUrl")
                    .reads("lambda:GetFunctionUrlConfig")
                    .owns(
                            "lambda:CreateFunctionUrlConfig",
                            "lambda:UpdateFunctionUrlConfig",
                            "lambda:DeleteFunctionUrlConfig"),
            ResourcePermissions.of("aws:scheduler/schedule:Schedule")
                    .reads("scheduler:GetSchedule")
                    .on(
                            "scheduler",
                            "schedule/default/*",
                            "scheduler:CreateSchedule",
                            "scheduler:UpdateSchedule",
                            "scheduler:DeleteSchedule")
                    .passes("scheduler.amazonaws.com"),
            ResourcePermissions.of("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace")
                    .reads(
                            "servicediscovery:GetNamespace",
                            "servicediscovery:GetOperation",
                            "servicediscovery:ListNamespaces",
                            "servicediscovery:ListTagsForResource",
                            "ec2:DescribeVpcs",
                            "ec2:DescribeRegions",
                            "route53:GetHostedZone",
                            "route53:ListHostedZonesByName")
                    .bears("servicediscovery:CreatePrivateDnsNamespace", "servicediscovery:TagResource")
                    .owns(
                            "servicediscovery:UpdatePrivateDnsNamespace",
                            "servicediscovery:DeleteNamespace",
                            "servicediscovery:TagResource",
                            "servicediscovery:UntagResource")
                    .in(new ResourceScope.Global(), "route53:CreateHostedZone", "route53:DeleteHostedZone"),
            ResourcePermissions.of("aws:servicediscovery/httpNamespace:HttpNamespace")
                    .reads(
                            "servicediscovery:GetNamespace",
                            "servicediscovery:GetOperation",
                            "servicediscovery:ListNamespaces",
                            "servicediscovery:ListTagsForResource")
                    .bears("servicediscovery:CreateHttpNamespace", "servicediscovery:TagResource")
                    .owns(
                            "servicediscovery:UpdateHttpNamespace",
                            "servicediscovery:DeleteNamespace",
                            "servicediscovery:TagResource",
                            "servicediscovery:UntagResource"),
            ResourcePermissions.of("aws:servicediscovery/service:Service")
                    .reads(
                            "servicediscovery:GetService",
                            "servicediscovery:GetOperation",
                            "servicediscovery:ListInstances",
                            "servicediscovery:ListTagsForResource")
                    .bears("servicediscovery:CreateService", "servicediscovery:TagResource")
                    .owns(
                            "servicediscovery:UpdateService",
                            "servicediscovery:DeleteService",
                            "servicediscovery:DeregisterInstance",
                            "servicediscovery:TagResource",
                            "servicediscovery:UntagResource"));

    private ComputeNeeds() {}
}
