package dev.slipway.engine;

import dev.slipway.base.ImageReference;
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
    private final NetworkStandIns network;
    private final InterfaceStandIns interfaces;
    private final EdgeStandIns edge;

    StandIns(AwsAccount account) {
        this.account = account;
        this.network = new NetworkStandIns(account);
        this.interfaces = new InterfaceStandIns(account);
        this.edge = new EdgeStandIns(account);
    }

    StandIn of(PlannedResource resource) {
        var digits = AwsAccount.digits(resource.urn(), 17);
        var physical = physicalName(resource, digits);
        return switch (resource.type()) {
            case "aws:iam/role:Role" -> StandIn.named(account.globalArn("iam", "role/" + physical), physical);
            case "aws:iam/policy:Policy" ->
                StandIn.ofArn(account.globalArn("iam", "policy/" + physical)).with("name", physical);
            case "aws:iam/openIdConnectProvider:OpenIdConnectProvider" ->
                StandIn.ofArn(account.globalArn(
                        "iam", "oidc-provider/" + resource.text("url").replaceFirst("^https://", "")));
            case "aws:cloudwatch/logGroup:LogGroup" ->
                StandIn.named(account.arn("logs", "log-group:" + physical), physical);
            case "aws:s3/bucketV2:BucketV2" -> bucket(bucketName(resource, physical, digits));
            case "aws:ecr/repository:Repository" ->
                StandIn.of(physical)
                        .with("arn", account.arn("ecr", "repository/" + physical))
                        .with("name", physical)
                        .with("registryId", AwsAccount.ID)
                        .with("repositoryUrl", registry() + "/" + physical);
            case "docker:index/image:Image" ->
                StandIn.of(resource.text("imageName"))
                        .with("repoDigest", pushed(resource))
                        .with("baseImageName", resource.text("imageName"))
                        .with("registryServer", registry());
            case "aws:ecs/cluster:Cluster" ->
                StandIn.ofArn(account.arn("ecs", "cluster/" + physical)).with("name", physical);
            case "aws:ecs/taskDefinition:TaskDefinition" ->
                StandIn.of(resource.text("family"))
                        .with("arn", account.arn("ecs", "task-definition/" + resource.text("family") + ":1"))
                        .with("arnWithoutRevision", account.arn("ecs", "task-definition/" + resource.text("family")))
                        .with("revision", 1);
            case "aws:ecs/service:Service" ->
                StandIn.ofArn(account.arn("ecs", "service/" + physical)).with("name", physical);
            case "aws:appautoscaling/target:Target" ->
                StandIn.of(resource.text("resourceId"))
                        .with("arn", account.arn("application-autoscaling", "scalable-target/" + digits));
            case "aws:lb/loadBalancer:LoadBalancer" -> loadBalancer(physical, digits);
            case "aws:lb/targetGroup:TargetGroup" ->
                StandIn.ofArn(account.arn("elasticloadbalancing", "targetgroup/%s/%s".formatted(physical, digits)))
                        .with("arnSuffix", "targetgroup/%s/%s".formatted(physical, digits))
                        .with("name", physical);
            case "aws:lb/listenerRule:ListenerRule" ->
                StandIn.ofArn(
                        account.arn("elasticloadbalancing", "listener-rule/app/%s/%s".formatted(physical, digits)));
            case "aws:lb/listener:Listener" ->
                StandIn.ofArn(account.arn("elasticloadbalancing", "listener/app/%s/%s".formatted(physical, digits)));
            case "aws:rds/cluster:Cluster" -> cluster(resource, digits);
            case "aws:rds/clusterInstance:ClusterInstance" ->
                StandIn.named(account.arn("rds", "db:" + physical), physical);
            case "aws:rds/subnetGroup:SubnetGroup" -> StandIn.named(account.arn("rds", "subgrp:" + physical), physical);
            case "aws:rds/clusterParameterGroup:ClusterParameterGroup" ->
                StandIn.named(account.arn("rds", "cluster-pg:" + physical), physical);
            case "aws:dynamodb/table:Table" -> StandIn.named(account.arn("dynamodb", "table/" + physical), physical);
            case "aws:cloudwatch/eventBus:EventBus" ->
                StandIn.named(account.arn("events", "event-bus/" + physical), physical);
            case "aws:cloudwatch/eventArchive:EventArchive" ->
                StandIn.named(account.arn("events", "archive/" + physical), physical);
            case "aws:kms/key:Key" -> key(AwsAccount.uuid(resource.urn()));
            case AwsAccount.PROVIDER -> StandIn.of(AwsAccount.uuid(resource.urn()));
            case "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream" ->
                StandIn.named(account.arn("firehose", "deliverystream/" + physical), physical);
            case "aws:ssm/parameter:Parameter" ->
                StandIn.of(physical).with("arn", account.arn("ssm", "parameter/" + physical.replaceFirst("^/", "")));
            case "aws:cloudwatch/dashboard:Dashboard" -> StandIn.of(resource.text("dashboardName"));
            default ->
                network.of(resource.type(), physical, digits)
                        .or(() -> interfaces.of(resource, physical, digits))
                        .or(() -> edge.of(resource, physical, digits))
                        .orElseGet(() -> StandIn.named(account.arn(service(resource.type()), physical), physical));
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

    /** The name with the digest, as a registry reports it after a push. */
    private static String pushed(PlannedResource image) {
        return ImageReference.parse(image.text("imageName"))
                .map(reference -> reference.at("sha256:" + sha(image)))
                .orElse("");
    }

    private static String sha(PlannedResource resource) {
        var sha = new StringBuilder();
        while (sha.length() < 64) {
            sha.append(AwsAccount.digits(resource.text("imageName") + sha.length(), 16));
        }
        return sha.toString();
    }

    private StandIn bucket(String name) {
        return StandIn.of(name)
                .with("bucket", name)
                .with("arn", "arn:%s:s3:::%s".formatted(account.partition(), name))
                .with("bucketDomainName", "%s.s3.%s".formatted(name, account.dnsSuffix()))
                .with("bucketRegionalDomainName", "%s.s3.%s.%s".formatted(name, account.region(), account.dnsSuffix()));
    }

    private StandIn key(String id) {
        return StandIn.of(id).with("keyId", id).with("arn", account.arn("kms", "key/" + id));
    }

    private StandIn cluster(PlannedResource resource, String digits) {
        var id = resource.text("clusterIdentifier");
        var hosts = account.inChina() ? "rds." + account.region() : account.region() + ".rds";
        var host = "%s.%s-" + digits.substring(0, 12) + "." + hosts + "." + account.dnsSuffix();
        var secret = account.arn("secretsmanager", "secret:rds!cluster-%s-AbCdEf".formatted(digits));
        return StandIn.of(id)
                .with("arn", account.arn("rds", "cluster:" + id))
                .with("clusterResourceId", "cluster-" + digits.toUpperCase(Locale.ROOT))
                .with("endpoint", host.formatted(id, "cluster"))
                .with("readerEndpoint", host.formatted(id, "cluster-ro"))
                .with("masterUserSecrets", List.of(Map.of("secretArn", secret, "secretStatus", "active")));
    }

    private StandIn loadBalancer(String name, String digits) {
        var suffix = "app/%s/%s".formatted(name, digits);
        return StandIn.ofArn(account.arn("elasticloadbalancing", "loadbalancer/" + suffix))
                .with("arnSuffix", suffix)
                .with("name", name)
                .with(
                        "dnsName",
                        "%s-%s.%s.elb.%s"
                                .formatted(name, digits.substring(0, 9), account.region(), account.dnsSuffix()))
                .with("zoneId", "Z" + digits.toUpperCase(Locale.ROOT).substring(0, 13));
    }
}
