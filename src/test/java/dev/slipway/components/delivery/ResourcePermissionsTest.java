package dev.slipway.components.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.delivery.DeliveryArgs.Source;
import dev.slipway.engine.Programs;
import dev.slipway.testing.GoldenPlans;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourcePermissionsTest {
    /** Every type whose needs are known. */
    static List<String> types() {
        return Arrays.stream(PolicyGroup.values())
                .flatMap(area -> area.needs().stream())
                .map(ResourcePermissions::type)
                .toList();
    }

    static List<Path> plans() {
        return GoldenPlans.files();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyTypeOfEveryGoldenPlanHasPermissions(Path plan) {
        assertThat(GoldenPlans.types(plan)).isNotEmpty().noneMatch(PolicyGroup::isUnknown);
    }

    @Test
    void actionsAreNamedInFull() {
        for (var area : PolicyGroup.values()) {
            for (var need : area.needs()) {
                assertThat(need.reads()).as(need.type()).allMatch(ResourcePermissionsTest::isAction);
                need.grants().values().forEach(actions -> assertThat(actions)
                        .as(need.type())
                        .isNotEmpty()
                        .allMatch(ResourcePermissionsTest::isAction));
            }
        }
    }

    private static boolean isAction(String text) {
        return text.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+");
    }

    @Test
    void whatReadsChangesNothing() {
        for (var area : PolicyGroup.values()) {
            for (var need : area.needs()) {
                assertThat(need.reads())
                        .as(need.type())
                        .allMatch(action -> action.matches("[a-z0-9-]+:(Describe|Get|List|View)\\w*"))
                        .doesNotContain("s3:GetObject", "ssm:GetParameter", "logs:GetLogEvents", "apigateway:GET");
            }
        }
    }

    /** With the longest names that a project and a stack are likely to have, and twenty buckets. */
    @Test
    void noPolicyIsLongerThanAwsAllowsAndARoleHasNoMoreThanTen() {
        var buckets = new TreeSet<String>();
        for (var i = 0; i < 20; i++) {
            buckets.add("slipway-with-a-long-name-bucket-%02d-".formatted(i));
        }
        var source = new Source(new GitHubRepository("octo-org/octo-repo"), "main", Optional.empty());
        var args = DeliveryArgs.of(source)
                .withBoundary(Optional.of("arn:aws:iam::123456789012:policy/boundary"))
                .withPullRequests(Optional.of("preview"))
                .withPlanned(PlannedTypes.of(Set.copyOf(types()), buckets));
        var plan = Programs.plan("ap-southeast-4", context -> new Delivery("delivery", args));

        assertThat(plan.ofType("aws:iam/policy:Policy"))
                .allSatisfy(policy -> assertThat(policy.text("policy").length())
                        .as(policy.name())
                        .isLessThan(DeployPermissions.MOST_CHARACTERS - 500));
        assertThat(plan.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment").stream()
                        .collect(Collectors.groupingBy(
                                each -> each.name().replaceFirst("^delivery-(pull-requests|[a-z]+)-.*", "$1"),
                                Collectors.counting())))
                .containsOnlyKeys("deploy", "preview", "drift", "pull-requests")
                .allSatisfy((role, policies) -> assertThat(policies).as(role).isLessThanOrEqualTo(10));
    }
}
