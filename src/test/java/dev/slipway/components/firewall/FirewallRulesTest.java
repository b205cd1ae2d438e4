package dev.slipway.components.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallRulesTest {
    private static FirewallRules of(ManagedRuleGroup... groups) {
        return new FirewallRules(List.of(groups), OptionalInt.empty(), List.of(), List.of(), Map.of(), false);
    }

    /** As AWS's list has them. */
    @ParameterizedTest
    @CsvSource({
        "COMMON, AWSManagedRulesCommonRuleSet, 700",
        "KNOWN_BAD_INPUTS, AWSManagedRulesKnownBadInputsRuleSet, 200",
        "IP_REPUTATION, AWSManagedRulesAmazonIpReputationList, 25",
        "ANONYMOUS_IP, AWSManagedRulesAnonymousIpList, 50",
        "SQL, AWSManagedRulesSQLiRuleSet, 200",
        "ADMIN, AWSManagedRulesAdminProtectionRuleSet, 100",
        "LINUX, AWSManagedRulesLinuxRuleSet, 200",
        "UNIX, AWSManagedRulesUnixRuleSet, 100",
        "WINDOWS, AWSManagedRulesWindowsRuleSet, 200",
        "PHP, AWSManagedRulesPHPRuleSet, 100",
        "WORDPRESS, AWSManagedRulesWordPressRuleSet, 100",
    })
    void aGroupHasTheCapacityThatAwsGivesIt(ManagedRuleGroup group, String name, int capacity) {
        assertThat(group.managedName()).isEqualTo(name);
        assertThat(of(group).capacity()).isEqualTo(capacity);
    }

    @Test
    void theRateRuleAndEachIpVersionOfAListCount() {
        var both = List.of(new AddressBlock("192.0.2.0/24"), new AddressBlock("2001:db8::/32"));
        var rules = new FirewallRules(
                List.of(ManagedRuleGroup.COMMON), OptionalInt.of(100), both, both.subList(0, 1), Map.of(), false);

        assertThat(rules.capacity()).isEqualTo(700 + 2 + 2 + 1);
    }

    @Test
    void moreThanThePriceIncludesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(ManagedRuleGroup.values()))
                .withMessage(
                        "groups: the rules take 1975 capacity units, and the price of a firewall includes 1500; remove a group");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 2_000_000_001})
    void aRateThatAwsDoesNotTakeIsRefused(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new FirewallRules(List.of(), OptionalInt.of(limit), List.of(), List.of(), Map.of(), false))
                .withMessage("rateLimit: a rate limit of %d is not possible; give 10 to 2000000000".formatted(limit));
    }

    @Test
    void duplicatesAreRefused() {
        var block = new AddressBlock("192.0.2.0/24");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(ManagedRuleGroup.SQL, ManagedRuleGroup.SQL))
                .withMessage("groups: AWSManagedRulesSQLiRuleSet is listed twice; remove one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FirewallRules(
                        List.of(), OptionalInt.empty(), List.of(block, block), List.of(), Map.of(), false))
                .withMessage("allowCidrs: 192.0.2.0/24 is listed twice; remove one");
    }

    /** Rules of the group COMMON, of which one is only counted. */
    private static FirewallRules counted(ManagedRuleGroup group, String rule) {
        return new FirewallRules(
                List.of(ManagedRuleGroup.COMMON),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                Map.of(group, List.of(rule)),
                false);
    }

    @Test
    void aCountedRuleBelongsToAnEnabledGroup() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counted(ManagedRuleGroup.SQL, "SQLi_BODY"))
                .withMessage(
                        "countRules: rules of AWSManagedRulesSQLiRuleSet are listed, which is not in groups; add it there, or remove its rules");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counted(ManagedRuleGroup.COMMON, "a b"))
                .withMessage(
                        "countRules: the rule 'a b' is not possible; give its name as AWS lists it, such as SizeRestrictions_BODY");
    }
}
