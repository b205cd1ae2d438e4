package dev.slipway.components.delivery;

import java.util.List;

/** What keeps data. Nothing here reads it, and keys are deleted by people alone. */
final class DataNeeds {
    static final List<ResourcePermissions> ALL = List.of(
            ResourcePermissions.of("aws:s3/bucketV2:BucketV2")
                    .reads(
                            "s3:GetAccelerateConfiguration",
                            "s3:GetBucketAcl",
                            "s3:GetBucketCORS",
                            "s3:GetBucketLocation",
                            "s3:GetBucketLogging",
                            "s3:GetBucketObjectLockConfiguration",
                            "s3:GetBucketPolicy",
                            "s3:GetBucketRequestPayment",
                            "s3:GetBucketTagging",
                            "s3:GetBucketVersioning",
                            "s3:GetBucketWebsite",
                            "s3:GetEncryptionConfiguration",
                            "s3:GetLifecycleConfiguration",
                            "s3:GetReplicationConfiguration")
                    .in(
                            new ResourceScope.Buckets(),
                            "s3:CreateBucket",
                            "s3:DeleteBucket",
                            "s3:DeleteObject",
                            "s3:DeleteObjectVersion",
                            "s3:ListBucket",
                            "s3:ListBucketVersions",
                            "s3:PutBucketTagging"),
            ResourcePermissions.of("aws:s3/bucketOwnershipControls:BucketOwnershipControls")
                    .reads("s3:GetBucketOwnershipControls")
                    .in(new ResourceScope.Buckets(), "s3:PutBucketOwnershipControls"),
            ResourcePermissions.of("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
                    .reads("s3:GetBucketPublicAccessBlock")
                    .in(new ResourceScope.Buckets(), "s3:PutBucketPublicAccessBlock"),
            ResourcePermissions.of("aws:s3/bucketVersioningV2:BucketVersioningV2")
                    .reads("s3:GetBucketVersioning")
                    .in(new ResourceScope.Buckets(), "s3:PutBucketVersioning"),
            ResourcePermissions.of(
                            "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2")
                    .reads("s3:GetEncryptionConfiguration")
                    .in(new ResourceScope.Buckets(), "s3:PutEncryptionConfiguration"),
            ResourcePermissions.of("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2")
                    .reads("s3:GetLifecycleConfiguration")
                    .in(new ResourceScope.Buckets(), "s3:PutLifecycleConfiguration"),
            ResourcePermissions.of("aws:s3/bucketPolicy:BucketPolicy")
                    .reads("s3:GetBucketPolicy")
                    .in(new ResourceScope.Buckets(), "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"),
            ResourcePermissions.of("aws:s3/bucketLoggingV2:BucketLoggingV2")
                    .reads("s3:GetBucketLogging")
                    .in(new ResourceScope.Buckets(), "s3:PutBucketLogging"),
            ResourcePermissions.of("aws:dynamodb/table:Table")
                    .reads(
                            "dynamodb:DescribeTable",
                            "dynamodb:DescribeContinuousBackups",
                            "dynamodb:DescribeTimeToLive",
                            "dynamodb:ListTagsOfResource")
                    .on(
                            "dynamodb",
                            "table/{stack}-*",
                            "dynamodb:CreateTable",
                            "dynamodb:UpdateTable",
                            "dynamodb:DeleteTable",
                            "dynamodb:UpdateContinuousBackups",
                            "dynamodb:UpdateTimeToLive",
                            "dynamodb:TagResource",
                            "dynamodb:UntagResource"),
            ResourcePermissions.of("aws:rds/cluster:Cluster")
                    .reads("rds:DescribeDBClusters", "rds:DescribeGlobalClusters", "rds:ListTagsForResource")
                    .bears("rds:CreateDBCluster", "rds:AddTagsToResource")
                    .owns(
                            "rds:ModifyDBCluster",
                            "rds:DeleteDBCluster",
                            "rds:AddTagsToResource",
                            "rds:RemoveTagsFromResource")
                    .on("rds", "cluster-snapshot:*", "rds:CreateDBClusterSnapshot")
                    .on(
                            "secretsmanager",
                            "secret:rds!cluster-*",
                            "secretsmanager:CreateSecret",
                            "secretsmanager:TagResource",
                            "secretsmanager:RotateSecret"),
            ResourcePermissions.of("aws:rds/clusterInstance:ClusterInstance")
                    .reads("rds:DescribeDBInstances", "rds:ListTagsForResource")
                    .bears("rds:CreateDBInstance", "rds:AddTagsToResource")
                    .owns(
                            "rds:CreateDBInstance",
                            "rds:ModifyDBInstance",
                            "rds:DeleteDBInstance",
                            "rds:RebootDBInstance",
                            "rds:AddTagsToResource",
                            "rds:RemoveTagsFromResource")
                    .passes("monitoring.rds.amazonaws.com"),
            ResourcePermissions.of("aws:rds/subnetGroup:SubnetGroup")
                    .reads("rds:DescribeDBSubnetGroups", "rds:ListTagsForResource")
                    .bears("rds:CreateDBSubnetGroup", "rds:AddTagsToResource")
                    .owns(
                            "rds:ModifyDBSubnetGroup",
                            "rds:DeleteDBSubnetGroup",
                            "rds:AddTagsToResource",
                            "rds:RemoveTagsFromResource"),
            ResourcePermissions.of("aws:rds/clusterParameterGroup:ClusterParameterGroup")
                    .reads(
                            "rds:DescribeDBClusterParameterGroups",
                            "rds:DescribeDBClusterParameters",
                            "rds:ListTagsForResource")
                    .bears("rds:CreateDBClusterParameterGroup", "rds:AddTagsToResource")
                    .owns(
                            "rds:ModifyDBClusterParameterGroup",
                            "rds:ResetDBClusterParameterGroup",
                            "rds:DeleteDBClusterParameterGroup",
                            "rds:AddTagsToResource",
                            "rds:RemoveTagsFromResource"),
            ResourcePermissions.of("aws:kms/key:Key")
                    .reads("kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags")
                    .bears("kms:CreateKey", "kms:TagResource")
                    .owns(
                            "kms:PutKeyPolicy",
                            "kms:EnableKeyRotation",
                            "kms:UpdateKeyDescription",
                            "kms:TagResource",
                            "kms:UntagResource",
                            "kms:CreateGrant",
                            "kms:Decrypt",
                            "kms:DescribeKey",
                            "kms:GenerateDataKey"),
            ResourcePermissions.of("aws:kms/alias:Alias")
                    .reads("kms:ListAliases")
                    .on("kms", "alias/{stack}-*", "kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias")
                    .owns("kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"),
            ResourcePermissions.of("aws:cloudwatch/eventBus:EventBus")
                    .reads("events:DescribeEventBus", "events:ListTagsForResource")
                    .on(
                            "events",
                            "event-bus/{stack}-*",
                            "events:CreateEventBus",
                            "events:UpdateEventBus",
                            "events:DeleteEventBus",
                            "events:TagResource",
                            "events:UntagResource"),
            ResourcePermissions.of("aws:cloudwatch/eventArchive:EventArchive")
                    .reads("events:DescribeArchive")
                    .on(
                            "events",
                            "archive/{stack}-*",
                            "events:CreateArchive",
                            "events:UpdateArchive",
                            "events:DeleteArchive")
                    .on("events", "event-bus/{stack}-*", "events:CreateArchive"),
            ResourcePermissions.of("aws:ssm/parameter:Parameter")
                    .reads("ssm:DescribeParameters", "ssm:ListTagsForResource")
                    .on(
                            "ssm",
                            "parameter/slipway/{stack}/*",
                            "ssm:PutParameter",
                            "ssm:GetParameter",
                            "ssm:GetParameters",
                            "ssm:DeleteParameter",
                            "ssm:AddTagsToResource",
                            "ssm:RemoveTagsFromResource"),
            ResourcePermissions.of("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream")
                    .reads("firehose:DescribeDeliveryStream", "firehose:ListTagsForDeliveryStream")
                    .bears("firehose:CreateDeliveryStream", "firehose:TagDeliveryStream")
                    .owns(
                            "firehose:UpdateDestination",
                            "firehose:DeleteDeliveryStream",
                            "firehose:StartDeliveryStreamEncryption",
                            "firehose:StopDeliveryStreamEncryption",
                            "firehose:TagDeliveryStream",
                            "firehose:UntagDeliveryStream")
                    .passes("firehose.amazonaws.com"));

    private DataNeeds() {}
}
