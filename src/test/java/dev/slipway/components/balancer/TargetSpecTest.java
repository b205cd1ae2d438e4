package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TargetSpecTest {
    @Test
    void codesAreThoseOfTheProtocol() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetSpec.of(80).withProtocol(TargetProtocol.GRPC))
                .withMessage("health.codes: the protocol grpc has no health check codes 200-299; "
                        + "give codes of gRPC from 0 to 99, such as 0 or 0,12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetSpec.of(80).withHealth(HealthCheck.ofGrpc()))
                .withMessage("health.codes: the protocol http has no health check codes 12; "
                        + "give codes from 200 to 499, such as 200-299");
    }
}
