package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.DraftStores.DraftStoreKind;
import dev.slipway.settings.imports.copilot.DraftStores.StoreValue;
import dev.slipway.settings.imports.copilot.TemplateValues.TemplateValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reader of a managed policy of an add-on: permissions for stores follow from {@code uses}, others are statements of {@code allow}.
 *
 * @param stores resources of the template that are stores of the stack
 */
record AddonPolicy(
        EnvironmentScope scope, TemplateValues values, Map<String, StoreValue> stores, DraftSection service) {
    private static final String ACTION = "[a-z0-9-]+:[A-Z][A-Za-z0-9]*\\*?";

    void read(SourceValue policy) {
        scope.report().taken(policy, service.key("allow"));
        var properties = policy.member("Properties");
        properties.ifPresent(found -> found.markRead().members().forEach((name, value) -> {
            if (!name.equals("PolicyDocument")) {
                value.markAllRead();
            }
        }));
        properties.flatMap(found -> found.member("PolicyDocument")).ifPresent(document -> {
            var fields = new SourceFields(document, ImportErrors.reportedTo(scope.report()));
            fields.value("Version");
            fields.value("Statement")
                    .ifPresent(statements ->
                            (statements.isList() ? statements.items() : List.of(statements)).forEach(this::statement));
        });
    }

    private Optional<StoreValue> store(TemplateValue value) {
        return value.resource().map(stores::get).or(() -> value.export().flatMap(scope.stores()::exportedStore));
    }

    private void statement(SourceValue statement) {
        if (!statement.isObject()) {
            scope.report().lost(statement, "the statement is not an object");
            return;
        }
        var actions = statement.member("Action").map(values::all).orElse(List.of()).stream()
                .map(TemplateValue::text)
                .toList();
        var resources = statement.member("Resource").map(values::all).orElse(List.of());
        statement.markAllRead();
        var linked =
                resources.stream().map(this::store).flatMap(Optional::stream).toList();
        if (!resources.isEmpty() && linked.size() == resources.size()) {
            linked.stream()
                    .filter(store -> store.kind() != DraftStoreKind.DATABASE)
                    .forEach(store -> DraftStores.link(service, store.kind(), store.store()));
            scope.report()
                    .changed(
                            statement,
                            service.key("uses"),
                            actions.contains("dynamodb:Scan")
                                    ? "the link allows to read and write items by key and index; for a scan add dynamodb:Scan to allow"
                                    : "the link to the store has its permissions");
            return;
        }
        var texts = resources.stream().map(TemplateValue::text).distinct().toList();
        var isPlain = statement.member("Condition").isEmpty()
                && statement
                        .member("Effect")
                        .map(effect -> effect.text().equals("Allow"))
                        .orElse(false)
                && !actions.isEmpty()
                && actions.stream().allMatch(action -> action.matches(ACTION))
                && resources.stream().noneMatch(value -> value.resource().isPresent())
                && !texts.isEmpty()
                && (texts.equals(List.of("*"))
                        || texts.stream()
                                .allMatch(text -> text.startsWith("arn:") && !text.contains(TemplateValues.UNKNOWN)));
        if (!isPlain) {
            scope.report()
                    .lost(
                            statement,
                            "this statement of the policy has no form in allow: write named actions and ARNs, without conditions");
            return;
        }
        var allow = service.element("allow");
        allow.put("actions", actions);
        allow.put("resources", texts);
        if (texts.equals(List.of("*"))) {
            allow.put("reason", "as in the Copilot add-on");
        }
        scope.report().taken(statement, service.key("allow"));
    }
}
