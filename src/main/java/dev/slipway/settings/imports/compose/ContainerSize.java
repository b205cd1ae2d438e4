package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.FargateSizes;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reader of limits and reservations of CPU and memory: the smallest size of a task that holds them. */
final class ContainerSize {
    private static final Pattern BYTES = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(b|k|kb|m|mb|g|gb|kib|mib|gib)?");
    private static final Map<String, Double> FACTORS = Map.of("b", 1.0, "k", 1024.0, "m", 1048576.0, "g", 1073741824.0);
    private static final double MIB = 1048576;
    private static final int DEFAULT_CPU = 256;
    private static final int DEFAULT_MEMORY = 1024;

    private final ComposeService service;
    private final List<SourceValue> sources = new ArrayList<>();
    private double cpu;
    private double memory;

    private ContainerSize(ComposeService service) {
        this.service = service;
    }

    static void read(ComposeService service, Optional<SourceFields> deploy) {
        var size = new ContainerSize(service);
        size.cpu(service.fields().text("cpus"));
        size.memory(service.fields().text("mem_limit"));
        size.memory(service.fields().text("mem_reservation"));
        deploy.flatMap(fields -> fields.section("resources")).ifPresent(resources -> {
            for (var kind : List.of("limits", "reservations")) {
                resources.section(kind).ifPresent(fields -> {
                    size.cpu(fields.text("cpus"));
                    size.memory(fields.text("memory"));
                    fields.value("pids")
                            .ifPresent(value -> service.report().lost(value, "Fargate has no limit of processes"));
                    fields.value("devices").ifPresent(value -> service.report()
                            .lost(value, "Fargate has no GPUs and devices: ECS on EC2 or AWS Batch beside the stack"));
                    fields.value("generic_resources").ifPresent(value -> service.report()
                            .lost(value, "Fargate has no GPUs and devices: ECS on EC2 or AWS Batch beside the stack"));
                });
            }
        });
        size.write();
    }

    private void cpu(Optional<SourceField<String>> field) {
        field.filter(text -> !text.value().isBlank()).ifPresent(text -> {
            if (!text.value().matches("\\d*\\.?\\d+")) {
                service.errors().add(text.source(), "a number of CPUs is allowed; write it as in 0.5");
                return;
            }
            cpu = Math.max(cpu, Double.parseDouble(text.value()) * 1024);
            sources.add(text.source());
        });
    }

    private void memory(Optional<SourceField<String>> field) {
        field.filter(text -> !text.value().isBlank()).ifPresent(text -> {
            var mebibytes = mebibytes(text.value());
            if (mebibytes.isEmpty()) {
                service.errors().add(text.source(), "a number of bytes is allowed; write it as in 512M or 2G");
                return;
            }
            memory = Math.max(memory, mebibytes.getAsDouble());
            sources.add(text.source());
        });
    }

    /** A number of bytes with or without a unit, in MiB; empty for another text. */
    static OptionalDouble mebibytes(String bytes) {
        var match = BYTES.matcher(bytes.toLowerCase(Locale.ROOT).strip());
        if (!match.matches()) {
            return OptionalDouble.empty();
        }
        var unit = match.group(2) == null ? "b" : match.group(2).substring(0, 1);
        return OptionalDouble.of(Double.parseDouble(match.group(1)) * FACTORS.getOrDefault(unit, 1.0) / MIB);
    }

    private void write() {
        var draft = service.draft();
        var size = FargateSizes.holding(cpu == 0 ? DEFAULT_CPU : cpu, memory == 0 ? DEFAULT_MEMORY : memory);
        draft.put("cpu", size.cpu());
        draft.put("memory", size.memory());
        sources.forEach(source -> service.report()
                .changed(
                        source,
                        draft.key("cpu"),
                        "a task has one of Fargate's sizes: cpu %d and memory %d hold it"
                                .formatted(size.cpu(), size.memory())));
        if (sources.isEmpty()) {
            service.report()
                    .defaulted(
                            service.source(),
                            draft.key("cpu"),
                            "Compose has no limits: cpu %d and memory %d are a start, see ./slipway status for their use"
                                    .formatted(size.cpu(), size.memory()));
        }
    }
}
