package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.ecs.Service;
import com.pulumi.exceptions.RunException;
import dev.slipway.engine.PlannedResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPlanTest {
    private static final String WEB = "slipway:services: {web: {image: \"nginx:1.29\", port: 80}}";

    @TempDir
    private Path project;

    private Path recorded;

    @BeforeEach
    void writeProject() throws IOException {
        Files.writeString(project.resolve("Pulumi.yaml"), "name: shop\nruntime: java\n");
        recorded = project.resolve("plans/dev.json");
    }

    @AfterEach
    void stopWriting() {
        System.clearProperty("plan.write");
    }

    private StackPlan plan(String config) {
        return plan("eu-west-1", config);
    }

    private StackPlan plan(String region, String config) {
        try {
            Files.writeString(
                    project.resolve("Pulumi.dev.yaml"), "config:\n  aws:region: %s\n  %s\n".formatted(region, config));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return StackPlan.of(project, "dev");
    }

    private void record(StackPlan plan) {
        System.setProperty("plan.write", "true");
        plan.assertMatches(recorded);
        System.clearProperty("plan.write");
    }

    @Test
    void aResourceIsFoundByItsName() {
        assertThat(plan(WEB).resource("web-service").text("desiredCount")).isEqualTo("1");
    }

    @Test
    void aMissingResourceIsAFailure() {
        var plan = plan(WEB);

        assertThatThrownBy(() -> plan.resource("api-service"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("0 resources of shop-dev are named api-service");
    }

    @Test
    void resourcesAreFoundByTheirClass() {
        var plan = plan(WEB);

        assertThat(plan.resources(Service.class))
                .extracting(PlannedResource::name)
                .containsExactly("web-service");
        assertThat(plan.resources("aws:ecs/service:Service")).isEqualTo(plan.resources(Service.class));
        assertThat(plan.children(plan.resource("web"))).contains(plan.resource("web-service"));
        assertThat(plan.resources()).hasSizeGreaterThan(20);
    }

    @Test
    void outputsHaveTheirNames() {
        assertThat(plan(WEB).outputs()).containsKeys("url", "vpc_id");
    }

    @Test
    void anErrorOfTheStackFileIsThatOfAPreview() {
        assertThatThrownBy(() -> plan("slipway:network: {zones: 9}"))
                .isInstanceOf(RunException.class)
                .hasMessage("Pulumi.dev.yaml:3: slipway:network.zones = 9: 1 to 3 is allowed; set it to 3");
    }

    @Test
    void aStackWithoutFindingsPasses() {
        var plan = plan(WEB);

        assertThat(plan.assertDeployable().assertNoFindings()).isSameAs(plan);
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void aRejectedStackFailsWithTheFindingsAndTheBudget() {
        var plan = plan(WEB + "\n  slipway:budget: {monthly: 1}\n  slipway:protected: true");

        assertThatThrownBy(plan::assertDeployable)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("shop-dev is rejected:\n    error: ")
                .hasMessageContaining("\n    slipway:budget.monthly = 1: the stack costs $");
    }

    @Test
    void theCostIsThatOfAPreview() {
        var plan = plan(WEB);

        assertThat(plan.costPerMonth()).isGreaterThan(plan.costPerMonth(0));
        assertThat(plan.assertCostsAtMost(1000)).isSameAs(plan);
        assertThatThrownBy(() -> plan.assertCostsAtMost(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("shop-dev is too expensive:\n    \\$\\d+\\.\\d\\d a month, \\$1\\.00 are allowed");
    }

    @Test
    void aRegionWithoutPricesHasNoCost() {
        var plan = plan("eu-west-2", WEB);

        assertThatThrownBy(plan::costPerMonth)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("no price list for eu-west-2: run ./slipway prices eu-west-2");
    }

    @Test
    void aBudgetInARegionWithoutPricesRejectsNothing() {
        var plan = plan("eu-west-2", WEB + "\n  slipway:budget: {monthly: 1}");

        assertThat(plan.assertDeployable()).isSameAs(plan);
    }

    @Test
    void anUnchangedPlanMatchesItsRecord() {
        record(plan(WEB));

        var plan = plan(WEB);

        assertThat(plan.assertMatches(recorded).assertReplacesNothing(recorded)).isSameAs(plan);
    }

    @Test
    void aChangedPlanFailsWithItsChanges() {
        record(plan(WEB));
        var changed = plan(WEB.replace("port: 80", "port: 80, count: {desired: 2}"));

        assertThatThrownBy(() -> changed.assertMatches(recorded))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        shop-dev differs from %s; if that is intended, record it with mvn test -Dplan.write=true:
                            update web-service (aws:ecs:Service)
                                ~ desiredCount: 1 => 2""".formatted(recorded));
        assertThat(changed.assertReplacesNothing(recorded)).isSameAs(changed);
    }

    @Test
    void aDeletedResourceFails() {
        record(plan(WEB));
        var empty = plan("slipway:logs: {retentionDays: 7}");

        assertThatThrownBy(() -> empty.assertReplacesNothing(recorded))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("shop-dev deletes or replaces resources of %s:\n".formatted(recorded))
                .hasMessageContaining("\n    delete web-service (aws:ecs:Service)");
    }

    @Test
    void aMissingRecordIsAFailureWithTheCommandThatWritesIt() {
        var plan = plan(WEB);

        assertThatThrownBy(() -> plan.assertMatches(recorded))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "there is no recorded plan %s; record it with mvn test -Dplan.write=true".formatted(recorded));
    }
}
