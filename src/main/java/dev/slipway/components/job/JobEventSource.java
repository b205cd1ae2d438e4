package dev.slipway.components.job;

import dev.slipway.base.Json;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events that start a job. */
public sealed interface JobEventSource {
    /** The name of the store in the stack file. */
    String store();

    /** The kind and the name of the store, such as {@code bucket files}. */
    String text();

    /** The <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">event pattern</a>. */
    Map<String, Object> pattern(String bucketName);

    /**
     * Events of an event bus of the stack.
     *
     * @param store the name of the bus in the stack file
     * @param filter the event pattern, with a key at least
     */
    record OfBus(String store, Map<String, Object> filter) implements JobEventSource {
        /** The quota of <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">EventBridge</a>. */
        private static final int MAX_PATTERN = 2048;

        /** @throws SpecException with all parts of a pattern that EventBridge refuses */
        public OfBus {
            filter = new LinkedHashMap<>(filter);
            if (filter.isEmpty()) {
                throw new SpecException("pattern", "missing", "set it as in {detail-type: [OrderPlaced]}");
            }
            var errors = new SpecErrors();
            checkLeaves("pattern", filter, errors);
            var length = Json.compact(filter).length();
            if (length > MAX_PATTERN) {
                errors.add(
                        "pattern",
                        "%d characters, and up to %d are allowed".formatted(length, MAX_PATTERN),
                        "leave out a condition");
            }
            errors.throwAll();
        }

        private static void checkLeaves(String path, Map<?, ?> level, SpecErrors errors) {
            level.forEach((key, value) -> {
                var at = path + "." + key;
                if (value instanceof Map<?, ?> deeper && !deeper.isEmpty()) {
                    checkLeaves(at, deeper, errors);
                } else if (!(value instanceof List<?> values) || values.isEmpty()) {
                    errors.add(at, "a list of values is allowed", "write the value in brackets, as in [OrderPlaced]");
                }
            });
        }

        @Override
        public String text() {
            return "event bus " + store;
        }

        @Override
        public Map<String, Object> pattern(String bucketName) {
            return filter;
        }
    }

    /**
     * New objects of a bucket of the stack.
     *
     * @param store the name of the bucket in the stack file
     * @param prefix the beginning of their keys; empty for all objects
     */
    record OfBucket(String store, String prefix) implements JobEventSource {
        @Override
        public String text() {
            return "bucket " + store;
        }

        /** The <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">Object Created</a> events. */
        @Override
        public Map<String, Object> pattern(String bucketName) {
            var detail = new LinkedHashMap<String, Object>();
            detail.put("bucket", Map.of("name", List.of(bucketName)));
            if (!prefix.isEmpty()) {
                detail.put("object", Map.of("key", List.of(Map.of("prefix", prefix))));
            }
            var pattern = new LinkedHashMap<String, Object>();
            pattern.put("source", List.of("aws.s3"));
            pattern.put("detail-type", List.of("Object Created"));
            pattern.put("detail", detail);
            return pattern;
        }
    }
}
