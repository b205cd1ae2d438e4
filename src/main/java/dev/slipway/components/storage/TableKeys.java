package dev.slipway.components.storage;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Primary key and indexes of a table. A change of {@code hash} or {@code range} replaces the table, and its items are
 * lost; adding or removing an index does not.
 *
 * @param range sort key of items with the same hash key
 * @param indexes
 *     <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-secondary-indexes">up
 *     to 20</a> global secondary indexes, each with all attributes of an item
 * @param ttl attribute with the time of an item's expiry in seconds since 1970
 */
public record TableKeys(KeyAttribute hash, Optional<KeyAttribute> range, List<Index> indexes, Optional<String> ttl) {
    private static final int MAX_INDEXES = 20;

    /** The keys of a single-table design: {@code pk}, {@code sk}, one index, {@code expiresAt}. */
    public static final TableKeys SINGLE_TABLE = new TableKeys(
            KeyAttribute.of("pk"),
            Optional.of(KeyAttribute.of("sk")),
            List.of(new Index("gsi1", KeyAttribute.of("gsi1pk"), Optional.of(KeyAttribute.of("gsi1sk")))),
            Optional.of("expiresAt"));

    /**
     * A global secondary index.
     *
     * @param name 3 to 255 letters, digits, hyphens, underscores and dots
     */
    public record Index(String name, KeyAttribute hash, Optional<KeyAttribute> range) {
        public Index {
            if (!name.matches("[A-Za-z0-9_.-]{3,255}")) {
                throw new SpecException(
                        "indexes",
                        "an index name of 3 to 255 letters, digits, hyphens, underscores and dots is allowed",
                        "rename it");
            }
        }
    }

    public TableKeys {
        indexes = List.copyOf(indexes);
        var errors = new SpecErrors();
        if (indexes.size() > MAX_INDEXES) {
            errors.add(
                    "indexes",
                    "up to %d indexes are allowed".formatted(MAX_INDEXES),
                    "remove %d".formatted(indexes.size() - MAX_INDEXES));
        }
        var types = new LinkedHashMap<String, KeyAttribute.Type>();
        for (var attribute : all(hash, range, indexes).toList()) {
            var other = types.putIfAbsent(attribute.name(), attribute.type());
            if (other != null && other != attribute.type()) {
                errors.add(
                        "hash",
                        "%s is %s and %s".formatted(attribute.name(), other, attribute.type()),
                        "give it one type");
            }
        }
        if (ttl.isPresent() && types.containsKey(ttl.get())) {
            errors.add("ttl", "the ttl %s is a key".formatted(ttl.get()), "name an attribute that is not a key");
        }
        errors.throwAll();
    }

    /** The attributes of all keys, without duplicates. */
    public Map<String, KeyAttribute.Type> attributes() {
        var attributes = new LinkedHashMap<String, KeyAttribute.Type>();
        all(hash, range, indexes).forEach(key -> attributes.put(key.name(), key.type()));
        return attributes;
    }

    private static Stream<KeyAttribute> all(KeyAttribute hash, Optional<KeyAttribute> range, List<Index> indexes) {
        return Stream.concat(
                Stream.concat(Stream.of(hash), range.stream()),
                indexes.stream().flatMap(index -> Stream.concat(Stream.of(index.hash()), index.range().stream())));
    }
}
