package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.testing.Programs;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Findings about values that depend on other resources and cannot be read. */
class UnreadableValueTest {
    private static void policy(Statement statement) {
        new RolePolicy(
                "orders",
                RolePolicyArgs.builder()
                        .role("orders")
                        .policy(Policy.of(statement).json())
                        .build());
    }

    /** A resource of a provider whose SDK is not on the class path. */
    private static final class Thing extends CustomResource {
        @Export(
                name = "url",
                refs = {String.class},
                tree = "[0]")
        private Output<String> url;

        Thing(String name, CustomResourceOptions options) {
            super("acme:index/thing:Thing", name, ResourceArgs.Empty, options);
        }
    }

    private static List<Finding> ofUnknownUrl(Supplier<CustomResourceOptions> options) {
        var plan =
                Programs.plan(context -> policy(Statement.allow("acme:Call").on(new Thing("jobs", options.get()).url)));
        return GuardRails.check(plan, false, List.of(), LocalDate.EPOCH).stream()
                .filter(finding -> finding.rule().equals("policy-wildcard"))
                .toList();
    }

    @Test
    void aPolicyThatDependsOnAnUnknownOutputOfTheProgramsOwnIsAWarningThatNamesIt() {
        assertThat(ofUnknownUrl(() -> CustomResourceOptions.Empty))
                .extracting(Finding::line)
                .containsExactly(
                        "warning: orders has a policy that cannot be checked, because acme:index:Thing jobs: every output"
                                + " is unknown in a plan: return a value from standIns of an extension [policy-wildcard]");
    }

    @Test
    void aPolicyThatDependsOnAnUnknownOutputOfAComponentOfSlipwayIsAnError() {
        assertThat(ofUnknownUrl(() -> Breaches.childOf("slipway:test:Outer", "outer")))
                .extracting(Finding::line)
                .containsExactly(
                        "error: orders has a policy that cannot be checked, because acme:index:Thing jobs: every output"
                                + " is unknown in a plan: return a value from standIns of an extension [policy-wildcard]");
    }

    @Test
    void aSecretPolicyNamesTheResourceThatItDependsOn() {
        assertThat(Breaches.of(
                        PolicyRules.POLICY_WILDCARD,
                        context -> policy(Statement.allow("s3:GetObject")
                                .on(new BucketV2("files").arn().asSecret()))))
                .containsExactly(
                        "orders has a policy that cannot be checked, because it is secret, unknown or not a policy document,"
                                + " and depends on aws:s3:BucketV2 files:"
                                + " build it from values that are known in a preview");
    }
}
