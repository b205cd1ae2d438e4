package dev.slipway.components.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.components.delivery.DeliverySpec.Source;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResourcePermissionsTest {

    /** Every type with known permissions. */
    static List<String> types() {
        return ResourcePermissions.all().map(ResourcePermissions::type).toList();
    }

    @Test
    void actionsAreNamedInFull() {
        assertThat(ResourcePermissions.all()).hasSizeGreaterThan(100).allSatisfy(permissions -> {
            assertThat(permissions.read()).as(permissions.type()).allMatch(ResourcePermissionsTest::isAction);
            assertThat(permissions.grants().values()).as(permissions.type()).allSatisfy(actions -> assertThat(actions)
                    .isNotEmpty()
                    .allMatch(ResourcePermissionsTest::isAction));
        });
    }

    @Test
    void anUnknownScopeIsRefused() {
        assertThatThrownBy(() -> ResourceScope.of("region")).hasMessage("permissions have the unknown scope region");
    }

    private static boolean isAction(String text) {
        return text.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+");
    }

    @Test
    void permissionsToReadContainNoChanges() {
        assertThat(ResourcePermissions.all()).allSatisfy(permissions -> assertThat(permissions.read())
                .as(permissions.type())
                .allMatch(action -> action.matches("[a-z0-9-]+:(Describe|Get|List|Validate|View)\\w*"))
                .doesNotContain("s3:GetObject", "ssm:GetParameter", "logs:GetLogEvents", "apigateway:GET"));
    }

    /** A service without {@code CreateAction} and without names cannot tell a new resource from an untagged one, see delivery.md. */
    @Test
    void untaggedResourcesGetTagsOnlyWhereAwsLimitsNothing() {
        var tagging = ResourcePermissions.all()
                .flatMap(permissions -> permissions.grants().entrySet().stream())
                .filter(grant -> grant.getKey() instanceof TagScope.TaggedByRequest)
                .flatMap(grant -> grant.getValue().stream())
                .filter(action -> action.contains("Tag"))
                .distinct();

        assertThat(tagging)
                .containsExactlyInAnyOrder(
                        "acm:AddTagsToCertificate",
                        "apigateway:TagResource",
                        "application-autoscaling:TagResource",
                        "cloudfront:TagResource",
                        "ec2:CreateTags",
                        "kms:TagResource",
                        "logs:TagResource",
                        "servicediscovery:TagResource");
    }

    @Test
    void tagsAtTheCreationOfAResourceAreAllowedByTheActionThatCreatesIt() {
        var services = ResourcePermissions.all()
                .flatMap(permissions -> permissions.grants().keySet().stream())
                .filter(TagScope.TaggedAtCreation.class::isInstance)
                .map(scope -> ((TagScope.TaggedAtCreation) scope).service())
                .distinct();

        assertThat(services).containsExactlyInAnyOrder("ec2", "ecs", "elasticfilesystem", "elasticloadbalancing");
    }

    /** The longest likely names of a project and a stack, and twenty buckets. */
    @Test
    void noPolicyIsLongerThanAwsAllowsAndARoleHasNoMoreThanTen() {
        var buckets = new TreeSet<String>();
        for (var i = 0; i < 20; i++) {
            buckets.add("slipway-with-a-long-name-bucket-%02d-".formatted(i));
        }
        var source = new Source(new GitHubRepository("octo-org/octo-repo"), "main", Optional.empty());
        var args = DeliverySpec.of(source)
                .withBoundary(Optional.of("arn:aws:iam::123456789012:policy/boundary"))
                .withPullRequests(Optional.of("preview"))
                .withPlanned(PlannedTypes.of(Set.copyOf(types()), buckets))
                .withCopy(new PlannedCopy(
                        "slipway-pr-1", PlannedTypes.of(Set.copyOf(types()), buckets), List.of(), Set.of()));
        var plan = Programs.plan("ap-southeast-4", context -> new Delivery("delivery", args));

        assertThat(plan.ofType("aws:iam/policy:Policy"))
                .allSatisfy(policy -> assertThat(policy.text("policy").length())
                        .as(policy.name())
                        .isLessThan(DeployPermissions.MAX_CHARACTERS - 500));
        assertThat(plan.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment").stream()
                        .collect(Collectors.groupingBy(
                                each -> each.name().replaceFirst("^delivery-(pull-requests|[a-z]+)-.*", "$1"),
                                Collectors.counting())))
                .containsOnlyKeys("deploy", "preview", "drift", "pull-requests")
                .allSatisfy((role, policies) -> assertThat(policies).as(role).isLessThanOrEqualTo(10));
    }
}
