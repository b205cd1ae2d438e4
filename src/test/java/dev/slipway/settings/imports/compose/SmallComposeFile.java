package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import dev.slipway.settings.imports.ImportedStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Compose file of a few lines, imported. */
record SmallComposeFile(ImportedStacks stacks) {
    static SmallComposeFile read(Path folder, String text) {
        try {
            var file = Files.writeString(folder.resolve("compose.yaml"), text);
            return new SmallComposeFile(ComposeImport.read(file, folder, CompleteComposeFile.options()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String stackFile() {
        return stacks.files().get("Pulumi.dev.yaml");
    }

    List<String> notes(FieldResult result) {
        return stacks.report().entries(result).stream().map(ReportEntry::note).toList();
    }
}
