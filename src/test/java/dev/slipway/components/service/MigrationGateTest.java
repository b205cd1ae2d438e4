package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pulumi.exceptions.RunException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;

class MigrationGateTest {
    private static final String IMAGE = "public.ecr.aws/shop/orders@sha256:" + "0".repeat(64);
    private static final String WANTED = MigrationGate.record(IMAGE, List.of("migrate"));

    private final SsmClient ssm = mock(SsmClient.class);
    private final AtomicInteger runs = new AtomicInteger();

    private String pass(Parameter... recorded) {
        return pass(WANTED, recorded);
    }

    private String pass(String defined, Parameter... recorded) {
        when(ssm.getParameters(any(GetParametersRequest.class)))
                .thenReturn(GetParametersResponse.builder().parameters(recorded).build());
        return MigrationGate.pass(ssm, due(defined), runs::incrementAndGet);
    }

    private static MigrationGate.RequiredMigration due(String defined) {
        return new MigrationGate.RequiredMigration("/slipway/shop-test/orders/migrated", WANTED, defined);
    }

    private static Parameter saying(String value) {
        return Parameter.builder().value(value).build();
    }

    @Test
    void aMigrationThatNeverSucceededIsDue() {
        assertThat(pass()).isEqualTo(WANTED);

        assertThat(runs).hasValue(1);
    }

    @Test
    void aMigrationThatSucceededIsNotDueAgain() {
        assertThat(pass(saying(WANTED))).isEqualTo(WANTED);

        assertThat(runs).hasValue(0);
    }

    @Test
    void aMigrationIsDueForAnotherImageOrCommand() {
        pass(saying(MigrationGate.record(IMAGE.replace('0', '1'), List.of("migrate"))));
        pass(saying(MigrationGate.record(IMAGE, List.of("migrate", "--all"))));

        assertThat(runs).hasValue(2);
    }

    @Test
    void anEarlierTaskDefinitionIsNotRunAndTheRecordIsKept() {
        var before = MigrationGate.record(IMAGE, List.of("old"));

        assertThat(pass(before, saying(before))).isEqualTo(before);
        assertThat(pass(before)).isEqualTo("nothing");
        assertThat(runs).hasValue(0);
    }

    @Test
    void imageAndCommandAreReadFromATaskDefinition() {
        assertThat(MigrationGate.defined("[{\"name\": \"secret-files\", \"image\": \"busybox\"},"
                        + " {\"name\": \"migrate\", \"image\": \"" + IMAGE + "\", \"command\": [\"migrate\"]}]"))
                .isEqualTo(WANTED);
    }

    @Test
    void commandsWithDifferentWordsHaveDifferentRecords() {
        assertThat(MigrationGate.record(IMAGE, List.of("a b", "c")))
                .isNotEqualTo(MigrationGate.record(IMAGE, List.of("a", "b c")));
    }

    @Test
    void theRecordNamesTheImageForThoseWhoReadAPreview() {
        assertThat(WANTED).matches("\\Q" + IMAGE + "\\E command:[0-9a-f]{12}");
    }

    @Test
    void aFailureIsPropagated() {
        when(ssm.getParameters(any(GetParametersRequest.class)))
                .thenReturn(GetParametersResponse.builder().build());

        assertThatThrownBy(() -> MigrationGate.pass(ssm, due(WANTED), () -> {
                    throw new RunException("it failed");
                }))
                .hasMessage("it failed");
    }
}
