package dev.slipway.base;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetManagedPrefixListPlainArgs;
import com.pulumi.aws.ec2.inputs.GetSubnetPlainArgs;
import com.pulumi.aws.ec2.inputs.GetVpcPlainArgs;
import com.pulumi.aws.ec2.outputs.GetManagedPrefixListResult;
import com.pulumi.aws.ec2.outputs.GetSubnetResult;
import com.pulumi.aws.ec2.outputs.GetVpcResult;
import com.pulumi.aws.efs.EfsFunctions;
import com.pulumi.aws.efs.inputs.GetFileSystemPlainArgs;
import com.pulumi.aws.efs.outputs.GetFileSystemResult;
import com.pulumi.aws.iam.IamFunctions;
import com.pulumi.aws.iam.inputs.GetOpenIdConnectProviderPlainArgs;
import com.pulumi.aws.iam.inputs.GetRolePlainArgs;
import com.pulumi.aws.iam.outputs.GetOpenIdConnectProviderResult;
import com.pulumi.aws.iam.outputs.GetRoleResult;
import com.pulumi.aws.inputs.GetAvailabilityZonesFilter;
import com.pulumi.aws.inputs.GetAvailabilityZonesPlainArgs;
import com.pulumi.aws.outputs.GetAvailabilityZonesResult;
import com.pulumi.aws.route53.Route53Functions;
import com.pulumi.aws.route53.inputs.GetZonePlainArgs;
import com.pulumi.aws.route53.outputs.GetZoneResult;
import com.pulumi.exceptions.RunException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A look-up of a resource that exists in AWS. It is started by the factory, unless the same run has started it before, and
 * waited for by {@link #result}, since an exception inside an output reaches the user as a stack trace.
 *
 * @param subject the resource with its article, such as {@code the hosted zone example.com}
 * @param fix the correction if the resource does not exist
 */
public record LookUp<T>(String subject, String fix, CompletableFuture<T> answer) {

    /** The id of a public hosted zone. */
    public static LookUp<String> zoneId(String name) {
        var zone = GetZonePlainArgs.builder().name(name).privateZone(false).build();
        return once(
                "the public hosted zone " + name,
                "create it in Route 53, or correct slipway:domain.zone",
                () -> Route53Functions.getZonePlain(zone).thenApply(GetZoneResult::zoneId));
    }

    /** The address block of a VPC. */
    public static LookUp<String> vpcBlock(String id) {
        var vpc = GetVpcPlainArgs.builder().id(id).build();
        return once(id, "name a VPC of this account and region", () -> Ec2Functions.getVpcPlain(vpc)
                .thenApply(GetVpcResult::cidrBlock));
    }

    /** The availability zone of a subnet of a VPC; a look-up by id alone would also find subnets of other VPCs. */
    public static LookUp<String> subnetZone(String vpcId, String id) {
        var subnet = GetSubnetPlainArgs.builder().id(id).vpcId(vpcId).build();
        return once(
                "%s of %s".formatted(id, vpcId), "name a subnet of that VPC", () -> Ec2Functions.getSubnetPlain(subnet)
                        .thenApply(GetSubnetResult::availabilityZone));
    }

    /** The ARN of an EFS file system. */
    public static LookUp<String> fileSystemArn(String id) {
        var files = GetFileSystemPlainArgs.builder().fileSystemId(id).build();
        return once(
                "the file system " + id,
                "name a file system of this account and region under slipway:storage.fileSystems",
                () -> EfsFunctions.getFileSystemPlain(files).thenApply(GetFileSystemResult::arn));
    }

    /** The id of a managed prefix list. */
    public static LookUp<String> prefixListId(String name) {
        var list = GetManagedPrefixListPlainArgs.builder().name(name).build();
        return once(
                "the managed prefix list " + name,
                "choose a region that has it",
                () -> Ec2Functions.getManagedPrefixListPlain(list).thenApply(GetManagedPrefixListResult::id));
    }

    /** The ARN of an OpenID Connect provider of IAM. */
    public static LookUp<String> identityProviderArn(String url) {
        var provider = GetOpenIdConnectProviderPlainArgs.builder().url(url).build();
        return once(
                "the identity provider " + url,
                "set slipway:delivery.provider to create",
                () -> IamFunctions.getOpenIdConnectProviderPlain(provider)
                        .thenApply(GetOpenIdConnectProviderResult::arn));
    }

    /**
     * The ARN of a service-linked role.
     *
     * @param name such as {@code AWSServiceRoleForECS}
     */
    public static LookUp<String> serviceLinkedRoleArn(String name) {
        var role = GetRolePlainArgs.builder().name(name).build();
        return once(
                "the service-linked role " + name,
                "create it by ./slipway bootstrap",
                () -> IamFunctions.getRolePlain(role).thenApply(GetRoleResult::arn));
    }

    /**
     * The ids of the region's availability zones by their names, without local zones and other zones that need an opt-in.
     *
     * @param excludedIds the ids of zones that are left out
     */
    public static LookUp<Map<String, String>> zones(List<String> excludedIds) {
        var regular = GetAvailabilityZonesFilter.builder()
                .name("opt-in-status")
                .values("opt-in-not-required")
                .build();
        var zones = GetAvailabilityZonesPlainArgs.builder()
                .state("available")
                .filters(regular)
                .excludeZoneIds(excludedIds)
                .build();
        var subject = "the list of availability zones";
        return new LookUp<>(
                subject,
                "choose another region",
                LookUpAnswers.of(List.of(subject, excludedIds), () -> AwsFunctions.getAvailabilityZonesPlain(zones)
                        .thenApply(LookUp::idsByName)));
    }

    /** A look-up whose subject names all of its arguments. */
    static <T> LookUp<T> once(String subject, String fix, Supplier<CompletableFuture<T>> call) {
        return new LookUp<>(subject, fix, LookUpAnswers.of(List.of(subject), call));
    }

    /**
     * The look-up of a call that the plan of a program contains, to be started; empty for a function that finds no resource.
     *
     * @param token such as {@code aws:route53/getZone:getZone}
     */
    public static Optional<Supplier<LookUp<?>>> of(String token, Map<String, Object> arguments) {
        return Optional.<Supplier<LookUp<?>>>ofNullable(
                switch (token) {
                    case "aws:route53/getZone:getZone" -> () -> zoneId(text(arguments, "name"));
                    case "aws:ec2/getVpc:getVpc" -> () -> vpcBlock(text(arguments, "id"));
                    case "aws:ec2/getSubnet:getSubnet" ->
                        () -> subnetZone(text(arguments, "vpcId"), text(arguments, "id"));
                    case "aws:efs/getFileSystem:getFileSystem" -> () -> fileSystemArn(text(arguments, "fileSystemId"));
                    case "aws:ec2/getManagedPrefixList:getManagedPrefixList" ->
                        () -> prefixListId(text(arguments, "name"));
                    case "aws:iam/getOpenIdConnectProvider:getOpenIdConnectProvider" ->
                        () -> identityProviderArn(text(arguments, "url"));
                    case "aws:index/getAvailabilityZones:getAvailabilityZones" ->
                        () -> zones(texts(arguments.getOrDefault("excludeZoneIds", List.of())));
                    default ->
                        DatabaseLookUp.of(token, arguments)
                                .or(() -> SecretLookUp.of(token, arguments))
                                .or(() -> BalancerLookUp.of(token, arguments))
                                .orElse(null);
                });
    }

    private static Map<String, String> idsByName(GetAvailabilityZonesResult zones) {
        var ids = new LinkedHashMap<String, String>();
        for (var i = 0; i < zones.names().size(); i++) {
            ids.put(zones.names().get(i), zones.zoneIds().get(i));
        }
        return ids;
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    /** A text among the arguments of a call. */
    static String text(Map<String, Object> arguments, String key) {
        return arguments.get(key).toString();
    }

    /**
     * Waits for the result.
     *
     * @throws RunException in one line, if the resource does not exist or AWS denies the look-up
     */
    public T result() {
        try {
            return answer.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RunException refusal) {
                throw refusal;
            }
            throw new RunException(LookUpFailure.of(failure).message(subject, fix), failure);
        }
    }

    /** Waits for the result. Returns the message of the failure; empty if the resource exists. */
    public Optional<String> failure() {
        try {
            result();
            return Optional.empty();
        } catch (RunException failure) {
            return Optional.of(failure.getMessage());
        }
    }

    /** Waits for the result. True if the resource does not exist; false also if the look-up fails for another reason. */
    public boolean isMissing() {
        try {
            answer.join();
            return false;
        } catch (CompletionException failure) {
            return LookUpFailure.of(failure).isMissing();
        }
    }
}
