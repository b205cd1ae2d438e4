package dev.slipway.analysis.cost;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rates of the resource types that cost something, and the types that cost nothing themselves. An estimate lists any
 * other type as not estimated.
 *
 * <p>To add a type: one that costs nothing goes to {@code FREE}, with AWS's page where that is not plain; one that costs
 * gets a rate in the class of its kind and an entry in {@code PAID}, and its prices a constant of {@link Price} and a
 * figure in the files of {@code src/main/prices/}.
 */
final class ResourceRates {
    private static final Map<String, ResourceRate> PAID = Map.ofEntries(
            entry("aws:ec2/natGateway:NatGateway", NetworkRates::natGateway),
            entry("aws:ec2/vpcEndpoint:VpcEndpoint", NetworkRates::endpoint),
            entry("aws:ec2/eip:Eip", NetworkRates::elasticIp),
            entry("aws:lb/loadBalancer:LoadBalancer", EdgeRates::loadBalancer),
            entry("aws:apigatewayv2/api:Api", EdgeRates::httpApi),
            entry("aws:apigateway/restApi:RestApi", EdgeRates::restApi),
            entry("aws:wafv2/webAcl:WebAcl", EdgeRates::webAcl),
            entry("aws:cloudfront/distribution:Distribution", EdgeRates::distribution),
            entry("aws:route53/zone:Zone", EdgeRates::hostedZone),
            entry("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", EdgeRates::hostedZone),
            entry("aws:servicediscovery/service:Service", EdgeRates::registry),
            entry("aws:ecs/service:Service", TaskRates::service),
            entry("aws:ecs/cluster:Cluster", TaskRates::cluster),
            entry("aws:lambda/function:Function", FunctionRates::function),
            entry("aws:scheduler/schedule:Schedule", FunctionRates::schedule),
            entry("aws:cloudwatch/logGroup:LogGroup", LogRates::group),
            entry("aws:cloudwatch/metricAlarm:MetricAlarm", LogRates::alarm),
            entry("aws:cloudwatch/dashboard:Dashboard", LogRates::dashboard),
            entry("aws:rds/cluster:Cluster", StoreRates::databaseCluster),
            entry("aws:rds/clusterInstance:ClusterInstance", StoreRates::databaseInstance),
            entry("aws:dynamodb/table:Table", StoreRates::table),
            entry("aws:s3/bucketV2:BucketV2", StoreRates::bucket),
            entry("aws:cloudwatch/eventBus:EventBus", StoreRates::bus),
            entry("aws:cloudwatch/eventArchive:EventArchive", StoreRates::archive),
            entry("aws:ecr/repository:Repository", StoreRates::repository),
            entry("aws:kms/key:Key", StoreRates::key),
            entry("aws:secretsmanager/secret:Secret", StoreRates::secret));

    /**
     * Types that cost nothing themselves. A topic: the <a href="https://aws.amazon.com/sns/pricing/">first 1,000
     * e-mails</a> of a month are free. A parameter: in the <a
     * href="https://aws.amazon.com/systems-manager/pricing/">standard tier</a>. A VPC link of an HTTP API: only its <a
     * href="https://aws.amazon.com/api-gateway/pricing/">requests</a> cost. An image is charged in its repository, a
     * task definition in its tasks, a flow log in its log group. A budget: without <a
     * href="https://aws.amazon.com/aws-cost-management/aws-budgets/pricing/">actions</a>. A trail: the <a
     * href="https://aws.amazon.com/cloudtrail/pricing/">first</a> copy of an account's management events.
     */
    private static final Set<String> FREE = Set.of(
            "aws:acm/certificate:Certificate",
            "aws:acm/certificateValidation:CertificateValidation",
            "aws:apigateway/account:Account",
            "aws:apigateway/apiKey:ApiKey",
            "aws:apigateway/basePathMapping:BasePathMapping",
            "aws:apigateway/deployment:Deployment",
            "aws:apigateway/domainName:DomainName",
            "aws:apigateway/integration:Integration",
            "aws:apigateway/method:Method",
            "aws:apigateway/methodSettings:MethodSettings",
            "aws:apigateway/requestValidator:RequestValidator",
            "aws:apigateway/resource:Resource",
            "aws:apigateway/stage:Stage",
            "aws:apigateway/usagePlan:UsagePlan",
            "aws:apigateway/usagePlanKey:UsagePlanKey",
            "aws:apigatewayv2/apiMapping:ApiMapping",
            "aws:apigatewayv2/authorizer:Authorizer",
            "aws:apigatewayv2/domainName:DomainName",
            "aws:apigatewayv2/integration:Integration",
            "aws:apigatewayv2/route:Route",
            "aws:apigatewayv2/stage:Stage",
            "aws:apigatewayv2/vpcLink:VpcLink",
            "aws:appautoscaling/policy:Policy",
            "aws:appautoscaling/scheduledAction:ScheduledAction",
            "aws:appautoscaling/target:Target",
            "aws:budgets/budget:Budget",
            "aws:cfg/deliveryChannel:DeliveryChannel",
            "aws:cfg/recorderStatus:RecorderStatus",
            "aws:cloudfront/originAccessControl:OriginAccessControl",
            "aws:cloudtrail/trail:Trail",
            "aws:cloudwatch/eventRule:EventRule",
            "aws:cloudwatch/eventTarget:EventTarget",
            "aws:cloudwatch/logStream:LogStream",
            "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
            "aws:ec2/flowLog:FlowLog",
            "aws:ec2/internetGateway:InternetGateway",
            "aws:ec2/networkAcl:NetworkAcl",
            "aws:ec2/route:Route",
            "aws:ec2/routeTable:RouteTable",
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            "aws:ec2/securityGroup:SecurityGroup",
            "aws:ec2/subnet:Subnet",
            "aws:ec2/vpc:Vpc",
            "aws:ecr/lifecyclePolicy:LifecyclePolicy",
            "aws:ecr/repositoryPolicy:RepositoryPolicy",
            "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
            "aws:ecs/taskDefinition:TaskDefinition",
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
            "aws:iam/policy:Policy",
            "aws:iam/role:Role",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "aws:kms/alias:Alias",
            "aws:lambda/alias:Alias",
            "aws:lambda/invocation:Invocation",
            "aws:lambda/permission:Permission",
            "aws:lb/listener:Listener",
            "aws:lb/listenerRule:ListenerRule",
            "aws:lb/targetGroup:TargetGroup",
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "aws:rds/clusterParameterGroup:ClusterParameterGroup",
            "aws:rds/subnetGroup:SubnetGroup",
            "aws:route53/record:Record",
            "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "aws:s3/bucketPolicy:BucketPolicy",
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
            "aws:s3/bucketVersioningV2:BucketVersioningV2",
            "aws:servicediscovery/httpNamespace:HttpNamespace",
            "aws:sns/topic:Topic",
            "aws:sns/topicPolicy:TopicPolicy",
            "aws:sns/topicSubscription:TopicSubscription",
            "aws:ssm/parameter:Parameter",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "aws:wafv2/ipSet:IpSet",
            "aws:wafv2/webAclAssociation:WebAclAssociation",
            "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
            "docker:index/image:Image");

    /**
     * Types that are charged by a measure that the assumptions lack, and are listed as not estimated: AWS Config by
     * recorded configuration <a href="https://aws.amazon.com/config/pricing/">changes</a> and rule evaluations,
     * Firehose by <a href="https://aws.amazon.com/firehose/pricing/">records</a> in steps of 5 KB, a trust store by <a
     * href="https://aws.amazon.com/elasticloadbalancing/pricing/">the hour</a>, which the price lists lack.
     */
    private static final Set<String> UNESTIMATED = Set.of(
            "aws:cfg/recorder:Recorder",
            "aws:cfg/rule:Rule",
            "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
            "aws:lb/trustStore:TrustStore");

    private ResourceRates() {}

    static Optional<ResourceRate> of(String type) {
        return Optional.ofNullable(PAID.get(type));
    }

    /** Returns true for a type that is listed here: with a rate, free, or not estimated. */
    static boolean isKnown(String type) {
        return PAID.containsKey(type) || FREE.contains(type) || UNESTIMATED.contains(type);
    }

    static boolean isFree(String type) {
        return FREE.contains(type);
    }
}
