package dev.slipway.engine;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The provider functions of the embedded engine, with stand-ins for results that only AWS knows. */
final class ProviderFunctions {
    private final AwsAccount account;

    ProviderFunctions(AwsAccount account) {
        this.account = account;
    }

    /** The result of a function; empty for an unknown function. */
    Optional<Struct> call(String token, Map<String, Object> arguments) {
        return Optional.ofNullable(
                switch (token) {
                    case "aws:index/getAvailabilityZones:getAvailabilityZones" -> zones(arguments);
                    case "aws:index/getCallerIdentity:getCallerIdentity" ->
                        Wire.toStruct(Map.of(
                                "id",
                                AwsAccount.ID,
                                "accountId",
                                AwsAccount.ID,
                                "userId",
                                "AIDACKCEVSQ6C2EXAMPLE",
                                "arn",
                                account.globalArn("iam", "user/preview")));
                    case "aws:index/getRegion:getRegion" ->
                        Wire.toStruct(Map.of(
                                "id", account.region(),
                                "name", account.region(),
                                "description", account.region(),
                                "endpoint", "ec2.%s.%s".formatted(account.region(), account.dnsSuffix())));
                    case "aws:index/getPartition:getPartition" ->
                        Wire.toStruct(Map.of(
                                "id", account.partition(),
                                "partition", account.partition(),
                                "dnsSuffix", account.dnsSuffix(),
                                "reverseDnsPrefix", account.inChina() ? "cn.com.amazonaws" : "com.amazonaws"));
                    case "aws:ec2/getVpc:getVpc" -> vpc(arguments);
                    case "aws:ec2/getSubnet:getSubnet" -> subnet(arguments);
                    case "aws:efs/getFileSystem:getFileSystem" -> fileSystem(arguments);
                    case "aws:ecr/getAuthorizationToken:getAuthorizationToken" -> ecrToken();
                    case "aws:ecr/getImage:getImage" -> noImage(arguments);
                    case "aws:ec2/getManagedPrefixList:getManagedPrefixList" -> prefixList(arguments);
                    case "aws:route53/getZone:getZone" -> zone(arguments);
                    case "aws:secretsmanager/getSecret:getSecret" -> secret(arguments);
                    case "aws:secretsmanager/getSecretVersion:getSecretVersion" -> secretVersion(arguments);
                    case "aws:iam/getOpenIdConnectProvider:getOpenIdConnectProvider" -> identityProvider(arguments);
                    default ->
                        DatabaseAnswers.of(account, token, arguments)
                                .or(() -> BalancerAnswers.of(account, token, arguments))
                                .orElse(null);
                });
    }

    private Struct zones(Map<String, Object> arguments) {
        var zones = account.zones();
        zones.values().removeAll((List<?>) arguments.getOrDefault("excludeZoneIds", List.of()));
        return Wire.toStruct(Map.of(
                "id", account.region(),
                "names", List.copyOf(zones.keySet()),
                "zoneIds", List.copyOf(zones.values()),
                "groupNames", List.of(account.region())));
    }

    private Struct vpc(Map<String, Object> arguments) {
        var id = arguments.getOrDefault("id", "vpc-0123456789abcdef0").toString();
        return Wire.toStruct(Map.of(
                "id",
                id,
                "arn",
                account.arn("ec2", "vpc/" + id),
                "cidrBlock",
                "10.0.0.0/16",
                "enableDnsSupport",
                true,
                "enableDnsHostnames",
                true));
    }

    private Struct subnet(Map<String, Object> arguments) {
        var id = arguments.getOrDefault("id", "subnet-0123456789abcdef0").toString();
        return Wire.toStruct(Map.of(
                "id",
                id,
                "arn",
                account.arn("ec2", "subnet/" + id),
                "vpcId",
                arguments.getOrDefault("vpcId", "vpc-0123456789abcdef0"),
                "cidrBlock",
                "10.0.0.0/20",
                "availabilityZone",
                zoneOf(id)));
    }

    /** One of the region's zones, the same one for each call; the subnets of a plan may be in fewer zones than AWS's. */
    private String zoneOf(String subnet) {
        var zones = List.copyOf(account.zones().keySet());
        return zones.get(Integer.parseInt(AwsAccount.digits(subnet, 4), 16) % zones.size());
    }

    private Struct fileSystem(Map<String, Object> arguments) {
        var id = arguments.get("fileSystemId").toString();
        return Wire.toStruct(
                Map.of("id", id, "fileSystemId", id, "arn", account.arn("elasticfilesystem", "file-system/" + id)));
    }

    private Struct prefixList(Map<String, Object> arguments) {
        var name = arguments.getOrDefault("name", "").toString();
        var id = "pl-" + AwsAccount.digits(name, 8);
        return Wire.toStruct(Map.of("id", id, "name", name, "arn", account.arn("ec2", "prefix-list/" + id)));
    }

    private Struct zone(Map<String, Object> arguments) {
        var name = arguments.getOrDefault("name", "example.com").toString();
        var id = "Z" + AwsAccount.digits(name, 13).toUpperCase(Locale.ROOT);
        return Wire.toStruct(Map.of(
                "id",
                id,
                "zoneId",
                id,
                "name",
                name,
                "arn",
                "arn:%s:route53:::hostedzone/%s".formatted(account.partition(), id)));
    }

    private Struct ecrToken() {
        var registry = "https://%s.dkr.ecr.%s.%s".formatted(AwsAccount.ID, account.region(), account.dnsSuffix());
        Value password = Wire.toSecret("stand-in");
        return Wire.toStruct(Map.of(
                        "id",
                        account.region(),
                        "proxyEndpoint",
                        registry,
                        "userName",
                        "AWS",
                        "expiresAt",
                        "2030-01-01T00:00:00Z"))
                .toBuilder()
                .putFields("password", password)
                .putFields("authorizationToken", password)
                .build();
    }

    /** The latest image of a repository in which no tag is that of the current sources. */
    private Struct noImage(Map<String, Object> arguments) {
        var repository = arguments.get("repositoryName").toString();
        return Wire.toStruct(Map.of(
                "id",
                "",
                "imageDigest",
                "",
                "imagePushedAt",
                0,
                "imageSizeInBytes",
                0,
                "imageTags",
                List.of(),
                "imageUri",
                "",
                "registryId",
                AwsAccount.ID,
                "repositoryName",
                repository));
    }

    private Struct secret(Map<String, Object> arguments) {
        var name = arguments.getOrDefault("name", "").toString();
        var arn = arguments
                .getOrDefault(
                        "arn",
                        account.arn("secretsmanager", "secret:%s-%s".formatted(name, AwsAccount.digits(name, 6))))
                .toString();
        return Wire.toStruct(Map.of("id", arn, "arn", arn, "name", name, "kmsKeyId", ""));
    }

    /** A version without a value: a preview without AWS knows none. */
    private Struct secretVersion(Map<String, Object> arguments) {
        var arn = arguments.get("secretId").toString();
        return Wire.toStruct(Map.of(
                        "id",
                        arn + "|AWSCURRENT",
                        "arn",
                        arn,
                        "secretId",
                        arn,
                        "versionId",
                        AwsAccount.digits(arn, 17),
                        "versionStage",
                        "AWSCURRENT",
                        "versionStages",
                        List.of("AWSCURRENT"),
                        "createdDate",
                        "2026-01-01T00:00:00Z"))
                .toBuilder()
                .putFields("secretString", Wire.toSecret(""))
                .putFields("secretBinary", Wire.toSecret(""))
                .build();
    }

    private Struct identityProvider(Map<String, Object> arguments) {
        var url = arguments.get("url").toString().replaceFirst("^https://", "");
        var arn = account.globalArn("iam", "oidc-provider/" + url);
        return Wire.toStruct(Map.of(
                "id",
                arn,
                "arn",
                arn,
                "url",
                url,
                "clientIdLists",
                List.of("sts.amazonaws.com"),
                "thumbprintLists",
                List.of(),
                "tags",
                Map.of()));
    }
}
