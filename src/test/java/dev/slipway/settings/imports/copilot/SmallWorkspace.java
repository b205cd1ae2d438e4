package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import dev.slipway.settings.imports.ImportedStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A Copilot workspace of a few files, which a test writes and imports. */
abstract class SmallWorkspace {
    @TempDir
    Path folder;

    void write(String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportedStacks read() {
        return read(CompleteWorkspace.ALL);
    }

    ImportedStacks read(CopilotOptions options) {
        write("copilot/.workspace", "application: shop\n");
        return CopilotImport.read(folder, folder, options);
    }

    static String stackFile(ImportedStacks stacks) {
        return stacks.files().get("Pulumi.test.yaml");
    }

    static List<String> notes(ImportedStacks stacks, FieldResult result) {
        return stacks.report().entries(result).stream().map(ReportEntry::note).toList();
    }
}
