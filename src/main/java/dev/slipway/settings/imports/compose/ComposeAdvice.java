package dev.slipway.settings.imports.compose;

import java.util.List;
import java.util.Map;

/** The steps from containers of a machine to a stack. */
final class ComposeAdvice {
    private ComposeAdvice() {}

    static Map<String, List<String>> of(String stack) {
        return Map.of(
                "From a machine to the stack",
                List.of(
                        "1. **Secrets**: store each value under \"to fill in\" as a parameter before the first `pulumi up`; no file has them.",
                        "2. **Images**: what bind mounts put into containers belongs into the image.",
                        "3. **Deploy**: `./slipway bootstrap %1$s`, `pulumi up -s %1$s`; the containers of the machine go on running."
                                .formatted(stack),
                        "4. **Data**: `./slipway tunnel` leads to the database: restore a dump of `pg_dump` or `mysqldump`. Files go into the file system by a task that mounts it, or by AWS DataSync.",
                        "5. **DNS**: lower the TTL of the record, stop writes on the machine, move the last data, and let the record lead to the load balancer: `slipway:domain`."));
    }
}
