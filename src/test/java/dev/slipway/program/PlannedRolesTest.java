package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import dev.slipway.App;
import dev.slipway.base.types.ServiceLinkedRole;
import dev.slipway.engine.Plan;
import dev.slipway.testing.StackConfigs;
import dev.slipway.testing.TestProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedRolesTest {
    private static final Plan PLAN =
            App.preflight(StackConfigs.ofServices("orders")).plan();

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "examples/dev.yaml | AWSServiceRoleForAPIGateway, AWSServiceRoleForECS, AWSServiceRoleForRDS",
                "examples/private-api.yaml | AWSServiceRoleForAPIGateway,"
                        + " AWSServiceRoleForApplicationAutoScaling_ECSService, AWSServiceRoleForECS, AWSServiceRoleForRDS",
                "examples/orders.yaml | AWSServiceRoleForApplicationAutoScaling_ECSService, AWSServiceRoleForECS,"
                        + " AWSServiceRoleForElasticLoadBalancing",
            })
    void aStackNeedsTheRolesOfItsResources(String file, String names) {
        var config = TestProject.read("test", Path.of(file));

        assertThat(PlannedRoles.of(App.preflight(config).plan()))
                .extracting(ServiceLinkedRole::name)
                .containsExactly(names.split(", "));
    }

    @Test
    void anUpInAnAccountWithoutTheRolesSaysHowTheyAreCreated() {
        assertThat(warning(false, "reading IAM Role (AWSServiceRoleForECS): couldn't find resource"))
                .contains(
                        "the account has no service-linked roles AWSServiceRoleForECS, AWSServiceRoleForElasticLoadBalancing: AWS"
                                + " creates them during this deployment, which can be too late for resources that need them; if it"
                                + " fails, run ./slipway bootstrap test and then pulumi up");
    }

    @Test
    void rolesThatExistOrCannotBeReadCauseNoWarning() {
        assertThat(warning(false, "")).isEmpty();
        assertThat(warning(false, "api error AccessDenied: not authorized to perform: iam:GetRole"))
                .isEmpty();
    }

    @Test
    void aPreviewReadsNoRoles() {
        assertThat(warning(true, "couldn't find resource")).isEmpty();
    }

    /** @param reason the error of every look-up; empty for none */
    private static Optional<String> warning(boolean preview, String reason) {
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                return reason.isEmpty()
                        ? CompletableFuture.completedFuture(Map.of("arn", "arn:aws:iam::123456789012:role/x"))
                        : CompletableFuture.failedFuture(new IllegalStateException(reason));
            }
        };
        var warnings = new ArrayList<Optional<String>>();
        PulumiTest.withMocks(mocks)
                .withOptions(TestOptions.builder().preview(preview).build())
                .runTest(context -> warnings.add(PlannedRoles.warning(PLAN)));
        return List.copyOf(warnings).get(0);
    }
}
