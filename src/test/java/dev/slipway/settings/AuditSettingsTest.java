package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.audit.ConfigRules;
import dev.slipway.components.budget.BudgetSpec;
import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections {@code audit}, {@code budget} and {@code delivery}: their values and their refusals. */
class AuditSettingsTest {
    private static Settings read(String keys) {
        return TestStack.settings("{" + keys + "}");
    }

    @Test
    void nothingIsAuditedByDefault() {
        var settings = read("protected: false");

        assertThat(settings.audit()).isEmpty();
        assertThat(settings.budget()).isEmpty();
        assertThat(settings.delivery()).isEmpty();
        assertThat(((NewVpcSpec) settings.network()).acls()).isFalse();
    }

    @Test
    void aTrailIsKeptForAYear() {
        var audit = read("audit: {trail: true}").audit().orElseThrow();

        assertThat(audit.trail()).isTrue();
        assertThat(audit.config()).isEmpty();
        assertThat(audit.retentionDays()).isEqualTo(365);
    }

    @Test
    void rulesAreTheDefaultsOrTheNamedOnes() {
        assertThat(read("audit: {config: rules}").audit().orElseThrow().config())
                .contains(new ConfigRules(false, ConfigRules.DEFAULT));
        assertThat(read("audit: {config: recorder, rules: [RDS_STORAGE_ENCRYPTED]}")
                        .audit()
                        .orElseThrow()
                        .config())
                .contains(new ConfigRules(true, List.of("RDS_STORAGE_ENCRYPTED")));
    }

    @Test
    void aBudgetNotifiesTheAlarmAddress() {
        var settings = read("budget: {monthly: 50}, alarms: {email: ops@example.com}");
        var budget = new BudgetSpec(50, BudgetSpec.Covers.ACCOUNT, List.of(80, 100));

        assertThat(settings.budget()).contains(budget);
        assertThat(settings.budgetAlerts()).isEqualTo(Map.of("ops@example.com", budget));
        assertThat(read("budget: {monthly: 50, alerts: []}, alarms: {email: ops@example.com}")
                        .budgetAlerts())
                .isEmpty();
        assertThat(read("budget: {monthly: 50}").budgetAlerts())
                .as("nobody to tell")
                .isEmpty();
    }

    @Test
    void aDeliveryIsOfOneRepositoryBranchAndEnvironment() {
        var args = read("delivery: {repository: octo-org/octo-repo, environment: prod, provider: existing}")
                .delivery()
                .orElseThrow();

        assertThat(args.source().repository().name()).isEqualTo("octo-org/octo-repo");
        assertThat(args.source().branch()).isEqualTo("main");
        assertThat(args.source().environment()).contains("prod");
        assertThat(args.provider()).isEqualTo(DeliverySpec.Provider.EXISTING);
        assertThat(args.pullRequests()).isEmpty();
    }

    @Test
    void copiesForPullRequestsAreDeployedInAnEnvironment() {
        var delivery =
                read("delivery: {repository: a/b, pullRequests: preview, boundary: 'arn:aws:iam::123456789012:policy/boundary'}")
                        .delivery()
                        .orElseThrow();

        assertThat(delivery.pullRequests()).contains("preview");
        assertThat(delivery.roles()).isTrue();
        assertThat(read("delivery: {repository: a/b, roles: false}")
                        .delivery()
                        .orElseThrow()
                        .roles())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "audit: {dataEvents: true} | slipway:audit.dataEvents = true: data events are recorded by a trail; set trail to true, or remove dataEvents",
                "audit: {trail: true, dataEvents: true} | slipway:audit.dataEvents = true: the stack has no table and no bucket; declare one in slipway:storage, or remove dataEvents",
                "audit: {rules: [RDS_STORAGE_ENCRYPTED]} | slipway:audit.rules: config is off; set config to rules or recorder, or remove rules",
                "audit: {config: rules, rules: [rds]} | slipway:audit.rules: 'rds' is not a managed rule of AWS Config; write its identifier, such as RDS_STORAGE_ENCRYPTED",
                "audit: {config: on} | slipway:audit.config = on: off, rules, recorder are allowed; set it to off",
                "budget: {alerts: [50]} | slipway:budget.alerts: the amount of the budget is missing; set monthly, or remove alerts",
                "budget: {monthly: 50, alerts: [80, 100]} | slipway:budget.alerts = 80, 100: the alerts have no recipient; set slipway:alarms.email, or alerts to []",
                "budget: {monthly: 0} | slipway:budget.monthly = 0: 1 to 10000000 is allowed; set it to 1",
                "budget: {monthly: 5, alerts: [1, 2, 3, 4, 5, 6]}, alarms: {email: a@b.cd} | slipway:budget.alerts: 6 alerts are too many; list 5 or fewer",
                "delivery: {branch: main} | slipway:delivery.repository: missing; set it to the repository that deploys, such as octo-org/octo-repo",
                "delivery: {repository: octo-repo} | slipway:delivery.repository = octo-repo: 'octo-repo' is not a GitHub repository; write owner and name, such as octo-org/octo-repo",
                "delivery: {repository: a/b, branch: r/*} | slipway:delivery.branch = r/*: letters, digits, dots, slashes, hyphens and underscores are allowed; correct the name",
                "delivery: {repository: a/b, boundary: mine} | slipway:delivery.boundary = mine: the ARN of a policy, such as arn:aws:iam::123456789012:policy/boundary is allowed; correct it",
                "delivery: {repository: a/b, environment: dev, pullRequests: dev} | slipway:delivery.pullRequests = dev: pull requests and the branch must deploy in different environments; name another one, such as preview",
                "delivery: {repository: a/b, pullRequests: p*} | slipway:delivery.pullRequests = p*: letters, digits, dots, slashes, hyphens and underscores are allowed; correct the name",
                "network: {acls: true}, services: {web: {image: nginx:1, port: 25, ingress: public, routes: {allowCidrs: [198.51.100.0/24]}}} | slipway:network.acls = true: the network ACLs do not let port 25 of web in; choose a port from 1024 on, 80 or 443, or remove acls"
            })
    void everyFaultIsReported(String keys, String line) {
        assertThatThrownBy(() -> read(keys)).isInstanceOf(RunException.class).hasMessage(line);
    }
}
