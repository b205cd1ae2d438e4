package dev.slipway.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.StackOptions;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.analysis.guard.Severity;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StackInfo;
import dev.slipway.engine.UnknownOutputs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private static final CustomResourceOptions NO_OPTIONS = CustomResourceOptions.Empty;

    private static Plan plan(Consumer<Context> program, UnknownOutputs forecast) {
        var stack = new StackInfo("shop", "dev", Map.of("aws:region", "eu-west-1"), Set.of());
        return EmbeddedEngine.plan(stack, StackOptions.Empty, program, forecast);
    }

    private static SavedPlan saved(Consumer<Context> program, String region, Finding... findings) {
        return new SavedPlan(plan(program, UnknownOutputs.ALL_KNOWN), List.of(findings), region);
    }

    private static PlanDiff between(SavedPlan before, SavedPlan after, Consumer<Context> program) {
        var judge = new PlanDiffer(before, after);
        plan(program, judge);
        return PlanDiff.of(before, after, judge);
    }

    private static PlanDiff between(Consumer<Context> before, Consumer<Context> after) {
        return between(saved(before, "eu-west-1"), saved(after, "eu-west-1"), after);
    }

    /** Each change as the operation and the name, with what forces it. */
    private static List<String> lines(PlanDiff difference) {
        return difference.changes().stream()
                .map(change -> "%s %s%s"
                        .formatted(
                                change.operation().sign(),
                                change.resource().name(),
                                change.forcedBy().isEmpty() ? "" : " " + change.forcedBy()))
                .toList();
    }

    private static Consumer<Context> network(String addresses) {
        return context -> {
            var vpc = new Vpc("vpc", VpcArgs.builder().cidrBlock(addresses).build());
            var subnet = new Subnet(
                    "subnet",
                    SubnetArgs.builder()
                            .vpcId(vpc.id())
                            .cidrBlock("10.0.1.0/24")
                            .build());
            parameter("of-vpc", vpc.id(), NO_OPTIONS);
            parameter("of-subnet", subnet.arn().applyValue(arn -> "the subnet " + arn), NO_OPTIONS);
            parameter("of-addresses", vpc.cidrBlock(), NO_OPTIONS);
            parameter("of-nothing", Output.of("same"), NO_OPTIONS);
        };
    }

    private static Parameter parameter(String name, Output<String> value, CustomResourceOptions options) {
        return new Parameter(
                name, ParameterArgs.builder().type("String").value(value).build(), options);
    }

    private static LogGroup logs(String name, String physical, int days, CustomResourceOptions options) {
        return new LogGroup(
                name,
                LogGroupArgs.builder().name(physical).retentionInDays(days).build(),
                options);
    }

    @Test
    void aProgramThatIsTheSameChangesNothing() {
        var difference = between(network("10.0.0.0/16"), network("10.0.0.0/16"));

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.unchanged()).isEqualTo(7);
    }

    @Test
    void createdDeletedAndChangedResourcesAreListed() {
        var difference = between(
                context -> {
                    logs("gone", "a", 7, NO_OPTIONS);
                    logs("kept", "b", 7, NO_OPTIONS);
                    logs("longer", "c", 7, NO_OPTIONS);
                    logs("renamed", "d", 7, NO_OPTIONS);
                },
                context -> {
                    logs("kept", "b", 7, NO_OPTIONS);
                    logs("longer", "c", 30, NO_OPTIONS);
                    logs("renamed", "e", 7, NO_OPTIONS);
                    logs("new", "f", 7, NO_OPTIONS);
                });

        assertThat(lines(difference)).containsExactly("- gone", "+- renamed [name]", "~ longer", "+ new");
        assertThat(difference.count(Operation.REPLACE)).isOne();
        assertThat(difference.unchanged()).isEqualTo(2);
        assertThat(difference.changes().get(2).properties())
                .containsExactly(new PropertyChange("retentionInDays", 7L, 30L, false));
        assertThat(difference.losses())
                .extracting(each -> each.resource().name() + ": " + each.lost().orElseThrow())
                .containsExactly("gone: its log events", "renamed: its log events");
    }

    @Test
    void aReplacementIsFollowedByWhatNeedsItsOutputs() {
        var difference = between(network("10.0.0.0/16"), network("10.9.0.0/16"));

        assertThat(lines(difference))
                .containsExactly(
                        "+- subnet [vpcId]", "+- vpc [cidrBlock]", "~ of-addresses", "~ of-subnet", "~ of-vpc");
        assertThat(difference.changes().get(2).properties())
                .containsExactly(new PropertyChange("value", "10.0.0.0/16", "10.9.0.0/16", false));
        assertThat(difference.changes().get(3).properties())
                .singleElement()
                .satisfies(change -> assertThat(change.isUnknown()).isTrue());
    }

    @Test
    void theKnownPartOfAnUnknownValueIsShown() {
        Consumer<Context> before = context -> {
            var vpc = new Vpc("vpc", VpcArgs.builder().cidrBlock("10.0.0.0/16").build());
            parameter("json", vpc.id().applyValue("{\"level\": \"info\", \"vpc\": \"%s\"}"::formatted), NO_OPTIONS);
        };
        Consumer<Context> after = context -> {
            var vpc = new Vpc("vpc", VpcArgs.builder().cidrBlock("10.9.0.0/16").build());
            parameter("json", vpc.id().applyValue("{\"level\": \"debug\", \"vpc\": \"%s\"}"::formatted), NO_OPTIONS);
        };

        assertThat(between(before, after).changes().get(1).properties())
                .containsExactly(new PropertyChange("value.level", "info", "debug", false));
    }

    @Test
    void resourcesThatDependOnUnknownValuesAreNeverDeleted() {
        Consumer<Context> before = within("10.0.0.0/16", 7);
        Consumer<Context> after = within("10.9.0.0/16", 7);

        assertThat(lines(between(before, after))).containsExactly("+- vpc [cidrBlock]");
        assertThat(lines(between(before, within("10.9.0.0/16", 30)))).containsExactly("+- vpc [cidrBlock]", "~ late");
        assertThat(lines(between(context -> {}, after))).containsExactly("+ late", "+ vpc");
    }

    private static Consumer<Context> within(String addresses, int days) {
        return context -> {
            var vpc = new Vpc("vpc", VpcArgs.builder().cidrBlock(addresses).build());
            var late = vpc.id().applyValue(id -> logs("late", "late", days, NO_OPTIONS));
            context.export("late", late.apply(LogGroup::name));
        };
    }

    @Test
    void anIgnoredPropertyIsNoUpdate() {
        var ignoring =
                CustomResourceOptions.builder().ignoreChanges("retentionInDays").build();

        assertThat(lines(
                        between(context -> logs("logs", "a", 7, ignoring), context -> logs("logs", "a", 30, ignoring))))
                .isEmpty();
    }

    @Test
    void anOptionReplacesWhatItsProviderWouldUpdate() {
        var replacing = CustomResourceOptions.builder()
                .replaceOnChanges("retentionInDays")
                .build();

        assertThat(lines(between(
                        context -> logs("logs", "a", 7, NO_OPTIONS), context -> logs("logs", "a", 30, replacing))))
                .containsExactly("+- logs [retentionInDays]");
    }

    @Test
    void anAliasIsTheSameResource() {
        var alias = CustomResourceOptions.builder()
                .aliases(Alias.builder().name("old").build())
                .build();

        assertThat(lines(between(context -> logs("old", "a", 7, NO_OPTIONS), context -> logs("new", "a", 7, alias))))
                .isEmpty();
        assertThat(lines(between(
                        context -> logs("old", "a", 7, NO_OPTIONS), context -> logs("new", "a", 7, NO_OPTIONS))))
                .containsExactly("- old", "+ new");
    }

    @Test
    void childrenHaveTheAliasesOfTheirParents() {
        Consumer<Context> before = context -> inside("shop:old:Kind", "logs", ComponentResourceOptions.Empty);
        var typed = ComponentResourceOptions.builder()
                .aliases(Alias.builder().type("shop:old:Kind").build())
                .build();
        var named = ComponentResourceOptions.builder()
                .aliases(Alias.builder().name("logs").build())
                .build();

        assertThat(lines(between(before, context -> inside("shop:new:Kind", "logs", typed))))
                .isEmpty();
        assertThat(lines(between(before, context -> inside("shop:old:Kind", "records", named))))
                .isEmpty();
        assertThat(lines(between(before, context -> inside("shop:new:Kind", "logs", ComponentResourceOptions.Empty))))
                .containsExactly("- logs-group", "- logs", "+ logs-group", "+ logs");
    }

    private static void inside(String type, String name, ComponentResourceOptions options) {
        var parent = new ComponentResource(type, name, options);
        logs(
                name + "-group",
                "a",
                7,
                CustomResourceOptions.builder().parent(parent).build());
    }

    private static Table table(String key, CustomResourceOptions options) {
        return new Table("table", TableArgs.builder().name("t").hashKey(key).build(), options);
    }

    @Test
    void pulumiRefusesToReplaceOrDeleteWhatIsProtected() {
        var guarded = CustomResourceOptions.builder().protect(true).build();
        var replaced = between(context -> table("a", guarded), context -> table("b", guarded));
        var deleted = between(context -> table("a", guarded), context -> {});
        var alone = between(context -> table("a", NO_OPTIONS), context -> {});

        assertThat(replaced.refusals())
                .extracting(ResourceChange::refusal)
                .containsExactly("table is protected, and Pulumi refuses to replace it; if this is intended, deploy"
                        + " with slipway:protected: false first");
        assertThat(deleted.refusals())
                .extracting(ResourceChange::refusal)
                .containsExactly("table is protected, and Pulumi refuses to delete it; if this is intended, deploy"
                        + " with slipway:protected: false first");
        assertThat(alone.refusals()).isEmpty();
        assertThat(alone.losses()).hasSize(1);
    }

    @Test
    void dataThatRemainsInTheCloudIsNotLost() {
        var retained = CustomResourceOptions.builder().retainOnDelete(true).build();

        var difference = between(context -> table("a", NO_OPTIONS), context -> table("b", retained));

        assertThat(lines(difference)).containsExactly("+- table [hashKey]");
        assertThat(difference.losses()).isEmpty();
    }

    @Test
    void anotherRegionReplacesItsResources() {
        Consumer<Context> program = context -> {
            table("a", NO_OPTIONS);
            new ComponentResource("shop:some:Kind", "component", ComponentResourceOptions.Empty);
        };
        var difference = between(saved(program, "eu-west-1"), saved(program, "eu-central-1"), program);

        assertThat(lines(difference)).containsExactly("+- table [aws:region]");
        assertThat(lines(between(saved(program, ""), saved(program, "eu-central-1"), program)))
                .as("a plan that says no region is of the same")
                .isEmpty();
    }

    @Test
    void aResourceGoesWithItsProvider() {
        assertThat(lines(between(elsewhere("us-east-1"), elsewhere("us-west-2"))))
                .containsExactly("+- logs [provider]", "+- elsewhere [region]");
    }

    private static Consumer<Context> elsewhere(String region) {
        return context -> {
            var provider = new Provider(
                    "elsewhere", ProviderArgs.builder().region(region).build());
            logs(
                    "logs",
                    "a",
                    7,
                    CustomResourceOptions.builder().provider(provider).build());
            logs("here", "b", 7, NO_OPTIONS);
        };
    }

    @Test
    void newAndResolvedFindingsAreListedSeparately() {
        var old = new Finding("log-retention", Severity.ERROR, "urn:a", "kept for ever", null);
        var waived = new Finding("log-retention", Severity.ERROR, "urn:a", "kept for ever", "until 2030-01-01: why");
        var same = new Finding("tagged", Severity.WARNING, "urn:b", "has no tags", null);
        Consumer<Context> program = context -> {};

        var difference = between(saved(program, "r", old, same), saved(program, "r", same, waived), program);

        assertThat(difference.found()).containsExactly(waived);
        assertThat(difference.fixed()).containsExactly(old);
    }

    @Test
    void anUnknownTypeIsNamed() {
        Consumer<Context> program = context -> new com.pulumi.aws.cognito.UserPool("users");

        assertThat(between(program, program).unknownTypes()).containsExactly("aws:cognito/userPool:UserPool");
    }
}
