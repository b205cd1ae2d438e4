package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.exceptions.RunException;
import dev.slipway.testing.Programs;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardRailsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @Test
    void findingsAreSortedErrorsWarningsThenWhatIsWaived() {
        assertThat(lines(false, new Waiver("log-retention", "a-logs", "kept for the audit", TODAY)))
                .containsExactly(
                        "error: z-logs has no retention and keeps its events forever: set retentionInDays, such as 30 [log-retention]",
                        "warning: orders runs the container web from nginx:latest, whose tag moves with every push:"
                                + " name a version or a digest [image-moving-tag]",
                        "waived: a-logs has no retention and keeps its events forever: set retentionInDays, such as 30"
                                + " [log-retention, until 2026-06-15: kept for the audit]");
    }

    @Test
    void aProtectedStackHasRulesOfItsOwn() {
        assertThat(lines(true))
                .containsExactly(
                        "error: balancer has enableDeletionProtection off: turn it on in a protected stack"
                                + " [deletion-protection]",
                        "error: orders runs the container web from nginx:latest, whose tag can move:"
                                + " name the image by its digest, @sha256:… [image-pinned]",
                        "error: a-logs has no retention and keeps its events forever: set retentionInDays, such as 30 [log-retention]",
                        "error: z-logs has no retention and keeps its events forever: set retentionInDays, such as 30 [log-retention]");
    }

    @Test
    void aFindingNamesItsResourceByUrn() {
        assertThat(check(true))
                .extracting(Finding::urn)
                .first()
                .isEqualTo("urn:pulumi:test::slipway::aws:lb/loadBalancer:LoadBalancer::balancer");
    }

    @Test
    void anExpiredWaiverHasNoEffectAndIsAWarning() {
        assertThat(lines(false, new Waiver("log-retention", "a-logs", "kept for the audit", TODAY.minusDays(1))))
                .containsExactly(
                        "error: a-logs has no retention and keeps its events forever: set retentionInDays, such as 30 [log-retention]",
                        "error: z-logs has no retention and keeps its events forever: set retentionInDays, such as 30 [log-retention]",
                        "warning: orders runs the container web from nginx:latest, whose tag moves with every push:"
                                + " name a version or a digest [image-moving-tag]",
                        "warning: the waiver of log-retention for a-logs expired on 2026-06-14:"
                                + " fix the violation, or set a new date [waiver-expired]");
    }

    @Test
    void anUnusedWaiverIsAWarning() {
        assertThat(lines(false, new Waiver("two-zones", "network-vpc", "one zone is enough", TODAY.minusDays(1))))
                .contains("warning: the waiver of two-zones for network-vpc matches no finding:"
                        + " remove it, or give the resource's exact name [waiver-unused]")
                .noneMatch(line -> line.contains("waiver-expired"));
    }

    @Test
    void refusingNamesEveryErrorOnALineOfItsOwn() {
        assertThatThrownBy(() -> GuardRails.throwOnErrors(check(false)))
                .isInstanceOf(RunException.class)
                .hasMessage("""
                        a-logs has no retention and keeps its events forever: set retentionInDays, such as 30 [log-retention]
                        z-logs has no retention and keeps its events forever: set retentionInDays, such as 30 [log-retention]""");
    }

    @Test
    void warningsAndWaivedErrorsRefuseNothing() {
        var findings = check(
                false,
                new Waiver("log-retention", "a-logs", "kept for the audit", TODAY),
                new Waiver("log-retention", "z-logs", "kept for the audit", TODAY));

        assertThat(findings).hasSize(3);
        assertThatCode(() -> GuardRails.throwOnErrors(findings)).doesNotThrowAnyException();
    }

    @Test
    void everyRuleHasAUniqueName() {
        assertThat(GuardRails.rules()).extracting(GuardRule::name).doesNotHaveDuplicates();
    }

    private static List<String> lines(boolean protectedStack, Waiver... waivers) {
        return check(protectedStack, waivers).stream().map(Finding::line).toList();
    }

    private static List<Finding> check(boolean protectedStack, Waiver... waivers) {
        return GuardRails.check(Programs.plan(GuardRailsTest::program), protectedStack, List.of(waivers), TODAY);
    }

    private static void program(Context ctx) {
        new LogGroup("z-logs");
        new LogGroup("a-logs");
        new LoadBalancer("balancer");
        new TaskDefinition(
                "orders",
                TaskDefinitionArgs.builder()
                        .family("orders")
                        .containerDefinitions("[{\"name\": \"web\", \"image\": \"nginx:latest\"}]")
                        .build());
    }

    @Test
    void aWaiverOfOneVariableHidesNoOther() {
        var key = new Waiver("plain-secret", "app", "API_KEY", "a key of the test system", TODAY);

        assertThat(secrets(key))
                .containsExactly(
                        "error: app has the secret DB_PASSWORD of the container side in its environment:"
                                + " move it from environment: to secrets: [plain-secret]",
                        "error: app has the secret DB_PASSWORD of the container web in its environment:"
                                + " move it from environment: to secrets: [plain-secret]",
                        "waived: app has the secret API_KEY of the container web in its environment:"
                                + " move it from environment: to secrets: [plain-secret, until 2026-06-15: a key of the test system]");
    }

    @Test
    void aVariableOfTwoContainersIsWaivedWithTheContainersName() {
        assertThat(secrets(new Waiver("plain-secret", "app", "side.DB_PASSWORD", "a password of a test", TODAY)))
                .filteredOn(line -> line.startsWith("waived"))
                .containsExactly(
                        "waived: app has the secret DB_PASSWORD of the container side in its environment:"
                                + " move it from environment: to secrets: [plain-secret, until 2026-06-15: a password of a test]");
    }

    @Test
    void aWaiverOfPlainSecretWithoutAVariableWaivesNothing() {
        assertThat(secrets(new Waiver("plain-secret", "app", "the public key of a page", TODAY)))
                .hasSize(4)
                .noneMatch(line -> line.startsWith("waived"))
                .contains("warning: the waiver of plain-secret for app names no variable:"
                        + " set variable to the one that the finding names [waiver-unused]");
    }

    @Test
    void aWaiverOfAVariableThatIsNoSecretIsWarnedOf() {
        assertThat(secrets(new Waiver("plain-secret", "app", "DB_PASSWORD", "a password of a test", TODAY)))
                .contains("warning: the waiver of plain-secret for DB_PASSWORD of app matches no finding:"
                        + " remove it, or give the resource's and the variable's exact name [waiver-unused]");
    }

    private static List<String> secrets(Waiver waiver) {
        var plan = Programs.plan(ctx -> new TaskDefinition(
                "app",
                TaskDefinitionArgs.builder()
                        .family("app")
                        .containerDefinitions("""
                        [{"name": "web", "environment": [{"name": "API_KEY", "value": "a"}, {"name": "DB_PASSWORD", "value": "b"}]},
                         {"name": "side", "environment": [{"name": "DB_PASSWORD", "value": "c"}]}]""")
                        .build()));
        return GuardRails.check(plan, false, List.of(waiver), TODAY).stream()
                .map(Finding::line)
                .filter(line -> line.contains("plain-secret"))
                .toList();
    }
}
