package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SecretParameters;
import dev.slipway.settings.imports.SourceValue;
import java.util.Optional;

/** Reader of {@code secrets} and {@code configs} of a service: files with values of parameters. */
record SecretMounts(ComposeService service) {
    private static final String FOLDER = "/run/secrets";

    static void read(ComposeService service) {
        var mounts = new SecretMounts(service);
        service.fields().items("secrets").forEach(mounts::secret);
        service.fields().items("configs").forEach(item -> {
            var name = item.isObject()
                    ? item.member("source").map(SourceValue::text).orElse("")
                    : item.text();
            mounts.definition("configs", name, item);
            service.report()
                    .lost(
                            item,
                            "a file of settings is part of the image: COPY it in the Dockerfile; one with secrets is a parameter under secretFiles");
        });
    }

    private void secret(SourceValue item) {
        item.markRead();
        var fields = item.isObject()
                ? service.fields().section(item)
                : Optional.<dev.slipway.settings.imports.SourceFields>empty();
        var name = fields.flatMap(section -> section.text("source"))
                .map(field -> field.value())
                .orElse(item.text());
        var target = fields.flatMap(section -> section.text("target"))
                .map(field -> field.value())
                .orElse(name);
        fields.ifPresent(
                section -> java.util.List.of("uid", "gid", "mode")
                        .forEach(
                                key -> section.value(key)
                                        .ifPresent(
                                                value -> service.report()
                                                        .changed(
                                                                value,
                                                                service.key("secretFiles"),
                                                                "files of secrets are readable for every user in the container, and writable for none"))));
        definition("secrets", name, item);
        var path = target.startsWith("/") ? target : FOLDER + "/" + target;
        var folder = path.substring(0, path.lastIndexOf('/'));
        var files = service.draft().section("secretFiles");
        if (files.members().keySet().stream().anyMatch(other -> !other.substring(0, other.lastIndexOf('/'))
                        .equals(folder))
                || folder.isEmpty()) {
            if (files.members().isEmpty()) {
                service.draft().members().remove("secretFiles");
            }
            service.report()
                    .open(item, files.path(), "all files of secrets are in one folder: mount %s there".formatted(path));
            return;
        }
        var parameter = service.scope().secrets().name(service.setting(), name, "file:" + name);
        files.put(path, "ssm:" + parameter);
        service.report().open(item, files.key(path), SecretParameters.step(parameter));
    }

    /** Reads the definition of a secret or a file of settings. */
    private void definition(String kind, String name, SourceValue source) {
        var definition = Optional.ofNullable(service.scope().file().others(kind).get(name));
        if (definition.isEmpty()) {
            service.errors().add(source, "there is no %s in the file's %s; add it there".formatted(name, kind));
        }
        definition.ifPresent(value -> service.report()
                .ignored(value, "its value becomes a parameter or a part of the image, see the services with it"));
    }
}
