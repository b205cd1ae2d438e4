package dev.slipway.components.balancer;

import dev.slipway.base.Cidr;
import dev.slipway.base.SpecException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The IPv4 blocks of addresses that may connect.
 *
 * @param blocks at least one, without duplicates
 */
public record AllowList(List<Cidr> blocks) {
    private static final Cidr EVERYBODY = Cidr.of("0.0.0.0/0");

    /** @throws SpecException for an empty list and for duplicates */
    public AllowList {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new SpecException(
                    "a block is missing", "list one, such as 203.0.113.0/24, or 0.0.0.0/0 for everybody");
        }
        var seen = new HashSet<Cidr>();
        for (var block : blocks) {
            if (!seen.add(block)) {
                throw new SpecException("%s is listed twice".formatted(block), "remove one");
            }
        }
    }

    /** An allow-list from CIDR notation, such as {@code 203.0.113.0/24}. */
    public static AllowList of(String... blocks) {
        return new AllowList(Arrays.stream(blocks).map(Cidr::of).toList());
    }

    /** An allow-list with the whole internet. */
    public static AllowList everybody() {
        return new AllowList(List.of(EVERYBODY));
    }

    /** The blocks in CIDR notation. */
    public List<String> texts() {
        return blocks.stream().map(Cidr::text).toList();
    }

    /** Returns true if every address may connect. */
    public boolean open() {
        return blocks.contains(EVERYBODY);
    }
}
