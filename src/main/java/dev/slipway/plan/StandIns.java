package dev.slipway.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a provider would answer to a registration: an id and the outputs that only the cloud knows, well formed and the
 * same from run to run. Forms follow AWS's
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 * resource types</a>.
 */
final class StandIns {
    private final AwsAccount account;

    StandIns(AwsAccount account) {
        this.account = account;
    }

    /**
     * The state of a resource that exists.
     *
     * @param outputs the properties that are not inputs
     */
    record State(String id, Map<String, Object> outputs) {}

    State state(PlannedResource resource) {
        var digits = AwsAccount.digits(resource.urn(), 17);
        var physical = physicalName(resource, digits);
        return switch (resource.type()) {
            case "aws:ec2/vpc:Vpc" ->
                ec2("vpc", digits)
                        .with("defaultSecurityGroupId", "sg-" + digits)
                        .with("defaultRouteTableId", "rtb-" + digits)
                        .with("defaultNetworkAclId", "acl-" + digits)
                        .state();
            case "aws:ec2/subnet:Subnet" -> ec2("subnet", digits).state();
            case "aws:ec2/internetGateway:InternetGateway" -> ec2("igw", digits).state();
            case "aws:ec2/natGateway:NatGateway" -> ec2("nat", digits).state();
            case "aws:ec2/routeTable:RouteTable" -> ec2("rtb", digits).state();
            case "aws:ec2/securityGroup:SecurityGroup" ->
                ec2("sg", digits).with("name", physical).state();
            case "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" ->
                ec2("sgr", digits).state();
            case "aws:ec2/vpcEndpoint:VpcEndpoint" ->
                ec2("vpce", digits)
                        .with("prefixListId", "pl-" + digits.substring(0, 8))
                        .state();
            case "aws:ec2/flowLog:FlowLog" -> ec2("fl", digits).state();
            case "aws:ec2/eip:Eip" ->
                ec2("eipalloc", digits)
                        .with("allocationId", "eipalloc-" + digits)
                        .with("publicIp", "203.0.113.10")
                        .state();
            case "aws:iam/role:Role" -> named(account.globalArn("iam", "role/" + physical), physical);
            case "aws:iam/policy:Policy" ->
                arn(account.globalArn("iam", "policy/" + physical))
                        .with("name", physical)
                        .state();
            case "aws:cloudwatch/logGroup:LogGroup" -> named(account.arn("logs", "log-group:" + physical), physical);
            case "aws:s3/bucketV2:BucketV2" -> bucket(bucketName(resource, physical, digits));
            case "aws:ecr/repository:Repository" ->
                new Outputs(physical)
                        .with("arn", account.arn("ecr", "repository/" + physical))
                        .with("name", physical)
                        .with("registryId", AwsAccount.ID)
                        .with("repositoryUrl", registry() + "/" + physical)
                        .state();
            case "docker:index/image:Image" ->
                new Outputs(resource.text("imageName"))
                        .with("repoDigest", untagged(resource.text("imageName")) + "@sha256:" + sha(resource))
                        .with("baseImageName", resource.text("imageName"))
                        .with("registryServer", registry())
                        .state();
            case "aws:ecs/cluster:Cluster" ->
                arn(account.arn("ecs", "cluster/" + physical))
                        .with("name", physical)
                        .state();
            case "aws:ecs/taskDefinition:TaskDefinition" ->
                new Outputs(resource.text("family"))
                        .with("arn", account.arn("ecs", "task-definition/" + resource.text("family") + ":1"))
                        .with("arnWithoutRevision", account.arn("ecs", "task-definition/" + resource.text("family")))
                        .with("revision", 1)
                        .state();
            case "aws:ecs/service:Service" ->
                arn(account.arn("ecs", "service/" + physical))
                        .with("name", physical)
                        .state();
            case "aws:appautoscaling/target:Target" ->
                new Outputs(resource.text("resourceId"))
                        .with("arn", account.arn("application-autoscaling", "scalable-target/" + digits))
                        .state();
            case "aws:lambda/function:Function" -> function(physical);
            case "aws:lambda/alias:Alias" -> alias(resource);
            case "aws:lb/loadBalancer:LoadBalancer" -> loadBalancer(physical, digits);
            case "aws:lb/targetGroup:TargetGroup" ->
                arn(account.arn("elasticloadbalancing", "targetgroup/%s/%s".formatted(physical, digits)))
                        .with("arnSuffix", "targetgroup/%s/%s".formatted(physical, digits))
                        .with("name", physical)
                        .state();
            case "aws:lb/listener:Listener" ->
                arn(account.arn("elasticloadbalancing", "listener/app/%s/%s".formatted(physical, digits)))
                        .state();
            case "aws:rds/cluster:Cluster" -> cluster(resource, digits);
            case "aws:rds/clusterInstance:ClusterInstance" -> named(account.arn("rds", "db:" + physical), physical);
            case "aws:rds/subnetGroup:SubnetGroup" -> named(account.arn("rds", "subgrp:" + physical), physical);
            case "aws:rds/clusterParameterGroup:ClusterParameterGroup" ->
                named(account.arn("rds", "cluster-pg:" + physical), physical);
            case "aws:dynamodb/table:Table" -> named(account.arn("dynamodb", "table/" + physical), physical);
            case "aws:cloudwatch/eventBus:EventBus" -> named(account.arn("events", "event-bus/" + physical), physical);
            case "aws:cloudwatch/eventArchive:EventArchive" ->
                named(account.arn("events", "archive/" + physical), physical);
            case "aws:kms/key:Key" -> key(digits);
            case "aws:cloudwatch/dashboard:Dashboard" -> new Outputs(resource.text("dashboardName")).state();
            case "aws:apigateway/restApi:RestApi" -> restApi(physical, digits.substring(0, 10));
            case "aws:apigateway/resource:Resource", "aws:apigateway/deployment:Deployment" ->
                new Outputs(digits.substring(0, 6)).state();
            case "aws:apigateway/stage:Stage" ->
                new Outputs(resource.text("stageName"))
                        .with("invokeUrl", endpoint(resource.text("restApi")) + "/" + resource.text("stageName"))
                        .state();
            case "aws:apigatewayv2/api:Api" -> api(digits.substring(0, 10));
            case "aws:apigatewayv2/stage:Stage" ->
                new Outputs(resource.text("name"))
                        .with("invokeUrl", endpoint(resource.text("apiId")) + "/")
                        .with("executionArn", executionArn(resource.text("apiId")) + "/" + resource.text("name"))
                        .state();
            case "aws:apigatewayv2/integration:Integration", "aws:apigatewayv2/route:Route" ->
                new Outputs(digits.substring(0, 7)).state();
            case "aws:apigatewayv2/vpcLink:VpcLink" ->
                new Outputs(digits.substring(0, 6))
                        .with("arn", account.arn("apigateway", "/vpclinks/" + digits.substring(0, 6)))
                        .state();
            case "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace" -> discovered("namespace/ns-", digits);
            case "aws:servicediscovery/service:Service" -> discovered("service/srv-", digits);
            default -> named(account.arn(service(resource.type()), physical), physical);
        };
    }

    /** What the provider calls a resource: the name given, else the logical name and some digits. */
    private static String physicalName(PlannedResource resource, String digits) {
        var given = resource.text("name");
        return given.isEmpty() ? resource.name() + "-" + digits.substring(0, 7) : given;
    }

    /** A bucket has a name, or a prefix to which the provider adds digits. */
    private static String bucketName(PlannedResource resource, String physical, String digits) {
        var prefix = resource.text("bucketPrefix");
        var made = prefix.isEmpty() ? physical : prefix + digits;
        return resource.text("bucket").isEmpty() ? made : resource.text("bucket");
    }

    private static String service(String type) {
        var module = type.split(":")[1];
        return module.contains("/") ? module.substring(0, module.indexOf('/')) : module;
    }

    private String registry() {
        return "%s.dkr.ecr.%s.%s".formatted(AwsAccount.ID, account.region(), account.dnsSuffix());
    }

    /** A registry reports a digest with the repository's name alone. */
    private static String untagged(String image) {
        return image.substring(0, Math.max(image.lastIndexOf(':'), 0));
    }

    private static String sha(PlannedResource resource) {
        var sha = new StringBuilder();
        while (sha.length() < 64) {
            sha.append(AwsAccount.digits(resource.text("imageName") + sha.length(), 16));
        }
        return sha.toString();
    }

    private State function(String name) {
        var arn = account.arn("lambda", "function:" + name);
        return new Outputs(name)
                .with("arn", arn)
                .with("name", name)
                .with("version", "1")
                .with("qualifiedArn", arn + ":1")
                .with("invokeArn", invokeArn(arn))
                .state();
    }

    private State alias(PlannedResource alias) {
        var arn = account.arn("lambda", "function:%s:%s".formatted(alias.text("functionName"), alias.text("name")));
        return arn(arn).with("invokeArn", invokeArn(arn)).state();
    }

    private String invokeArn(String function) {
        return "arn:%s:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations"
                .formatted(account.partition(), account.region(), function);
    }

    private Outputs ec2(String prefix, String digits) {
        var id = prefix + "-" + digits;
        return new Outputs(id).with("arn", account.arn("ec2", id));
    }

    private static Outputs arn(String arn) {
        return new Outputs(arn).with("arn", arn);
    }

    private static State named(String arn, String name) {
        return new Outputs(name).with("arn", arn).with("name", name).state();
    }

    private State bucket(String name) {
        return new Outputs(name)
                .with("bucket", name)
                .with("arn", "arn:%s:s3:::%s".formatted(account.partition(), name))
                .with("bucketDomainName", "%s.s3.%s".formatted(name, account.dnsSuffix()))
                .with("bucketRegionalDomainName", "%s.s3.%s.%s".formatted(name, account.region(), account.dnsSuffix()))
                .state();
    }

    private State key(String digits) {
        var id = "%s-%s-4%s-8%s-%s"
                .formatted(
                        digits.substring(0, 8),
                        digits.substring(8, 12),
                        digits.substring(12, 15),
                        digits.substring(0, 3),
                        digits.substring(3, 15));
        return new Outputs(id)
                .with("keyId", id)
                .with("arn", account.arn("kms", "key/" + id))
                .state();
    }

    private State cluster(PlannedResource resource, String digits) {
        var id = resource.text("clusterIdentifier");
        var hosts = account.inChina() ? "rds." + account.region() : account.region() + ".rds";
        var host = "%s.%s-" + digits.substring(0, 12) + "." + hosts + "." + account.dnsSuffix();
        var secret = account.arn("secretsmanager", "secret:rds!cluster-%s-AbCdEf".formatted(digits));
        return new Outputs(id)
                .with("arn", account.arn("rds", "cluster:" + id))
                .with("clusterResourceId", "cluster-" + digits.toUpperCase(Locale.ROOT))
                .with("endpoint", host.formatted(id, "cluster"))
                .with("readerEndpoint", host.formatted(id, "cluster-ro"))
                .with("masterUserSecrets", List.of(Map.of("secretArn", secret, "secretStatus", "active")))
                .state();
    }

    private State loadBalancer(String name, String digits) {
        var suffix = "app/%s/%s".formatted(name, digits);
        return arn(account.arn("elasticloadbalancing", "loadbalancer/" + suffix))
                .with("arnSuffix", suffix)
                .with("name", name)
                .with(
                        "dnsName",
                        "%s-%s.%s.elb.%s"
                                .formatted(name, digits.substring(0, 9), account.region(), account.dnsSuffix()))
                .with("zoneId", "Z" + digits.toUpperCase(Locale.ROOT).substring(0, 13))
                .state();
    }

    private State restApi(String name, String id) {
        return new Outputs(id)
                .with("arn", account.arn("apigateway", "/restapis/" + id))
                .with("name", name)
                .with("rootResourceId", AwsAccount.digits(id, 10))
                .with("executionArn", executionArn(id))
                .state();
    }

    private State api(String id) {
        return new Outputs(id)
                .with("arn", account.arn("apigateway", "/apis/" + id))
                .with("apiEndpoint", endpoint(id))
                .with("executionArn", executionArn(id))
                .state();
    }

    private String endpoint(String api) {
        return "https://%s.execute-api.%s.%s".formatted(api, account.region(), account.dnsSuffix());
    }

    private String executionArn(String api) {
        return account.arn("execute-api", api);
    }

    /** @param resource the resource type and the prefix of its ids, such as {@code service/srv-} */
    private State discovered(String resource, String digits) {
        return new Outputs(resource.substring(resource.indexOf('/') + 1) + digits)
                .with("arn", account.arn("servicediscovery", resource + digits))
                .state();
    }

    /** Collects the outputs of one state. */
    private record Outputs(String id, Map<String, Object> values) {
        Outputs(String id) {
            this(id, new LinkedHashMap<>());
        }

        Outputs with(String key, Object value) {
            values.put(key, value);
            return this;
        }

        State state() {
            return new State(id, values);
        }
    }
}
