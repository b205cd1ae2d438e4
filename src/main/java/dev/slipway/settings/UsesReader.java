package dev.slipway.settings;

import dev.slipway.base.Suggestions;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.storage.QueueAccess;
import dev.slipway.settings.UsesSettings.Used;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.ListElement;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reader of {@code uses}. An element is a text, or an object of kind and name with names for variables:
 * <code>{database: orders, as: {host: PGHOST}}</code>. That of a queue has {@code access}.
 */
final class UsesReader {
    private static final String USES = "uses";
    private static final String AS = "as";
    private static final String ACCESS = "access";
    private static final TextFormat LINK = TextFormat.of(
            "table, bucket, bus, queue, topic, database or cache, or one by its name such as table:orders", "\\S+");
    private static final TextFormat NAME = TextFormat.of("the name of a link", "\\S+");
    private static final TextFormat KEY = TextFormat.of("the key of a value", "\\S+");
    private static final String ALLOWED =
            LINK.description() + ", or an object such as {table: orders, as: {name: ORDERS_TABLE}}";

    private final Section service;
    private final DeclaredLinks declared;
    private final boolean secrets;
    private final List<Used> found = new ArrayList<>();
    private final Map<String, DeclaredLink> owners = new HashMap<>();

    private UsesReader(Section service, DeclaredLinks declared, boolean secrets) {
        this.service = service;
        this.declared = declared;
        this.secrets = secrets;
    }

    /** @param secrets true if ECS sets variables from secrets for the service */
    static UsesSettings read(Section service, DeclaredLinks declared, boolean secrets) {
        var reader = new UsesReader(service, declared, secrets);
        service.elements(USES, ALLOWED, LINK).forEach(reader::read);
        return new UsesSettings(reader.found);
    }

    private void read(ListElement element) {
        element.object()
                .ifPresentOrElse(object -> read(element.key(), object), () -> link(element.key(), element.text())
                        .ifPresent(link -> add(element.key(), link, Map.of(), QueueAccess.RECEIVE)));
    }

    private void read(String at, Section object) {
        try (object) {
            var named = new ArrayList<String>();
            declared.kinds().forEach(kind -> object.text(kind, NAME).ifPresent(name -> named.add(kind + ":" + name)));
            var as = object.map(AS, KEY, TextFormat.VARIABLE);
            var access = object.choice(ACCESS, QueueAccess.RECEIVE);
            if (named.size() == 1) {
                link(at, named.get(0)).ifPresent(link -> {
                    checkAccess(object, link);
                    add(at, link, names(object, link, as), access);
                });
            } else if (object.keys().stream()
                    .allMatch(key -> List.of(AS, ACCESS).contains(key)
                            || declared.kinds().contains(key))) {
                service.error(
                        at,
                        String.join(", ", named),
                        "one kind with a name is allowed",
                        "write it as in {table: orders, as: {name: ORDERS_TABLE}}");
            }
        }
    }

    private static void checkAccess(Section object, DeclaredLink link) {
        if (object.has(ACCESS) && !link.kind().equals(LinkKind.QUEUE.word())) {
            object.error(ACCESS, "", "only a queue has it, and %s is none".formatted(link.written()), "remove it");
        }
    }

    /** The names of variables under {@code as}, by the default name or by the key of a further value. */
    private Map<String, String> names(Section object, DeclaredLink link, Map<String, String> as) {
        var names = new HashMap<String, String>();
        as.forEach((key, variable) -> {
            var at = AS + "." + key;
            if (!link.keys().contains(key)) {
                object.error(
                        at,
                        variable,
                        "%s has %s".formatted(link.written(), String.join(", ", link.keys())),
                        "rename the key to "
                                + Suggestions.among(link.keys(), key).orElse("one of them"));
            } else if (link.secrets().contains(key) && !secrets) {
                object.error(
                        at,
                        variable,
                        "Lambda sets no variable from a secret",
                        "remove it, and have the application read the secret by its ARN, in "
                                + link.variables().get("secretArn"));
            } else {
                names.put(link.variables().getOrDefault(key, key), variable);
            }
        });
        return names;
    }

    private void add(String at, DeclaredLink link, Map<String, String> names, QueueAccess access) {
        if (found.stream().anyMatch(used -> used.link().equals(link))) {
            service.error(at, link.written(), "it is listed twice", "remove one");
            return;
        }
        var used = Used.after(found, link, names, access);
        used.variables().stream()
                .filter(owners::containsKey)
                .forEach(variable -> service.error(
                        at,
                        link.written(),
                        "%s is a variable of %s"
                                .formatted(variable, owners.get(variable).written()),
                        "give it another name under as"));
        used.variables().forEach(variable -> owners.put(variable, link));
        found.add(used);
    }

    private Optional<DeclaredLink> link(String at, String text) {
        var meant = declared.meant(text);
        if (meant.size() == 1) {
            return Optional.of(meant.get(0));
        }
        if (meant.size() > 1) {
            service.error(
                    at,
                    text,
                    "the stack has %s"
                            .formatted(meant.stream().map(DeclaredLink::written).collect(Collectors.joining(", "))),
                    "name one of them");
            return Optional.empty();
        }
        var kind = text.split(":")[0];
        var alike = declared.alike(kind);
        var own = EnumNames.of(LinkKind.class).get(kind);
        if (!alike.isEmpty()) {
            var near = Suggestions.among(declared.accepted(alike), text).orElseThrow();
            service.error(at, text, "declared: " + String.join(", ", alike), "set it to " + near);
        } else if (own == null) {
            service.error(
                    at,
                    text,
                    "no store is declared",
                    "declare one under slipway:storage, slipway:database or slipway:caches");
        } else if (!service.refusedElsewhere(own.declaredIn())) {
            service.error(at, text, "none is declared", "declare one under " + own.declaredIn());
        }
        return Optional.empty();
    }
}
