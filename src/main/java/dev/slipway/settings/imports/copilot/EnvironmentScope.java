package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SettingNames;
import dev.slipway.settings.imports.SourceValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The import of one environment: its settings in the making, and facts that several manifests share.
 *
 * @param application the name of the Copilot application
 * @param name of the environment, and of the stack
 * @param root the settings
 * @param workspace the folder that contains {@code copilot}
 * @param project the folder of the stack file, to which paths are relative
 * @param names of services and jobs in Slipway
 * @param workloads the manifests of the environment by name
 */
record EnvironmentScope(
        String application,
        String name,
        DraftSection root,
        ImportErrors errors,
        Path workspace,
        Path project,
        SettingNames names,
        Map<String, SourceValue> workloads,
        DraftStores stores,
        Hosts hosts,
        Set<Trait> traits) {
    /** Facts about an environment, on which its network and load balancer depend. */
    enum Trait {
        BALANCER,
        INTERNAL_BALANCER,
        API,
        PRIVATE_TASKS,
        PUBLIC_TASKS,
        EXISTING_VPC,
        WHOLE_API
    }

    static EnvironmentScope of(
            String application,
            String name,
            ImportReport report,
            ImportErrors errors,
            Path workspace,
            Path project,
            SettingNames names,
            String prefix,
            Map<String, SourceValue> workloads) {
        var root = DraftSection.stack(report);
        return new EnvironmentScope(
                application,
                name,
                root,
                errors,
                workspace,
                project,
                names,
                new LinkedHashMap<>(workloads),
                new DraftStores(root, prefix),
                new Hosts(root),
                new LinkedHashSet<>());
    }

    ImportReport report() {
        return root.report();
    }

    /** A path of the workspace, relative to the project's folder, with {@code /} between its parts. */
    String path(String inWorkspace) {
        var target = workspace.resolve(inWorkspace).normalize();
        var relative = project.relativize(target).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    /** The name of a service or job in Slipway. */
    String setting(String workload) {
        return names.of(workload);
    }
}
