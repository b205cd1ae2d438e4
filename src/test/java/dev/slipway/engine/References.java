package dev.slipway.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces the stand-ins in a plan's values by references to the resources that they belong to, such as
 * {@code ${topic.arn}}. A value is replaced only where it belongs to exactly one of the resources that may be meant, so
 * that the reference says as much as the value. A literal {@code ${} is written as {@code $${}.
 */
public final class References {
    /** Shorter stand-ins, such as a given name, are replaced only where they are the whole value. */
    private static final int MIN_PART = 12;

    private static final List<String> PREFERRED = List.of("arn", "name", "id");

    private final Map<String, List<Output>> outputs = new HashMap<>();
    private final Set<String> ambiguous;

    /** An output of a resource, such as {@code arn} or {@code masterUserSecrets[0].secretArn}. */
    private record Output(String value, String urn, String reference) {}

    private References(Plan plan, String region) {
        var names = new HashSet<String>();
        ambiguous = plan.resources().stream()
                .map(PlannedResource::name)
                .filter(name -> !names.add(name))
                .collect(Collectors.toSet());
        var accounts = Stream.concat(
                        Stream.of(region),
                        plan.ofType(AwsAccount.PROVIDER).stream().map(provider -> provider.text("region")))
                .map(AwsAccount::new)
                .toList();
        plan.resources().stream().filter(PlannedResource::custom).forEach(resource -> accounts.stream()
                .map(account -> outputs(resource, new StandIns(account).of(resource)))
                .filter(found -> found.stream().allMatch(output -> plan.names()
                        .getOrDefault(output.value(), Set.of())
                        .contains(output.urn())))
                .findFirst()
                .ifPresent(found -> outputs.put(resource.urn(), found)));
    }

    /**
     * The references of a plan.
     *
     * @param region the region of the stack's default provider
     */
    public static References of(Plan plan, String region) {
        return new References(plan, region);
    }

    /** The name of a resource, or its URN where another resource of the plan has the same name. */
    public String label(PlannedResource resource) {
        return ambiguous.contains(resource.name()) ? resource.urn() : resource.name();
    }

    /**
     * The text with references.
     *
     * @param urns the resources that may be meant
     * @param used the URNs of the resources that the text refers to are added here
     */
    public String in(String text, Collection<String> urns, Set<String> used) {
        var candidates = candidates(text, urns);
        var whole = candidates.stream()
                .filter(output -> output.value().equals(text))
                .findFirst();
        if (whole.isPresent()) {
            used.add(whole.get().urn());
            return whole.get().reference();
        }
        var result = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var here = at;
            var part = candidates.stream()
                    .filter(output -> output.value().length() >= MIN_PART && isPart(text, here, output.value()))
                    .findFirst();
            if (part.isPresent()) {
                used.add(part.get().urn());
                result.append(part.get().reference());
                at += part.get().value().length();
            } else {
                result.append(text.startsWith("${", at) ? "$$" : text.charAt(at));
                at++;
            }
        }
        return result.toString();
    }

    private List<Output> outputs(PlannedResource resource, StandIn standIn) {
        var found = new ArrayList<Output>();
        add(resource, standIn.id(), "id", found);
        standIn.outputs().forEach((name, value) -> add(resource, value, name, found));
        return found;
    }

    private void add(PlannedResource resource, Object value, String path, List<Output> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> add(resource, entry, path + "." + key, found));
        } else if (value instanceof List<?> list) {
            for (var i = 0; i < list.size(); i++) {
                add(resource, list.get(i), "%s[%d]".formatted(path, i), found);
            }
        } else if (value instanceof String text && !text.isEmpty()) {
            found.add(new Output(text, resource.urn(), "${%s.%s}".formatted(label(resource), path)));
        }
    }

    /** The longest value first; of one value, the preferred output. */
    private List<Output> candidates(String text, Collection<String> urns) {
        var contained = urns.stream()
                .flatMap(urn -> outputs.getOrDefault(urn, List.of()).stream())
                .filter(output -> text.contains(output.value()))
                .toList();
        return contained.stream()
                .filter(output -> contained.stream()
                        .noneMatch(other -> other.value().equals(output.value())
                                && !other.urn().equals(output.urn())))
                .sorted(Comparator.comparing((Output output) -> -output.value().length())
                        .thenComparing(References::preference)
                        .thenComparing(Output::reference))
                .toList();
    }

    private static int preference(Output output) {
        var name = output.reference().replaceFirst("^.*\\.(\\w+)}$", "$1");
        return PREFERRED.contains(name) ? PREFERRED.indexOf(name) : PREFERRED.size();
    }

    private static boolean isPart(String text, int at, String value) {
        var end = at + value.length();
        return text.startsWith(value, at)
                && (at == 0 || !isWord(text.charAt(at - 1)) && text.charAt(at - 1) != '$')
                && (end == text.length() || !isWord(text.charAt(end)));
    }

    private static boolean isWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '-' || letter == '_';
    }
}
