package dev.slipway.base.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.StackOptions;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.RegistrationOptions;
import dev.slipway.engine.StackInfo;
import dev.slipway.testing.GoldenPlans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UniqueResourcesTest {
    @Test
    void uniqueResourceIsDeletedBeforeItsReplacementAndKeepsItsOtherOptions() {
        var options = StackOptions.builder()
                .resourceTransformations(new UniqueResources())
                .build();
        var stack = new StackInfo("shop", "dev", Map.of("aws:region", "eu-west-1"), Set.of());
        var plan = EmbeddedEngine.plan(stack, options, context -> {
            var vpc = new Vpc("vpc", VpcArgs.builder().cidrBlock("10.0.0.0/16").build());
            new FlowLog(
                    "log",
                    FlowLogArgs.builder().vpcId(vpc.id()).build(),
                    CustomResourceOptions.builder()
                            .parent(vpc)
                            .protect(true)
                            .ignoreChanges("tags")
                            .build());
        });

        var log = plan.named("log");
        assertThat(log.options().deleteBeforeReplace()).isTrue();
        assertThat(log.protect()).isTrue();
        assertThat(log.ignoreChanges()).containsExactly("tags");
        assertThat(log.parent()).isEqualTo(plan.named("vpc").urn());
        assertThat(plan.named("vpc")).extracting(PlannedResource::options).isEqualTo(RegistrationOptions.NONE);
    }

    /** The other types are replaced only by a change of what they are unique in, or have a name that Pulumi generates. */
    @Test
    void uniqueTypesAreTheseOfTheProgram() {
        assertThat(GoldenPlans.resourceTypes())
                .filteredOn(type ->
                        ResourceTypes.find(type).filter(ResourceType::isUnique).isPresent())
                .containsExactlyElementsOf(List.of(
                        "aws:apigateway/integration:Integration",
                        "aws:apigatewayv2/apiMapping:ApiMapping",
                        "aws:appautoscaling/policy:Policy",
                        "aws:cfg/deliveryChannel:DeliveryChannel",
                        "aws:cfg/recorder:Recorder",
                        "aws:ec2/flowLog:FlowLog",
                        "aws:ec2/natGateway:NatGateway",
                        "aws:efs/mountTarget:MountTarget",
                        "aws:servicediscovery/service:Service",
                        "aws:wafv2/webAclAssociation:WebAclAssociation",
                        "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"));
    }
}
