package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.inputs.GetAmiArgs;
import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.StackOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddedEngineTest {
    private static final String URN = "urn:pulumi:dev::slipway::";

    private static Plan plan(java.util.function.Consumer<Context> program) {
        var stack = new StackInfo("slipway", "dev", Map.of("aws:region", "eu-west-1"), Set.of());
        return EmbeddedEngine.plan(stack, StackOptions.Empty, program);
    }

    private static LogGroup logs(String name, CustomResourceOptions options) {
        return new LogGroup(name, LogGroupArgs.Empty, options);
    }

    @Test
    void anEmptyProgramHasOnlyTheStack() {
        var plan = plan(context -> {});

        assertThat(plan.resources())
                .extracting(PlannedResource::urn)
                .containsExactly(URN + "pulumi:pulumi:Stack::slipway-dev");
        assertThat(plan.outputs()).isEmpty();
    }

    @Test
    void anIdAnArnAndAnAddressIdentifyTheirResource() {
        var plan = plan(context -> new Vpc("network"));

        var vpc = plan.named("network");
        assertThat(plan.names().keySet()).anyMatch(name -> name.startsWith("vpc-"));
        assertThat(plan.names().keySet())
                .allSatisfy(name -> assertThat(plan.called(name)).containsExactly(vpc));
        assertThat(plan.called("vpc-of-others")).isEmpty();
    }

    @Test
    void aUrnHoldsTheTypesOfTheParents() {
        var plan = plan(context -> {
            var outer = new ComponentResource("slipway:test:Outer", "outer", ComponentResourceOptions.Empty);
            logs("logs", CustomResourceOptions.builder().parent(outer).build());
        });

        var logs = plan.named("logs");
        assertThat(logs.urn()).isEqualTo(URN + "slipway:test:Outer$aws:cloudwatch/logGroup:LogGroup::logs");
        assertThat(logs.parent()).isEqualTo(plan.named("outer").urn());
        assertThat(logs.custom()).isTrue();
        assertThat(plan.named("outer").custom()).isFalse();
        assertThat(plan.children(plan.named("outer"))).containsExactly(logs);
    }

    @Test
    void resourcesAreSortedByUrn() {
        var plan = plan(context -> List.of("b", "c", "a").forEach(name -> logs(name, CustomResourceOptions.Empty)));

        assertThat(plan.resources()).extracting(PlannedResource::urn).isSorted();
        assertThat(plan.ofType("aws:cloudwatch/logGroup:LogGroup"))
                .extracting(PlannedResource::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    void aPlanIsTheSameFromRunToRun() {
        java.util.function.Consumer<Context> program = context -> {
            var vpc = new Vpc("network");
            context.export("vpc", vpc.id());
            List.of("a", "b", "c", "d").forEach(name -> logs(name, CustomResourceOptions.Empty));
        };

        assertThat(plan(program)).isEqualTo(plan(program));
    }

    @Test
    void dependenciesIgnoredChangesAndProtectionAreRecorded() {
        var plan = plan(context -> {
            var first = logs("first", CustomResourceOptions.Empty);
            logs(
                    "second",
                    CustomResourceOptions.builder()
                            .dependsOn(first)
                            .protect(true)
                            .ignoreChanges("retentionInDays")
                            .build());
        });

        var second = plan.named("second");
        assertThat(second.dependencies()).containsExactly(plan.named("first").urn());
        assertThat(second.protect()).isTrue();
        assertThat(second.ignoreChanges()).containsExactly("retentionInDays");
        assertThat(plan.named("first").protect()).isFalse();
    }

    @Test
    void allOtherOptionsAreRecorded() {
        var plan = plan(context -> {
            var provider = new Provider(
                    "us", ProviderArgs.builder().region("us-east-1").build());
            logs(
                    "logs",
                    CustomResourceOptions.builder()
                            .aliases(Alias.builder().name("former").build())
                            .provider(provider)
                            .retainOnDelete(true)
                            .deleteBeforeReplace(true)
                            .replaceOnChanges("name")
                            .additionalSecretOutputs("arn")
                            .replacementTrigger(Output.of("trigger"))
                            .customTimeouts(CustomTimeouts.builder()
                                    .create(Duration.ofMinutes(20))
                                    .delete(Duration.ofMillis(1500))
                                    .build())
                            .build());
        });

        assertThat(plan.named("logs").options())
                .isEqualTo(new RegistrationOptions(
                        List.of(URN + "aws:cloudwatch/logGroup:LogGroup::former"),
                        plan.named("us").urn(),
                        true,
                        true,
                        List.of("name"),
                        List.of("arn"),
                        Optional.of("trigger"),
                        Map.of("create", "1200s", "delete", "1500000000ns"),
                        Map.of()));
    }

    @Test
    void aResourceWithoutOptionsHasNone() {
        var plan = plan(context -> logs("logs", CustomResourceOptions.Empty));

        assertThat(plan.named("logs").options()).isEqualTo(RegistrationOptions.NONE);
    }

    @Test
    void protectionIsInherited() {
        var plan = plan(context -> {
            var outer = new ComponentResource(
                    "slipway:test:Outer",
                    "outer",
                    ComponentResourceOptions.builder().protect(true).build());
            logs("inherits", CustomResourceOptions.builder().parent(outer).build());
            logs(
                    "declines",
                    CustomResourceOptions.builder().parent(outer).protect(false).build());
        });

        assertThat(plan.named("inherits").protect()).isTrue();
        assertThat(plan.named("declines").protect()).isFalse();
    }

    @Test
    void secretsAreMaskedInInputsAndOutputs() {
        var plan = plan(context -> {
            var secret = Output.ofSecret("hunter2");
            new Parameter(
                    "parameter",
                    ParameterArgs.builder()
                            .type("SecureString")
                            .value(secret)
                            .description(secret.applyValue(text -> "holds " + text))
                            .build());
            context.export("secret", secret);
            context.export("inside", Output.of(List.of("a")));
            context.export("derived", secret.applyValue(text -> Map.of("of", text)));
        });

        assertThat(plan.named("parameter").text("value")).isEqualTo("[secret]");
        assertThat(plan.named("parameter").text("description")).isEqualTo("[secret]");
        assertThat(plan.outputs())
                .containsEntry("secret", "[secret]")
                .containsEntry("derived", "[secret]")
                .containsEntry("inside", List.of("a"));
        assertThat(plan.toString()).doesNotContain("hunter2");
    }

    @Test
    void aConfigValueThatIsMarkedSecretIsMasked() {
        var stack = new StackInfo("slipway", "dev", Map.of("slipway:token", "hunter2"), Set.of("slipway:token"));

        var plan = EmbeddedEngine.plan(
                stack,
                StackOptions.Empty,
                context -> context.export("token", context.config().requireSecret("token")));

        assertThat(plan.outputs()).containsExactly(Map.entry("token", "[secret]"));
    }

    @Test
    void twoResourcesOfOneUrnAreRefused() {
        assertThatThrownBy(() -> plan(context -> {
                    logs("twice", CustomResourceOptions.Empty);
                    logs("twice", CustomResourceOptions.Empty);
                }))
                .isInstanceOf(PlanException.class)
                .hasMessage("Duplicate resource URN '" + URN
                        + "aws:cloudwatch/logGroup:LogGroup::twice'; give the resource another name");
    }

    @Test
    void anUnknownFunctionIsRefusedByName() {
        assertThatThrownBy(() -> plan(context -> context.export(
                        "ami",
                        Ec2Functions.getAmi(
                                        GetAmiArgs.builder().owners("amazon").build())
                                .applyValue(ami -> ami.id()))))
                .isInstanceOf(PlanException.class)
                .hasMessage("the embedded engine does not know the function 'aws:ec2/getAmi:getAmi';"
                        + " add its result to the method result of the extension that calls it");
    }

    @Test
    void aRefusalOfTheProgramIsOnlyItsMessage() {
        assertThatThrownBy(() -> plan(context -> {
                    throw new RunException("the settings are wrong; correct them");
                }))
                .isInstanceOfSatisfying(PlanException.class, refusal -> assertThat(refusal.errors())
                        .containsExactly("the settings are wrong; correct them"));
    }

    @Test
    void aFaultOfTheProgramNamesItsException() {
        assertThatThrownBy(() -> plan(context -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("java.lang.IllegalStateException: broken");
    }

    @Test
    void anErrorThatIsLoggedEndsThePlan() {
        assertThatThrownBy(() -> plan(context -> context.log().error("no good")))
                .isInstanceOfSatisfying(PlanException.class, refusal -> assertThat(refusal.errors())
                        .containsExactly("no good"));
    }

    @Test
    void aFailedPlanDoesNotAffectTheNext() {
        assertThatThrownBy(() -> plan(context -> context.log().error("no good")))
                .isInstanceOf(PlanException.class);

        assertThat(plan(context -> new Vpc("network")).named("network").type()).isEqualTo("aws:ec2/vpc:Vpc");
    }

    @Test
    void aNameThatIsNotUniqueIsNotFound() {
        var plan = plan(context -> {
            new Vpc("same");
            logs("same", CustomResourceOptions.Empty);
        });

        assertThatThrownBy(() -> plan.named("same"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 resources are named same");
        assertThatThrownBy(() -> plan.named("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 resources are named none");
    }
}
