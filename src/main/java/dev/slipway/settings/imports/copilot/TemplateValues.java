package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.SourceValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a CloudFormation template, with its functions in short and in long form, as far as a file can tell them.
 */
final class TemplateValues {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([A-Za-z0-9_:.]+)\\s*}");
    private static final String FUNCTION = "Fn::";
    /** An unknown part of a text. */
    static final String UNKNOWN = "<unknown>";

    private final SourceValue template;
    private final Map<String, String> parameters = new HashMap<>();

    /**
     * A value.
     *
     * @param text as far as it is known; unknown parts are {@value #UNKNOWN}
     * @param resource the only resource that the value refers to; empty if there is none
     * @param attribute of the resource; empty for a plain reference
     * @param export the name of the export that the value is
     */
    record TemplateValue(String text, Optional<String> resource, String attribute, Optional<String> export) {
        static TemplateValue of(String text) {
            return new TemplateValue(text, Optional.empty(), "", Optional.empty());
        }

        /** True for a text without unknown parts. */
        boolean isKnown() {
            return resource.isEmpty() && !text.contains(UNKNOWN) && !text.isEmpty();
        }
    }

    TemplateValues(SourceValue template, String application, String environment, String service) {
        this.template = template;
        template.member("Parameters").map(SourceValue::members).orElse(Map.of()).forEach((name, parameter) -> parameter
                .member("Default")
                .ifPresent(value -> parameters.put(name, value.text())));
        parameters.put("App", application);
        parameters.put("Env", environment);
        parameters.put("Name", service);
        parameters.put("AWS::Partition", "aws");
        parameters.put("AWS::Region", "*");
        parameters.put("AWS::AccountId", "*");
    }

    /** The value of an expression, which is marked as read. */
    TemplateValue of(SourceValue value) {
        value.markAllRead();
        var call = call(value);
        if (call.isEmpty()) {
            return value.isText() ? TemplateValue.of(value.text()) : TemplateValue.of(UNKNOWN);
        }
        var argument = call.get().getValue();
        return switch (call.get().getKey()) {
            case "Ref" -> reference(argument.text());
            case "GetAtt" ->
                reference(
                        argument.isList()
                                ? String.join(
                                        ".",
                                        argument.items().stream()
                                                .map(SourceValue::text)
                                                .toList())
                                : argument.text());
            case "Sub" -> substituted(argument);
            case "FindInMap" -> found(argument);
            case "ImportValue" ->
                new TemplateValue(UNKNOWN, Optional.empty(), "", Optional.of(exported(value, argument)));
            default -> TemplateValue.of(UNKNOWN);
        };
    }

    /** The name of an export, which is a text or an expression itself. */
    private String exported(SourceValue value, SourceValue argument) {
        return argument == value && argument.isText()
                ? argument.text()
                : of(argument).text();
    }

    /** The function of an expression and its argument; empty for a plain value. */
    private static Optional<Map.Entry<String, SourceValue>> call(SourceValue value) {
        if (!value.tag().isEmpty()) {
            return Optional.of(Map.entry(value.tag().substring(1), value));
        }
        if (value.isObject() && value.members().size() == 1) {
            var name = value.members().keySet().iterator().next();
            if (name.equals("Ref") || name.startsWith(FUNCTION)) {
                return Optional.of(
                        Map.entry(name.replace(FUNCTION, ""), value.members().get(name)));
            }
        }
        return Optional.empty();
    }

    /** The value of a parameter, or a reference to a resource with or without an attribute. */
    private TemplateValue reference(String name) {
        if (parameters.containsKey(name)) {
            return TemplateValue.of(parameters.get(name));
        }
        var dot = name.indexOf('.');
        var resource = dot < 0 ? name : name.substring(0, dot);
        var known = template.member("Resources")
                .map(all -> all.members().containsKey(resource))
                .orElse(false);
        return known
                ? new TemplateValue(
                        UNKNOWN, Optional.of(resource), dot < 0 ? "" : name.substring(dot + 1), Optional.empty())
                : TemplateValue.of(UNKNOWN);
    }

    private TemplateValue substituted(SourceValue argument) {
        if (!argument.isList()) {
            return substituted(argument.text(), Map.of());
        }
        var variables = argument.items().size() > 1 ? argument.items().get(1).members() : Map.<String, SourceValue>of();
        return substituted(argument.items().get(0).text(), variables);
    }

    private TemplateValue substituted(String text, Map<String, SourceValue> variables) {
        var values = VARIABLE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .map(name -> variables.containsKey(name) ? of(variables.get(name)) : reference(name))
                .toList();
        var iterator = values.iterator();
        var result = VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(iterator.next().text()));
        var known = values.stream()
                .filter(value -> value.resource().isPresent() || value.export().isPresent())
                .toList();
        return known.size() == 1
                ? new TemplateValue(
                        result,
                        known.get(0).resource(),
                        known.get(0).attribute(),
                        known.get(0).export())
                : TemplateValue.of(result);
    }

    /** A value of the mappings; an environment that a mapping does not have is unknown. */
    private TemplateValue found(SourceValue argument) {
        var keys = argument.items().stream().map(item -> of(item).text()).toList();
        if (keys.size() != 3) {
            return TemplateValue.of(UNKNOWN);
        }
        return template.member("Mappings")
                .flatMap(maps -> maps.member(keys.get(0)))
                .map(SourceValue::markAllRead)
                .flatMap(map -> map.member(keys.get(1)))
                .flatMap(map -> map.member(keys.get(2)))
                .map(value -> TemplateValue.of(value.text()))
                .orElse(TemplateValue.of(UNKNOWN));
    }

    /** The texts of a value that is one expression or a list of them. */
    List<TemplateValue> all(SourceValue value) {
        return value.isList() && value.tag().isEmpty()
                ? value.markRead().items().stream().map(this::of).toList()
                : List.of(of(value));
    }
}
