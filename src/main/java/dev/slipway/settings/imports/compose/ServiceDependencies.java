package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reader of {@code depends_on}: calls of other services, and tasks that run before. */
final class ServiceDependencies {
    private static final String STARTED = "service_started";
    static final String COMPLETED = "service_completed_successfully";

    private ServiceDependencies() {}

    /** The conditions of the services that another one starts after or has a link to, by name. */
    static Map<String, String> of(SourceValue service) {
        var names = new LinkedHashMap<String, String>();
        service.member("links").ifPresent(links -> links.items()
                .forEach(link -> names.put(link.text().replaceFirst(":.*", ""), STARTED)));
        service.member("depends_on").ifPresent(value -> {
            value.items().forEach(item -> names.put(item.text(), STARTED));
            value.members()
                    .forEach((name, member) -> names.put(
                            name,
                            member.member("condition").map(SourceValue::text).orElse(STARTED)));
        });
        return names;
    }

    static void read(ComposeService service) {
        links(service);
        service.fields().value("depends_on").ifPresent(value -> {
            if (value.isList()) {
                service.fields().texts("depends_on");
                value.items().forEach(item -> after(service, item.text(), item, STARTED));
            } else {
                service.fields().section(value).ifPresent(all -> value.members()
                        .forEach((name, member) ->
                                all.section(member).ifPresent(one -> conditions(service, name, one))));
            }
        });
    }

    /** Links of the old versions, which name what a service calls. */
    private static void links(ComposeService service) {
        var depends = service.source().member("depends_on");
        service.source()
                .member("links")
                .map(SourceValue::items)
                .orElse(List.of())
                .forEach(link -> {
                    var name = link.text().replaceFirst(":.*", "");
                    var isNamed = depends.filter(value -> value.members().containsKey(name)
                                    || value.items().stream()
                                            .anyMatch(item -> item.text().equals(name)))
                            .isPresent();
                    if (!isNamed) {
                        after(service, name, link, STARTED);
                    }
                });
    }

    private static void conditions(ComposeService service, String name, SourceFields fields) {
        var condition = fields.choice("condition", List.of(STARTED, "service_healthy", COMPLETED));
        fields.flag("restart")
                .ifPresent(flag -> service.report().ignored(flag.source(), "each service has deployments of its own"));
        var isRequired = fields.flag("required");
        isRequired.ifPresent(flag -> service.report().ignored(flag.source(), "each service starts by itself"));
        if (!service.scope().file().services().containsKey(name)
                && !isRequired.map(flag -> flag.value()).orElse(true)) {
            service.report().ignored(fields.source(), "there is no such service, and it is not required");
            return;
        }
        after(
                service,
                name,
                fields.source(),
                condition.map(field -> field.value()).orElse(STARTED));
    }

    private static void after(ComposeService service, String name, SourceValue source, String condition) {
        var scope = service.scope();
        var report = service.report();
        var other = Optional.ofNullable(scope.services().get(name));
        if (scope.stores().containsKey(name)) {
            report.taken(source, service.key("uses"));
        } else if (!scope.file().services().containsKey(name)) {
            service.errors().add(source, "there is no service %s; correct the name".formatted(name));
        } else if (other.isEmpty()) {
            report.lost(source, "%s is not a service of the stack".formatted(name));
        } else if (condition.equals(COMPLETED)) {
            completed(service, other.get(), source);
        } else if (other.get().ports().isEmpty()) {
            report.changed(
                    source,
                    service.draft().path(),
                    "no port of %s is known: write its port, and connects here, if the service calls it; services start in no order, so that each waits for the other by itself"
                            .formatted(name));
        } else if (service.call(other.get(), 0)) {
            report.changed(
                    source,
                    service.key("connects"),
                    "the service may call %s; it is not stopped with it, and waits for it by itself"
                            .formatted(other.get().setting()));
        } else {
            report.changed(
                    source,
                    service.draft().path(),
                    "connects has no circles and no jobs: the service does not wait for %s".formatted(name));
        }
    }

    private static void completed(ComposeService service, ComposeService job, SourceValue source) {
        var command = job.draft().members().get("command");
        if (command instanceof List<?>
                && isSameImage(service, job)
                && !service.isJob()
                && !service.draft().has("migrate")) {
            service.draft().put("migrate", command);
            service.report()
                    .changed(
                            source,
                            service.key("migrate"),
                            "the command of %s runs with the variables of this service before each deployment; remove slipway:jobs.%s if nothing else needs it"
                                    .formatted(job.name(), job.setting()));
            return;
        }
        service.report()
                .open(
                        source,
                        job.draft().path(),
                        "a job runs on request: run it before the first use of this service, ./slipway run STACK %s, or make it the service's migrate"
                                .formatted(job.setting()));
    }

    private static boolean isSameImage(ComposeService service, ComposeService job) {
        return String.valueOf(text(service, "build")).equals(text(job, "build"))
                && text(service, "image").equals(text(job, "image"));
    }

    private static String text(ComposeService service, String field) {
        var value = service.source().member(field);
        return value.map(any -> any.isObject()
                        ? any.member("context").map(SourceValue::text).orElse("")
                        : any.text())
                .orElse("");
    }
}
