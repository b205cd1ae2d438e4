package dev.slipway.settings.imports;

import dev.slipway.components.service.FargateSize;

/** The smallest size of a Fargate task that holds the CPU and the memory of a container of another tool. */
public final class FargateSizes {
    private FargateSizes() {}

    /**
     * The smallest size.
     *
     * @param cpu wanted CPU units
     * @param memory wanted memory in MiB
     */
    public static FargateSize holding(double cpu, double memory) {
        return FargateSize.cpus().stream()
                .filter(units -> units >= cpu)
                .flatMap(units -> FargateSize.memories(units).stream()
                        .filter(size -> size >= memory)
                        .map(size -> FargateSize.of(units, size)))
                .findFirst()
                .orElseGet(() -> FargateSize.of(16384, 122880));
    }
}
