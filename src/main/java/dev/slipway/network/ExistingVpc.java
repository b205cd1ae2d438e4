package dev.slipway.network;

import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetSubnetPlainArgs;
import com.pulumi.aws.ec2.inputs.GetVpcPlainArgs;
import com.pulumi.aws.ec2.outputs.GetSubnetResult;
import com.pulumi.aws.ec2.outputs.GetVpcResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A VPC that exists already. Nothing is created or changed: it is only looked up, and so are its subnets, so that a
 * wrong id ends the deployment before it begins.
 *
 * <p>The internet, NAT gateways and endpoints are as they are found: private tasks pull their image only where the VPC
 * has a way to the registry.
 */
public final class ExistingVpc extends Network {
    public static final String TYPE = "slipway:network:ExistingVpc";

    private final Output<String> vpcId;
    private final Output<String> cidrBlock;
    private final Output<List<String>> publicSubnetIds;
    private final Output<List<String>> privateSubnetIds;

    public ExistingVpc(String name, ExistingVpcArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public ExistingVpc(String name, ExistingVpcArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var vpc = findVpc(args.vpcId());
        this.vpcId = vpc.applyValue(GetVpcResult::id);
        this.cidrBlock = vpc.applyValue(GetVpcResult::cidrBlock);
        this.publicSubnetIds = findSubnets(args.publicSubnetIds(), args.vpcId());
        this.privateSubnetIds = findSubnets(args.privateSubnetIds(), args.vpcId());
        registerOutputs(Map.of(
                "vpcId", vpcId,
                "cidrBlock", cidrBlock,
                "publicSubnetIds", publicSubnetIds,
                "privateSubnetIds", privateSubnetIds));
    }

    private Output<GetVpcResult> findVpc(String id) {
        var vpc = GetVpcPlainArgs.builder().id(id).build();
        return found(
                Ec2Functions.getVpcPlain(vpc, here()),
                "%s is not found; name a VPC of this account and region".formatted(id));
    }

    private Output<List<String>> findSubnets(List<String> ids, String vpcId) {
        return Output.all(ids.stream().map(id -> findSubnet(id, vpcId)).toList());
    }

    /** Asks for the subnet of that VPC, since a subnet of another one would be found as well. */
    private Output<String> findSubnet(String id, String vpcId) {
        var subnet = GetSubnetPlainArgs.builder().id(id).vpcId(vpcId).build();
        return found(
                        Ec2Functions.getSubnetPlain(subnet, here()),
                        "%s is not found in %s; name a subnet of that VPC".formatted(id, vpcId))
                .applyValue(GetSubnetResult::id);
    }

    private InvokeOptions here() {
        return InvokeOptions.builder().parent(this).build();
    }

    private static <T> Output<T> found(CompletableFuture<T> answer, String refusal) {
        return Output.of(answer.exceptionally(fault -> {
            throw new RunException(refusal + " (" + reason(fault) + ")");
        }));
    }

    /** What the provider said, on one line. */
    private static String reason(Throwable fault) {
        var cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    }

    @Override
    public Output<String> vpcId() {
        return vpcId;
    }

    @Override
    public Output<String> cidrBlock() {
        return cidrBlock;
    }

    @Override
    public Output<List<String>> publicSubnetIds() {
        return publicSubnetIds;
    }

    @Override
    public Output<List<String>> privateSubnetIds() {
        return privateSubnetIds;
    }
}
