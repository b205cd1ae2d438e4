package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentTest {
    /** A component of one child. */
    private static final class Small extends Component {
        Small(String name, ComponentResourceOptions options) {
            super("slipway:component:Small", name, options);
            new LogGroup(
                    childName("logs"),
                    LogGroupArgs.builder().name(stackName() + "-" + name()).build(),
                    childOptions());
            registerOutputs(Map.of());
        }
    }

    @Test
    void childrenAreNamedAfterTheirComponentAndRole() {
        var plan = Programs.plan(context -> {
            new Small("one", ComponentResourceOptions.Empty);
            new Small("two", ComponentResourceOptions.Empty);
        });

        assertThat(plan.ofType("aws:cloudwatch/logGroup:LogGroup"))
                .extracting(PlannedResource::name)
                .containsExactly("one-logs", "two-logs");
        assertThat(plan.children(plan.named("one"))).containsExactly(plan.named("one-logs"));
    }

    @Test
    void aPhysicalNameStartsWithProjectAndStack() {
        var plan = Programs.plan(context -> new Small("one", ComponentResourceOptions.Empty));

        assertThat(plan.named("one-logs").text("name")).isEqualTo("slipway-test-one");
    }

    @Test
    void aComponentCanBeAChildOfAnother() {
        var plan = Programs.plan(context -> {
            var outer = new Small("outer", ComponentResourceOptions.Empty);
            new Small("inner", ComponentResourceOptions.builder().parent(outer).build());
        });

        assertThat(plan.named("inner-logs").urn())
                .isEqualTo("urn:pulumi:test::slipway::slipway:component:Small$slipway:component:Small"
                        + "$aws:cloudwatch/logGroup:LogGroup::inner-logs");
    }
}
