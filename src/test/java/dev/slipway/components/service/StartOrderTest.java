package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec.Started;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    private static final ContainerSpec OWN = ContainerSpec.listening(80);

    private static Sidecar sidecar(String name, boolean essential, Map<String, Started> after) {
        return new Sidecar(
                name, RegistryImage.of("busybox:1"), ContainerSpec.listening(81).withAfter(after), essential);
    }

    @Test
    void aChainIsAllowed() {
        assertThatCode(() -> StartOrder.check(
                        OWN.withAfter(Map.of("b", Started.START)),
                        List.of(sidecar("a", false, Map.of()), sidecar("b", true, Map.of("a", Started.SUCCESS)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aCircleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOrder.check(
                        OWN,
                        List.of(
                                sidecar("a", true, Map.of("b", Started.START)),
                                sidecar("b", true, Map.of("a", Started.START)))))
                .withMessage("the sidecars a, b wait for each other; break the circle");
    }

    @Test
    void anUnknownContainerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOrder.check(OWN.withAfter(Map.of("x", Started.START)), List.of()))
                .withMessage(
                        "the service's own container starts after x, which is no sidecar; add a sidecar of that name");
    }

    @Test
    void healthIsWaitedForOnlyWhereItIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOrder.check(
                        OWN.withAfter(Map.of("a", Started.HEALTHY)), List.of(sidecar("a", true, Map.of()))))
                .withMessage(
                        "the service's own container waits until a is healthy, which has no health command; give it one");
    }

    @Test
    void theEndIsWaitedForOnlyWhereTheTaskGoesOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOrder.check(
                        OWN, List.of(sidecar("a", true, Map.of()), sidecar("b", true, Map.of("a", Started.COMPLETE)))))
                .withMessage("sidecar b waits until a has ended, which would end the task; set its essential to false");
    }
}
