package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FargateSizeTest {
    /** Every row of AWS's table, in GiB but for the first memory. */
    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of(256, List.of(512, 1024, 2048)),
                Arguments.of(512, List.of(1024, 2048, 3072, 4096)),
                Arguments.of(1024, List.of(2048, 3072, 4096, 5120, 6144, 7168, 8192)),
                Arguments.of(2048, gibibytes(4, 16, 1)),
                Arguments.of(4096, gibibytes(8, 30, 1)),
                Arguments.of(8192, gibibytes(16, 60, 4)),
                Arguments.of(16384, gibibytes(32, 120, 8)));
    }

    private static List<Integer> gibibytes(int from, int to, int step) {
        return IntStream.iterate(from, i -> i <= to, i -> i + step)
                .map(i -> i * 1024)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyPublishedPairIsAllowed(int cpu, List<Integer> memories) {
        assertThat(FargateSize.memories(cpu)).isEqualTo(memories);
        for (var memory : memories) {
            assertThat(FargateSize.of(cpu, memory).memory()).isEqualTo(memory);
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void noOtherMemoryIsAllowed(int cpu, List<Integer> memories) {
        for (var memory = 256; memory <= 131072; memory += 256) {
            if (!memories.contains(memory)) {
                var refused = memory;
                assertThatIllegalArgumentException().isThrownBy(() -> FargateSize.of(cpu, refused));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "256  | 4096   | memory: with cpu 256 the memory must be one of 512, 1024, 2048 MiB; set memory to 2048",
                "512  | 512    | memory: with cpu 512 the memory must be one of 1024, 2048, 3072, 4096 MiB; set memory to 1024",
                "2048 | 5000   | memory: with cpu 2048 the memory must be one of 4096 to 16384 in steps of 1024 MiB; set memory to 5120",
                "8192 | 21504  | memory: with cpu 8192 the memory must be one of 16384 to 61440 in steps of 4096 MiB; set memory to 24576",
                "300  | 512    | cpu: 256, 512, 1024, 2048, 4096, 8192, 16384 are allowed; set it to 512",
                "32768| 512    | cpu: 256, 512, 1024, 2048, 4096, 8192, 16384 are allowed; set it to 16384"
            })
    void aRefusalNamesWhatIsAllowedAndTheNearestSize(int cpu, int memory, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FargateSize.of(cpu, memory))
                .withMessage(message);
    }

    @Test
    void theSmallestSizeIsTheFirstOfTheTable() {
        assertThat(FargateSize.SMALLEST).isEqualTo(new FargateSize(256, 512));
    }
}
