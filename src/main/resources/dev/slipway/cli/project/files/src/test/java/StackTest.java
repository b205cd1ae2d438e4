import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.testkit.StackPlan;
import org.junit.jupiter.api.Test;

/** Facts about the stacks, which ./slipway check and the workflows test before a deployment. */
class StackTest {
    private final StackPlan plan = StackPlan.of("${STACK}");

    @Test
    void itCanBeDeployed() {
        plan.assertDeployable().assertNoFindings();
    }

    @Test
    void theServiceRestoresTheFormerVersionIfADeploymentFails() {
        assertTrue(plan.resource("${SERVICE}-service").flag("deploymentCircuitBreaker.rollback"));
    }
}
