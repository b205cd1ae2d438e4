package dev.slipway.settings;

import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.service.Ingress.Balanced;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;

/** Checks values that are allowed one by one and not together. */
final class CrossFieldRules {
    private CrossFieldRules() {}

    static void check(Settings settings, ConfigErrors faults) {
        NetworkCombinations.check(settings, faults);
        DatabaseCombinations.check(settings, faults);
        RouteCombinations.check(settings, faults);
        ServiceConnections.check(settings, faults);
        dataEvents(settings, faults);
        for (var service : settings.services()) {
            scaling(service, faults);
            rolledOut(service, faults);
        }
        VariableCombinations.check(settings, faults);
    }

    private static void dataEvents(Settings settings, ConfigErrors faults) {
        var storage = settings.storage();
        if (settings.audit().args().trail().isPresent()
                && settings.audit().dataEvents()
                && storage.tables().isEmpty()
                && storage.buckets().isEmpty()) {
            faults.add(ConfigError.of(
                    "slipway:audit.dataEvents",
                    "true",
                    "the stack has no table and no bucket",
                    "declare one in slipway:storage, or remove dataEvents"));
        }
    }

    private static void scaling(ServiceSettings service, ConfigErrors faults) {
        if (service.spec().scaling().requests().isPresent() && !(service.ingress() instanceof Balanced)) {
            faults.add(ConfigError.of(
                    "slipway:services.%s.scale.requests".formatted(service.name()),
                    Integer.toString(service.spec().scaling().requests().getAsInt()),
                    "only a balancer counts requests",
                    "remove it, or set ingress to balancer"));
        }
    }

    /** Pushes are rolled out by a function, which runs no migration. */
    private static void rolledOut(ServiceSettings service, ConfigErrors faults) {
        if (service.image() instanceof PushedImageArgs
                && service.spec().migration().isPresent()) {
            faults.add(ConfigError.of(
                    "slipway:services.%s.migrate".formatted(service.name()),
                    "",
                    "pushes are rolled out without a deploy, and it is a deploy that migrates",
                    "remove it, or name a folder as build instead of rollOut"));
        }
    }
}
