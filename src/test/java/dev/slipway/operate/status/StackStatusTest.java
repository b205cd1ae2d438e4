package dev.slipway.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.operate.status.StackStatus.Alarm;
import dev.slipway.operate.status.StackStatus.DatabaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackStatusTest {
    private static StackStatus status(
            Optional<DatabaseStatus> database, List<Alarm> alarms, ServiceStatus... services) {
        return new StackStatus(
                "dev", "eu-west-1", List.of(services), List.of(), database, List.of(), Optional.empty(), alarms);
    }

    private static Optional<DatabaseStatus> database(String status) {
        return Optional.of(new DatabaseStatus("shop", "aurora-mysql 8.0", status, 0, 1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "available, true",
        "backing-up, true",
        "modifying, true",
        "stopped, false",
        "failed, false",
        "inaccessible-encryption-credentials, false",
        "incompatible-parameters, false",
        "storage-full, false",
        "gone, false",
    })
    void aDatabaseThatAnswersIsHealthy(String status, boolean healthy) {
        assertThat(status(database(status), List.of()).healthy()).isEqualTo(healthy);
    }

    @Test
    void anAlarmThatIsOnIsUnhealthy() {
        var alarm = new Alarm("orders-errors", "half of them fail", Instant.EPOCH);

        assertThat(status(Optional.empty(), List.of(alarm)).healthy()).isFalse();
    }

    @Test
    void oneUnhealthyServiceIsEnough() {
        assertThat(status(Optional.empty(), List.of(), ServiceStatus.unhealthy("orders", "it is gone"))
                        .healthy())
                .isFalse();
        assertThat(status(Optional.empty(), List.of()).healthy()).isTrue();
    }
}
