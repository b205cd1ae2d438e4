package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The size of a Fargate task: one of the pairs in AWS's table of
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html">task CPU and
 * memory</a>. A change creates a task definition revision and a rolling deployment of it.
 *
 * @param cpu CPU units, 1024 to a vCPU
 * @param memory memory in MiB
 */
public record FargateSize(int cpu, int memory) {
    private static final Map<Integer, List<Integer>> TABLE = new TreeMap<>(Map.of(
            256, List.of(512, 1024, 2048),
            512, steps(1024, 4096, 1024),
            1024, steps(2048, 8192, 1024),
            2048, steps(4096, 16384, 1024),
            4096, steps(8192, 30720, 1024),
            8192, steps(16384, 61440, 4096),
            16384, steps(32768, 122880, 8192)));

    /** The smallest size: 256 CPU units and 512 MiB. */
    public static final FargateSize SMALLEST = new FargateSize(256, 512);

    /** @throws SpecException for a pair that is not in the table */
    public FargateSize {
        var memories = memories(cpu);
        if (memories.isEmpty()) {
            throw new SpecException(
                    "cpu", "%s are allowed".formatted(list(cpus())), "set it to %d".formatted(nearest(cpus(), cpu)));
        }
        if (!memories.contains(memory)) {
            throw new SpecException(
                    "memory",
                    "with cpu %d the memory must be one of %s MiB".formatted(cpu, list(memories)),
                    "set memory to %d".formatted(nearest(memories, memory)));
        }
    }

    /**
     * The size with CPU units and memory in MiB.
     *
     * @throws SpecException for a pair that is not in the table
     */
    public static FargateSize of(int cpu, int memory) {
        return new FargateSize(cpu, memory);
    }

    /** The CPU units of the table, ascending. */
    public static List<Integer> cpus() {
        return List.copyOf(TABLE.keySet());
    }

    /** The memory values in MiB for a number of CPU units, ascending; empty if the table does not have that number. */
    public static List<Integer> memories(int cpu) {
        return TABLE.getOrDefault(cpu, List.of());
    }

    private static List<Integer> steps(int from, int to, int step) {
        return IntStream.iterate(from, memory -> memory <= to, memory -> memory + step)
                .boxed()
                .toList();
    }

    /** The smallest allowed value that is not below the wanted one; the largest if there is none. */
    private static int nearest(List<Integer> allowed, int wanted) {
        return allowed.stream().filter(value -> value >= wanted).findFirst().orElse(allowed.get(allowed.size() - 1));
    }

    /** A list of up to eight values; more than that as a range with its step. */
    private static String list(List<Integer> values) {
        if (values.size() <= 8) {
            return values.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        return "%d to %d in steps of %d"
                .formatted(values.get(0), values.get(values.size() - 1), values.get(1) - values.get(0));
    }
}
