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
                name, RegistryImage.of("busybox:1"), ContainerSpec.DEFAULT.withDependsOn(dependsOn), essential);
    }

    private static TaskSpec task(ContainerSpec own, List<Sidecar> sidecars) {
        return TaskSpec.of(own, sidecars.toArray(Sidecar[]::new));
    }

    @Test
    void aChainIsAllowed() {
        assertThatCode(() -> task(
                        OWN.withDependsOn(Map.of("b", DependencyCondition.START)),
                        List.of(
                                sidecar("a", false, Map.of()),
                                sidecar("b", true, Map.of("a", DependencyCondition.SUCCESS)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aCycleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task(
                        OWN,
                        List.of(
                                sidecar("a", true, Map.of("b", DependencyCondition.START)),
                                sidecar("b", true, Map.of("a", DependencyCondition.START)))))
                .withMessage("sidecars[0].dependsOn: a, b depend on each other; remove one from dependsOn");
    }

    @Test
    void anUnknownContainerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task(OWN.withDependsOn(Map.of("x", DependencyCondition.START)), List.of()))
                .withMessage("dependsOn.x: the task has no sidecar x; add a sidecar of that name, or remove it");
    }

    @Test
    void startsWaitForHealthOnlyWhereItIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task(
                        OWN.withDependsOn(Map.of("a", DependencyCondition.HEALTHY)),
                        List.of(sidecar("a", true, Map.of()))))
                .withMessage("dependsOn.a: a has no health.command; set health.command of a");
    }

    @Test
    void theEndIsWaitedForOnlyWhereTheTaskGoesOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task(
                        OWN,
                        List.of(
                                sidecar("a", true, Map.of()),
                                sidecar("b", true, Map.of("a", DependencyCondition.COMPLETE)))))
                .withMessage("sidecars[1].dependsOn.a: the end of a would end the task; set essential of a to false");
    }
}
