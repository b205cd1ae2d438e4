package dev.slipway.components.network;

import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetSubnetPlainArgs;
import com.pulumi.aws.ec2.inputs.GetVpcPlainArgs;
import com.pulumi.aws.ec2.outputs.GetSubnetResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An existing VPC. Slipway looks up the VPC and its subnets and changes neither, so that a wrong id fails the
 * deployment before any resource is created.
 *
 * <p>Internet gateway, NAT gateways and endpoints stay as they are: private tasks can pull their image only if the VPC
 * has a route or an endpoint to the registry.
 */
public final class ExistingVpc extends Network {
    public static final String TYPE = "slipway:network:ExistingVpc";

    private final ExistingVpcSpec spec;
    private final String cidrBlock;

    public ExistingVpc(String name, ExistingVpcSpec spec) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.cidrBlock = findCidrBlock();
        findSubnets();
        registerOutputs(Map.of(
                "vpcId", vpcId(),
                "cidrBlock", cidrBlock(),
                "publicSubnetIds", publicSubnetIds(),
                "privateSubnetIds", privateSubnetIds()));
    }

    private String findCidrBlock() {
        var vpc = GetVpcPlainArgs.builder().id(spec.vpcId()).build();
        return found(
                        Ec2Functions.getVpcPlain(vpc, here()),
                        "%s is not found; name a VPC of this account and region".formatted(spec.vpcId()))
                .cidrBlock();
    }

    private void findSubnets() {
        var answers = new LinkedHashMap<String, CompletableFuture<GetSubnetResult>>();
        spec.publicSubnetIds().forEach(id -> answers.put(id, askForSubnet(id)));
        spec.privateSubnetIds().forEach(id -> answers.put(id, askForSubnet(id)));
        answers.forEach((id, answer) ->
                found(answer, "%s is not found in %s; name a subnet of that VPC".formatted(id, spec.vpcId())));
    }

    /** Looks up the subnet in this VPC; a lookup by id alone would also find subnets of other VPCs. */
    private CompletableFuture<GetSubnetResult> askForSubnet(String id) {
        var subnet = GetSubnetPlainArgs.builder().id(id).vpcId(spec.vpcId()).build();
        return Ec2Functions.getSubnetPlain(subnet, here());
    }

    private InvokeOptions here() {
        return InvokeOptions.builder().parent(this).build();
    }

    /** Waits for the result, since an exception inside an output reaches the user as a stack trace. */
    private static <T> T found(CompletableFuture<T> answer, String refusal) {
        try {
            return answer.join();
        } catch (CompletionException failure) {
            throw new RunException("%s (%s)".formatted(refusal, reason(failure.getCause())));
        }
    }

    /** The provider's message on one line, without the name of the function. */
    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage())
                .replaceAll("\\s+", " ")
                .replaceFirst(".* returned an error: ", "")
                .replaceFirst("[: ]+$", "");
    }

    @Override
    public Output<String> vpcId() {
        return Output.of(spec.vpcId());
    }

    @Override
    public Output<String> cidrBlock() {
        return Output.of(cidrBlock);
    }

    @Override
    public Output<List<String>> publicSubnetIds() {
        return Output.of(spec.publicSubnetIds());
    }

    @Override
    public Output<List<String>> privateSubnetIds() {
        return Output.of(spec.privateSubnetIds());
    }
}
