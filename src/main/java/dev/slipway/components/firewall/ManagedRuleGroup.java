package dev.slipway.components.firewall;

/**
 * Rule groups that AWS writes and keeps up to date, without a price of their own, see the
 * <a href="https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html">list</a>, which also
 * has the capacity that each takes.
 */
public enum ManagedRuleGroup {
    COMMON("AWSManagedRulesCommonRuleSet", 700),
    KNOWN_BAD_INPUTS("AWSManagedRulesKnownBadInputsRuleSet", 200),
    IP_REPUTATION("AWSManagedRulesAmazonIpReputationList", 25),
    ANONYMOUS_IP("AWSManagedRulesAnonymousIpList", 50),
    SQL("AWSManagedRulesSQLiRuleSet", 200),
    ADMIN("AWSManagedRulesAdminProtectionRuleSet", 100),
    LINUX("AWSManagedRulesLinuxRuleSet", 200),
    UNIX("AWSManagedRulesUnixRuleSet", 100),
    WINDOWS("AWSManagedRulesWindowsRuleSet", 200),
    PHP("AWSManagedRulesPHPRuleSet", 100),
    WORDPRESS("AWSManagedRulesWordPressRuleSet", 100);

    private final String managedName;
    private final int capacity;

    ManagedRuleGroup(String managedName, int capacity) {
        this.managedName = managedName;
        this.capacity = capacity;
    }

    /** The name of the managed rule group in AWS. */
    public String managedName() {
        return managedName;
    }

    /** In web ACL capacity units. */
    public int capacity() {
        return capacity;
    }
}
