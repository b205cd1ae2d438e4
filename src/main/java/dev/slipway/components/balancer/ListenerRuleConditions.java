package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleConditionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHostHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHttpHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHttpRequestMethodArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionPathPatternArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionQueryStringArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionSourceIpArgs;
import com.pulumi.core.Output;
import dev.slipway.base.PathLabel;
import dev.slipway.base.Withers;
import dev.slipway.components.domain.OriginVerificationSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The conditions of one listener rule.
 *
 * @param hosts empty for every host
 * @param cidrs empty for every address
 * @param request conditions of method, headers and query string
 * @param verified whether the header of a distribution is required
 */
@Withers
record ListenerRuleConditions(
        String path, List<String> hosts, List<String> cidrs, RequestConditions request, boolean verified)
        implements ListenerRuleConditionsBuilder.With {
    ListenerRuleConditions {
        hosts = hosts.stream().sorted().toList();
        cidrs = cidrs.stream().sorted().toList();
    }

    /** The conditions of clients that connect directly, with any method, headers and query string. */
    ListenerRuleConditions(String path, List<String> hosts, List<String> cidrs) {
        this(path, hosts, cidrs, RequestConditions.ANY, false);
    }

    /** The conditions as one text; equal for equal conditions, with and without the header of a distribution. */
    String key() {
        return path + " " + where();
    }

    /** The rule's part of a child name. */
    String label() {
        return PathLabel.of(path);
    }

    /** The number of its conditions besides path, hosts and the header of a distribution. */
    int further() {
        return request.size() + (cidrs.isEmpty() ? 0 : 1);
    }

    /**
     * The conditions of the listener rule resource; a request has to meet all of them.
     *
     * <p>They are in the provider's order: it reads them as a sorted set, so that a refresh would report another order
     * as a change. The set is sorted by the names of the kinds, then by the names of headers and keys.
     *
     * @param secret value of the header that a distribution adds; empty for clients that connect directly
     */
    List<ListenerRuleConditionArgs> conditions(Optional<Output<String>> secret) {
        var conditions = new ArrayList<ListenerRuleConditionArgs>();
        if (!hosts.isEmpty()) {
            var names =
                    ListenerRuleConditionHostHeaderArgs.builder().values(hosts).build();
            conditions.add(ListenerRuleConditionArgs.builder().hostHeader(names).build());
        }
        headers(secret)
                .forEach((name, values) -> conditions.add(ListenerRuleConditionArgs.builder()
                        .httpHeader(ListenerRuleConditionHttpHeaderArgs.builder()
                                .httpHeaderName(name)
                                .values(values)
                                .build())
                        .build()));
        if (!request.methods().isEmpty()) {
            var methods = ListenerRuleConditionHttpRequestMethodArgs.builder()
                    .values(request.methods())
                    .build();
            conditions.add(ListenerRuleConditionArgs.builder()
                    .httpRequestMethod(methods)
                    .build());
        }
        var paths = ListenerRuleConditionPathPatternArgs.builder().values(path).build();
        conditions.add(ListenerRuleConditionArgs.builder().pathPattern(paths).build());
        request.query()
                .forEach((key, value) -> conditions.add(ListenerRuleConditionArgs.builder()
                        .queryStrings(ListenerRuleConditionQueryStringArgs.builder()
                                .key(key)
                                .value(value)
                                .build())
                        .build()));
        if (!cidrs.isEmpty()) {
            var sources =
                    ListenerRuleConditionSourceIpArgs.builder().values(cidrs).build();
            conditions.add(ListenerRuleConditionArgs.builder().sourceIp(sources).build());
        }
        return conditions;
    }

    /** The values of the headers by their names. */
    private TreeMap<String, Output<List<String>>> headers(Optional<Output<String>> secret) {
        var headers = new TreeMap<String, Output<List<String>>>();
        request.headers().forEach((name, value) -> headers.put(name, Output.of(List.of(value))));
        secret.ifPresent(value -> headers.put(OriginVerificationSecret.HEADER, value.applyValue(List::of)));
        return headers;
    }

    /** The conditions as text for messages. */
    @Override
    public String toString() {
        return path + " on " + where();
    }

    private String where() {
        var host = hosts.isEmpty() ? "every host" : String.join(" or ", hosts);
        var from = cidrs.isEmpty() ? "" : " from " + cidrs.stream().collect(Collectors.joining(" or "));
        return host + from + request;
    }
}
