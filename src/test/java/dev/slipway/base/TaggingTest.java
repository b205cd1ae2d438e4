package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.Route;
import com.pulumi.aws.ec2.RouteArgs;
import dev.slipway.testing.Programs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaggingTest {
    @Test
    void aTaggableResourceHasTheStacksTagsAndItsName() {
        var plan = Programs.plan(context -> new LogGroup("a"));

        assertThat(plan.named("a").input("tags")).contains(Map.of("Name", "a", "Stack", "slipway-test"));
    }

    @Test
    void tagsOfItsOwnWin() {
        var plan = Programs.plan(context -> new LogGroup(
                "a",
                LogGroupArgs.builder().tags(Map.of("Name", "mine", "More", "x")).build()));

        assertThat(plan.named("a").input("tags"))
                .contains(Map.of("Name", "mine", "More", "x", "Stack", "slipway-test"));
    }

    @Test
    void argumentsThatTwoResourcesShareAreNotChanged() {
        var shared = LogGroupArgs.builder().retentionInDays(7).build();
        var plan = Programs.plan(context -> {
            new LogGroup("a", shared);
            new LogGroup("b", shared);
        });

        assertThat(plan.named("a").text("tags.Name")).isEqualTo("a");
        assertThat(plan.named("b").text("tags.Name")).isEqualTo("b");
        assertThat(shared.tags()).isEmpty();
    }

    @Test
    void aResourceWithoutTagsStaysAsItIs() {
        var plan = Programs.plan(context ->
                new Route("a", RouteArgs.builder().routeTableId("rtb-1").build()));

        assertThat(plan.named("a").inputs()).containsOnlyKeys("routeTableId");
        assertThat(Tagging.isTaggable(RouteArgs.class)).isFalse();
        assertThat(Tagging.isTaggable(LogGroupArgs.class)).isTrue();
    }
}
