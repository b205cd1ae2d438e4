package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SettingNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stores of an environment in the making: their names in the stack file, and values that templates export. */
final class DraftStores {
    /** The kind of a link in {@code uses}, and its section of {@code slipway:storage}. */
    enum DraftStoreKind {
        TABLE("table", "tables", "name"),
        BUCKET("bucket", "buckets", "name"),
        QUEUE("queue", "queues", "url"),
        TOPIC("topic", "topics", "arn"),
        DATABASE("database", "", "secret");

        private final String link;
        private final String section;
        private final String value;

        DraftStoreKind(String link, String section, String value) {
            this.link = link;
            this.section = section;
            this.value = value;
        }

        String link() {
            return link;
        }

        /** The value that a reference to the resource in a template stands for. */
        String value() {
            return value;
        }
    }

    /**
     * A value of a store, as a key of {@code as} in {@code uses}.
     *
     * @param store its name in the stack file
     * @param value such as {@code name} or {@code arn}
     */
    record StoreValue(DraftStoreKind kind, String store, String value) {}

    /** A bucket's name has a suffix of 26 characters, and 63 in all. */
    private static final int MAX_BUCKET = 36;

    private final DraftSection root;
    private final Map<DraftStoreKind, SettingNames> names = new HashMap<>();
    private final Map<String, StoreValue> exports = new HashMap<>();
    private final Map<String, StoreValue> exportedStores = new HashMap<>();
    private final Set<String> groups = new HashSet<>();
    private final SettingNames fileSystems = new SettingNames();

    /** @param prefix the longest prefix of physical names, project and stack */
    DraftStores(DraftSection root, String prefix) {
        this.root = root;
        names.put(DraftStoreKind.BUCKET, new SettingNames(MAX_BUCKET - prefix.length()));
    }

    /** The name of a store in the stack file. */
    String name(DraftStoreKind kind, String id, String name, String longer) {
        return names.computeIfAbsent(kind, key -> new SettingNames()).of(id, name, longer);
    }

    /** The settings of a store. */
    DraftSection section(DraftStoreKind kind, String name) {
        return root.section("storage").section(kind.section).section(name);
    }

    /** The settings of the stack's database, of which it has one. */
    DraftSection database() {
        return root.section("database");
    }

    /** The settings of a file system. */
    DraftSection fileSystem(String name) {
        return root.section("storage").section("fileSystems").section(name);
    }

    String fileSystemName(String id, String name) {
        return fileSystems.of(id, name, id);
    }

    /** Remembers a value that a template exports for {@code from_cfn}. */
    void export(String name, StoreValue value) {
        exports.put(name, value);
    }

    /** Remembers a store of which a template exports something, such as its ARN for policies. */
    void exportStore(String name, StoreValue store) {
        exportedStores.put(name, store);
    }

    Optional<StoreValue> exportedStore(String name) {
        return Optional.ofNullable(exportedStores.get(name));
    }

    /** Remembers an export of a security group that a link to the database replaces. */
    void exportGroup(String name) {
        groups.add(name);
    }

    /** True for the export of a security group that a link to the database replaces. */
    boolean isGroup(String name) {
        return groups.contains(name);
    }

    Optional<StoreValue> exported(String name) {
        return Optional.ofNullable(exports.get(name));
    }

    /** Writes a link to a store, whose value the container gets as the variable. */
    static void use(DraftSection container, StoreValue value, String variable) {
        link(container, value.kind(), value.store()).section("as").put(value.value(), variable);
    }

    /** Writes a link to a store. */
    static DraftSection link(DraftSection container, DraftStoreKind kind, String store) {
        if (container.members().get("uses") instanceof List<?> links) {
            for (var link : links) {
                if (link instanceof DraftSection known
                        && store.equals(known.members().get(kind.link()))) {
                    return known;
                }
            }
        }
        var link = container.element("uses");
        link.put(kind.link(), store);
        return link;
    }
}
