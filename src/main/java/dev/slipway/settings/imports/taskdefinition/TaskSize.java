package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.SourceField;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * A size of Fargate.
 *
 * @param cpu in units of 1024 per vCPU
 * @param min the smallest memory in MiB
 * @param max the largest memory in MiB
 * @param step between two sizes of the memory
 */
record TaskSize(int cpu, int min, int max, int step) {
    private static final List<TaskSize> ALL = List.of(
            new TaskSize(256, 512, 2048, 512),
            new TaskSize(512, 1024, 4096, 1024),
            new TaskSize(1024, 2048, 8192, 1024),
            new TaskSize(2048, 4096, 16384, 1024),
            new TaskSize(4096, 8192, 30720, 1024),
            new TaskSize(8192, 16384, 61440, 4096),
            new TaskSize(16384, 32768, 122880, 8192));
    private static final Pattern UNITS = Pattern.compile("(?i)(\\d*\\.?\\d+)\\s*(vcpu|gb)?");
    private static final String NEXT = "Fargate has no task of this size: the next larger one is written";

    /** Writes {@code cpu} and {@code memory}: those of the task, otherwise the sums of its containers. */
    static void write(ImportedTask task) {
        var cpu = units(task, "cpu", "256, or .25 vCPU");
        var memory = units(task, "memory", "512, or 0.5 GB");
        var neededCpu = cpu.map(SourceField::value).orElseGet(() -> sum(task, "cpu"));
        var neededMemory = memory.map(SourceField::value)
                .orElseGet(() -> Math.max(sum(task, "memory"), sum(task, "memoryReservation")));
        var size = fitting(neededCpu, neededMemory);
        var chosen = size.memoryFor(neededMemory);
        write(task, "cpu", size.cpu, cpu, neededCpu);
        write(task, "memory", chosen, memory, neededMemory);
    }

    private static void write(
            ImportedTask task, String key, int value, Optional<SourceField<Integer>> field, int needed) {
        var service = task.service();
        if (field.isEmpty() && isFilledIn(task, key)) {
            service.put(key, value);
            task.report()
                    .open(
                            task.fields().source(),
                            service.key(key),
                            "a pipeline fills in the %s of the containers: the smallest size is written"
                                    .formatted(key));
        } else if (field.isEmpty()) {
            service.preset(
                    key,
                    value,
                    task.fields().source(),
                    needed == 0
                            ? "the file has no %s: the smallest size is written".formatted(key)
                            : "the task has no %s: the smallest size of Fargate with the %d of its containers is written"
                                    .formatted(key, needed));
        } else if (field.get().value() == value) {
            service.take(key, value, field.get().source());
        } else {
            service.change(key, value, field.get().source(), NEXT);
        }
    }

    /** The smallest size with at least the given values; the largest one if there is none. */
    static TaskSize fitting(int cpu, int memory) {
        return ALL.stream()
                .filter(size -> size.cpu >= cpu && size.max >= memory)
                .findFirst()
                .orElse(ALL.get(ALL.size() - 1));
    }

    /** The smallest memory of this size with at least the given one. */
    int memoryFor(int memory) {
        var steps = Math.max(0, (memory - min + step - 1) / step);
        // 256 CPU units have 512, 1024 and 2048 MiB.
        var fitting = cpu == 256 && steps == 2 ? max : min + steps * step;
        return Math.min(max, fitting);
    }

    private static int sum(ImportedTask task, String field) {
        ToIntFunction<String> number = text -> text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        return task.containers().values().stream()
                .mapToInt(container -> ImportedTask.text(container, field)
                        .map(number::applyAsInt)
                        .orElse(0))
                .sum();
    }

    private static boolean isFilledIn(ImportedTask task, String field) {
        return task.containers().values().stream()
                .flatMap(container -> ImportedTask.text(container, field).stream())
                .anyMatch(ImportedTask::isPlaceholder);
    }

    private static Optional<SourceField<Integer>> units(ImportedTask task, String key, String example) {
        return task.filled(task.fields(), key).flatMap(field -> {
            var match = UNITS.matcher(field.value());
            if (match.matches()) {
                var number = Double.parseDouble(match.group(1)) * (match.group(2) == null ? 1 : 1024);
                return Optional.of(new SourceField<>(field.source(), (int) Math.round(number)));
            }
            if (ImportedTask.isPlaceholder(field.value())) {
                task.report()
                        .open(
                                field.source(),
                                task.service().key(key),
                                "%s is filled in by a pipeline: write the number".formatted(field.value()));
            } else {
                task.errors().add(field.source(), "a number is allowed; write it as in %s".formatted(example));
            }
            return Optional.empty();
        });
    }
}
