package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    private static final ContainerSpec OWN = ContainerSpec.listening(80);

    private static Sidecar sidecar(String name, boolean essential, Map<String, DependencyCondition> dependsOn) {
        return new Sidecar(
                name, RegistryImage.of("busybox:1"), ContainerSpec.listening(81).withDependsOn(dependsOn), essential);
    }

    @Test
    void aChainIsAllowed() {
        assertThatCode(() -> StartOrder.check(
                        OWN.withDependsOn(Map.of("b", DependencyCondition.START)),
                        List.of(
                                sidecar("a", false, Map.of()),
                                sidecar("b", true, Map.of("a", DependencyCondition.SUCCESS)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aCycleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOrder.check(
                        OWN,
                        List.of(
                                sidecar("a", true, Map.of("b", DependencyCondition.START)),
                                sidecar("b", true, Map.of("a", DependencyCondition.START)))))
                .withMessage("sidecars: a, b depend on each other; remove one from dependsOn");
    }

    @Test
    void anUnknownContainerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> StartOrder.check(OWN.withDependsOn(Map.of("x", DependencyCondition.START)), List.of()))
                .withMessage(
                        "sidecars: the service's own container depends on x, which is not a sidecar; add a sidecar of that name");
    }

    @Test
    void startsWaitForHealthOnlyWhereItIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOrder.check(
                        OWN.withDependsOn(Map.of("a", DependencyCondition.HEALTHY)),
                        List.of(sidecar("a", true, Map.of()))))
                .withMessage(
                        "sidecars: the service's own container depends on a being healthy, which has no health.command; set it");
    }

    @Test
    void theEndIsWaitedForOnlyWhereTheTaskGoesOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOrder.check(
                        OWN,
                        List.of(
                                sidecar("a", true, Map.of()),
                                sidecar("b", true, Map.of("a", DependencyCondition.COMPLETE)))))
                .withMessage(
                        "sidecars: sidecar b depends on the end of a, which would end the task; set essential of a to false");
    }
}
