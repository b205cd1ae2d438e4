package dev.slipway.settings.imports.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, 512",
        "256, 512, 256, 512",
        "256, 1500, 256, 2048",
        "256, 3000, 512, 3072",
        "300, 100, 512, 1024",
        "1024, 3072, 1024, 3072",
        "8192, 16385, 8192, 20480",
        "16384, 999999, 16384, 122880"
    })
    void aSizeOfFargateHasAtLeastTheGivenValues(int cpu, int memory, int sizeCpu, int sizeMemory) {
        var size = TaskSize.fitting(cpu, memory);

        assertThat(size.cpu()).isEqualTo(sizeCpu);
        assertThat(size.memoryFor(memory)).isEqualTo(sizeMemory);
    }
}
