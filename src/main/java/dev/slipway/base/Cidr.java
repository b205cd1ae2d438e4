package dev.slipway.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses in <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">CIDR notation</a>.
 *
 * @param text such as {@code 10.0.0.0/16}; each block has one notation, so that equal blocks are equal records
 */
public record Cidr(String text) {
    private static final int BITS = 32;
    private static final String NUMBER = "(0|[1-9]\\d{0,2})";
    private static final Pattern FORM = Pattern.compile("%1$s\\.%1$s\\.%1$s\\.%1$s/(0|[1-9]\\d?)".formatted(NUMBER));

    /** @throws IllegalArgumentException for another notation, and for an address that is not the first of the block */
    public Cidr {
        var parts = FORM.matcher(text);
        if (!parts.matches() || !isBlock(parts)) {
            throw new SpecException(
                    "\"%s\" is no IPv4 block".formatted(text),
                    "write four numbers of 0 to 255 and a prefix length of 0 to 32, such as 10.0.0.0/16");
        }
        var prefix = Integer.parseInt(parts.group(5));
        var first = address(text) & mask(prefix);
        if (first != address(text)) {
            throw new SpecException(
                    "\"%s\" is not the first address of its block".formatted(text),
                    "write %s".formatted(write(first, prefix)));
        }
    }

    /** Parses CIDR notation, such as {@code 10.0.0.0/16}. */
    public static Cidr of(String text) {
        return new Cidr(text);
    }

    /** The prefix length in bits, 0 to 32. */
    public int prefix() {
        return Integer.parseInt(text.substring(text.indexOf('/') + 1));
    }

    /** The number of addresses in the block. */
    public long size() {
        return 1L << (BITS - prefix());
    }

    /** Returns true if every address of the other block is in this one. */
    public boolean contains(Cidr other) {
        return prefix() <= other.prefix() && (address(other.text) & mask(prefix())) == address(text);
    }

    /** Returns true if the blocks have an address in common. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /**
     * One of the equal parts of this block.
     *
     * @param newBits number of bits to add to the prefix length; the block has 2 to the power of it such parts
     * @param index index of the part, from 0
     * @throws IllegalArgumentException if the block has no such part
     */
    public Cidr subnet(int newBits, int index) {
        var prefix = prefix() + newBits;
        if (newBits < 0 || prefix > BITS) {
            throw new IllegalArgumentException(
                    "%s cannot be split by %d bits; it has %d to split by".formatted(text, newBits, BITS - prefix()));
        }
        if (index < 0 || index >= 1L << newBits) {
            throw new IllegalArgumentException("%s has no part %d when split by %d bits; the last part is %d"
                    .formatted(text, index, newBits, (1L << newBits) - 1));
        }
        return new Cidr(write(address(text) + ((long) index << (BITS - prefix)), prefix));
    }

    /** The block within a resource's name, such as {@code 10-0-0-0-16}. */
    public String role() {
        return text.replaceAll("[./]", "-");
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isBlock(Matcher parts) {
        for (var i = 1; i <= 4; i++) {
            if (Integer.parseInt(parts.group(i)) > 255) {
                return false;
            }
        }
        return Integer.parseInt(parts.group(5)) <= BITS;
    }

    private static long address(String text) {
        var address = 0L;
        for (var number : text.substring(0, text.indexOf('/')).split("\\.")) {
            address = address << 8 | Integer.parseInt(number);
        }
        return address;
    }

    private static long mask(int prefix) {
        return 0xFFFF_FFFFL << (BITS - prefix) & 0xFFFF_FFFFL;
    }

    private static String write(long address, int prefix) {
        return "%d.%d.%d.%d/%d"
                .formatted(address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255, prefix);
    }
}
