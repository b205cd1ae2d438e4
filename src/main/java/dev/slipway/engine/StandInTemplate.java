package dev.slipway.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the template of a stand-in. The placeholders, in braces:
 *
 * <ul>
 *   <li>{@code partition}, {@code region}, {@code account} and {@code dnsSuffix} of the account; {@code rdsDomain}, the domain
 *       of its databases
 *   <li>{@code name}: the physical name
 *   <li>{@code hex:9}, {@code HEX:9}: nine hexadecimal digits, of at most 17, in lower and in upper case
 *   <li>{@code uuid}: a UUID made from the URN
 *   <li>{@code input:stageName}: an input of the resource, empty if it is missing
 * </ul>
 */
record StandInTemplate(AwsAccount account, PlannedResource resource, StandInNames names) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");
    private static final String ID = "id";

    /** @throws IllegalStateException for an unknown placeholder */
    StandIn fill(Map<String, Object> template) {
        var outputs = new LinkedHashMap<String, Object>();
        template.forEach((key, value) -> outputs.put(key, filled(value)));
        var id = outputs.remove(ID);
        return new StandIn(String.valueOf(id), outputs);
    }

    private Object filled(Object value) {
        if (value instanceof Map<?, ?> map) {
            var filled = new LinkedHashMap<String, Object>();
            map.forEach((key, item) -> filled.put(key.toString(), filled(item)));
            return filled;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::filled).toList();
        }
        return value instanceof String text
                ? PLACEHOLDER
                        .matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2))))
                : value;
    }

    private String value(String name, String argument) {
        return switch (name) {
            case "partition" -> account.partition();
            case "region" -> account.region();
            case "account" -> AwsAccount.ID;
            case "dnsSuffix" -> account.dnsSuffix();
            case "rdsDomain" -> account.rdsDomain();
            case "name" -> names.name();
            case "hex" -> names.hex(Integer.parseInt(argument));
            case "HEX" -> names.upperHex(Integer.parseInt(argument));
            case "uuid" -> AwsAccount.uuid(resource.urn());
            case "input" -> resource.text(argument);
            default ->
                throw new IllegalStateException(
                        "the stand-in of %s has the unknown placeholder %s".formatted(resource.type(), name));
        };
    }
}
