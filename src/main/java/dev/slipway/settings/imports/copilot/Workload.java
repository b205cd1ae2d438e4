package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service or job in the making.
 *
 * @param name in the manifest
 * @param fields the manifest with the overrides of the environment
 * @param draft its settings
 * @param sidecars the settings of its sidecars by name
 */
record Workload(
        EnvironmentScope scope,
        String name,
        WorkloadType type,
        SourceFields fields,
        DraftSection draft,
        Map<String, DraftSection> sidecars) {
    static Workload of(EnvironmentScope scope, String name, WorkloadType type, SourceFields fields) {
        var section = scope.root().section(type == WorkloadType.JOB ? "jobs" : "services");
        return new Workload(scope, name, type, fields, section.section(scope.setting(name)), new LinkedHashMap<>());
    }

    ImportReport report() {
        return draft.report();
    }

    ImportErrors errors() {
        return scope.errors();
    }

    SourceValue source() {
        return fields.source();
    }

    boolean isJob() {
        return type == WorkloadType.JOB;
    }

    /** The port of the main container. */
    OptionalInt port() {
        return number(source().member("image").flatMap(image -> image.member("port")));
    }

    /** The port of a sidecar. */
    OptionalInt sidecarPort(String sidecar) {
        return number(
                source().member("sidecars").flatMap(all -> all.member(sidecar)).flatMap(one -> one.member("port")));
    }

    private static OptionalInt number(Optional<SourceValue> value) {
        return value.map(SourceValue::text)
                .map(text -> text.replaceFirst("/.*", ""))
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /** The sidecar that listens on a port. */
    Optional<String> sidecarWithPort(int port) {
        return source().member("sidecars").stream()
                .flatMap(all -> all.members().keySet().stream())
                .filter(sidecar -> sidecarPort(sidecar).orElse(0) == port)
                .findFirst();
    }
}
