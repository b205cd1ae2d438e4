package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionFixedResponseArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionRedirectArgs;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.WildcardPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The action of a route, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html">action types</a>.
 */
public sealed interface RouteAction {
    /**
     * Forwards requests to the tasks of the service.
     *
     * @param target the target group
     */
    record Forward(TargetSpec target) implements RouteAction {}

    /** An action of the load balancer itself, without tasks. */
    sealed interface Answer extends RouteAction {
        /** The action of a listener rule. */
        ListenerRuleActionArgs action();
    }

    /**
     * Redirects requests. Each part of the address is a text that may contain {@code #{protocol}}, {@code #{host}},
     * {@code #{port}}, {@code #{path}} and {@code #{query}} of the request; an empty part is that of the request. Limits from
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html">
     * RedirectActionConfig</a>.
     *
     * @param protocol {@code http} or {@code https}
     * @param host up to 128 characters
     * @param port 1 to 65535
     * @param path begins with a slash, up to 128 characters
     * @param query up to 128 characters, without the question mark; {@code #{query}} for that of the request; an empty text for none
     * @param status 301 for a permanent redirect, which browsers keep, or 302
     */
    record Redirect(
            Optional<String> protocol,
            Optional<String> host,
            OptionalInt port,
            Optional<String> path,
            Optional<String> query,
            int status)
            implements Answer {
        /** The status codes of redirects. */
        public static final List<Integer> STATUSES = List.of(301, 302);

        private static final int MAX_LENGTH = 128;

        /** @throws SpecException for a part beyond the limits, and for a redirect to the same address */
        public Redirect {
            var errors = new SpecErrors();
            if (protocol.isEmpty() && host.isEmpty() && port.isEmpty() && path.isEmpty()) {
                errors.add(
                        "redirect",
                        "a redirect without protocol, host, port and path leads to the same address",
                        "set one of them, such as host: www.example.com");
            }
            check("host", host, "[^\\s/?#]+|.*#\\{host}.*", errors);
            check("path", path, "/\\S*", errors);
            check("query", query, "([^?\\s]\\S*)?", errors);
            errors.throwAll();
        }

        private static void check(String key, Optional<String> part, String pattern, SpecErrors errors) {
            part.filter(text -> text.length() > MAX_LENGTH || !text.matches(pattern))
                    .ifPresent(text -> errors.add(
                            "redirect." + key,
                            "the %s '%s' is not possible in a redirect".formatted(key, text),
                            switch (key) {
                                case "path" -> "give a slash and up to 127 characters, such as /new/#{path}";
                                case "query" -> "give up to 128 characters without ? at the beginning";
                                default -> "give up to 128 characters, such as www.example.com or www.#{host}";
                            }));
        }

        /**
         * True if the new address matches the conditions of the request again.
         *
         * @param tls true for a listener with HTTPS on port 443, false for HTTP on port 80
         */
        public boolean loops(RouteConditions conditions, boolean tls) {
            var sameHost = host.filter(text ->
                            !text.equals("#{host}") && !conditions.hosts().contains(text))
                    .isEmpty();
            var samePath = path.filter(text -> conditions.paths().stream()
                            .noneMatch(pattern -> new WildcardPattern(pattern).matches(text.replace("#{path}", "x"))))
                    .isEmpty();
            return protocol.orElse(tls ? "HTTPS" : "HTTP").equals(tls ? "HTTPS" : "HTTP")
                    && port.orElse(tls ? 443 : 80) == (tls ? 443 : 80)
                    && sameHost
                    && samePath;
        }

        @Override
        public ListenerRuleActionArgs action() {
            return ListenerRuleActionArgs.builder()
                    .type("redirect")
                    .redirect(ListenerRuleActionRedirectArgs.builder()
                            .protocol(protocol.orElse("#{protocol}"))
                            .host(host.orElse("#{host}"))
                            .port(port.stream()
                                    .mapToObj(Integer::toString)
                                    .findAny()
                                    .orElse(defaultPort()))
                            .path(path.orElse("/#{path}"))
                            .query(query.orElse("#{query}"))
                            .statusCode("HTTP_" + status)
                            .build())
                    .build();
        }

        /** The port of another protocol is its own; the same protocol keeps the port of the request. */
        private String defaultPort() {
            return protocol.map(name -> name.equals("HTTPS") ? "443" : "80").orElse("#{port}");
        }
    }

    /**
     * Answers requests with a fixed response. Limits from
     * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html">
     * FixedResponseActionConfig</a>.
     *
     * @param status 200 to 299 or 400 to 599
     * @param contentType one of {@link #CONTENT_TYPES}
     * @param body up to 1024 bytes; empty for none
     */
    record FixedResponse(int status, String contentType, String body) implements Answer {
        public static final List<String> CONTENT_TYPES =
                List.of("text/plain", "text/css", "text/html", "application/javascript", "application/json");

        private static final Pattern STATUS = Pattern.compile("[245]\\d\\d");
        private static final int MAX_BODY = 1024;

        /** @throws SpecException for a value beyond the limits */
        public FixedResponse {
            var errors = new SpecErrors();
            if (!STATUS.matcher(Integer.toString(status)).matches()) {
                errors.add(
                        "respond.status",
                        "a fixed response has no status %d".formatted(status),
                        "give 200 to 299 or 400 to 599; a redirect is written as redirect");
            }
            if (!CONTENT_TYPES.contains(contentType)) {
                errors.add(
                        "respond.contentType",
                        "%s are allowed".formatted(String.join(", ", CONTENT_TYPES)),
                        "set it to text/plain");
            }
            if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY) {
                errors.add(
                        "respond.body",
                        "a fixed response has up to %d bytes".formatted(MAX_BODY),
                        "shorten it, or serve the page from a container");
            }
            errors.throwAll();
        }

        @Override
        public ListenerRuleActionArgs action() {
            var response = ListenerRuleActionFixedResponseArgs.builder()
                    .statusCode(Integer.toString(status))
                    .contentType(contentType);
            if (!body.isEmpty()) {
                response.messageBody(body);
            }
            return ListenerRuleActionArgs.builder()
                    .type("fixed-response")
                    .fixedResponse(response.build())
                    .build();
        }
    }
}
