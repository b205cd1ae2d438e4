package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.copilot.DraftStores.DraftStoreKind;

/** Reader of a Static Site: its files are in a bucket of the stack, and a distribution of its own has no key. */
final class StaticSiteFields {
    private static final String SITE =
            "a stack has one distribution, before its load balancer or API: serve the files there by slipway:distribution.files, by a service with nginx, or by a distribution in an extension (docs/how-to/own-resources.md)";

    private StaticSiteFields() {}

    static void read(EnvironmentScope scope, String name, SourceFields fields) {
        var bucket = scope.stores().name(DraftStoreKind.BUCKET, "site/" + name, name, name + "-site");
        var section = scope.stores().section(DraftStoreKind.BUCKET, bucket);
        section.comment("from " + fields.source().place().file());
        section.put("noncurrentDays", 30);
        scope.report().changed(fields.source(), section.path(), "the bucket of the site's files");
        fields.text("name").ifPresent(field -> scope.report().taken(field.source(), section.path()));
        fields.text("type").ifPresent(field -> scope.report().taken(field.source(), "slipway:storage.buckets"));
        fields.section("http").ifPresent(http -> {
            http.text("alias").ifPresent(alias -> scope.report().lost(alias.source(), SITE));
            http.text("certificate").ifPresent(certificate -> scope.report().lost(certificate.source(), SITE));
        });
        for (var upload : fields.sections("files")) {
            upload(scope, upload);
        }
    }

    private static void upload(EnvironmentScope scope, SourceFields upload) {
        var source = upload.text("source");
        if (source.isEmpty()) {
            scope.errors().add(upload.source(), "source is required; name a file or folder");
            return;
        }
        var destination = upload.text("destination");
        var recursive = upload.flag("recursive");
        var exclude = upload.texts("exclude");
        var include = upload.texts("reinclude");
        var command = new StringBuilder("aws s3 %s %s s3://<bucket>/%s"
                .formatted(
                        recursive.map(flag -> flag.value()).orElse(false) ? "sync" : "cp",
                        source.get().value(),
                        destination.map(field -> field.value()).orElse("")));
        exclude.ifPresent(
                list -> list.value().forEach(pattern -> command.append(" --exclude '%s'".formatted(pattern))));
        include.ifPresent(
                list -> list.value().forEach(pattern -> command.append(" --include '%s'".formatted(pattern))));
        var note = "files are uploaded after a deployment, the bucket is the output of the stack: " + command;
        scope.report().lost(source.get().source(), note);
        destination.ifPresent(field -> scope.report().lost(field.source(), note));
        recursive.ifPresent(field -> scope.report().lost(field.source(), note));
        exclude.ifPresent(field -> scope.report().lost(field.source(), note));
        include.ifPresent(field -> scope.report().lost(field.source(), note));
    }
}
