package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.SourceFile;
import dev.slipway.settings.imports.SourcePlace;
import dev.slipway.settings.imports.SourceValue;
import java.nio.file.Path;

/** Reporter of the files of a workspace that are no settings: pipelines and overrides. */
record OtherFiles(CopilotWorkspace workspace, ImportReport report, ImportErrors errors) {
    private static final String PIPELINE =
            "pipelines have no key: slipway:delivery creates roles for GitHub Actions, ./slipway init writes workflows; a stage is a stack, an approval is a reviewer of a GitHub environment";
    private static final String OVERRIDE =
            "overrides of the CloudFormation template do not apply to a Pulumi program: use a key, or an extension in Java (docs/how-to/own-resources.md)";

    void read() {
        if (!workspace.isNamed()) {
            report.add(
                    FieldResult.OPEN,
                    new SourcePlace("copilot/.workspace", 1, ""),
                    "",
                    "there is no such file, so %s is the folder's name: correct the names in COPILOT_APPLICATION_NAME and secrets"
                            .formatted(workspace.application()));
        }
        workspace.others().forEach(this::read);
    }

    private void read(Path file) {
        var shown = workspace.shown(file);
        if (shown.contains("/overrides/")) {
            override(file, shown);
        } else if (shown.matches(".*(pipeline|manifest)\\.ya?ml")) {
            SourceFile.read(file, shown, errors)
                    .ifPresent(pipeline -> pipeline.members().values().forEach(value -> report.lost(value, PIPELINE)));
        } else {
            report.add(FieldResult.LOST, new SourcePlace(shown, 1, ""), "", PIPELINE);
        }
    }

    private void override(Path file, String shown) {
        if (!shown.endsWith("cfn.patches.yml")) {
            report.add(FieldResult.LOST, new SourcePlace(shown, 1, ""), "", OVERRIDE);
            return;
        }
        SourceFile.readList(file, shown, errors)
                .forEach(patch -> report.lost(
                        patch,
                        "%s: %s"
                                .formatted(
                                        patch.member("path")
                                                .map(SourceValue::text)
                                                .orElse("a patch"),
                                        OVERRIDE)));
    }
}
