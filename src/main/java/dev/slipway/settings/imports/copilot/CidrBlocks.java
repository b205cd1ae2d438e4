package dev.slipway.settings.imports.copilot;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** IPv4 blocks in the form that settings have: by their first address. */
final class CidrBlocks {
    private static final Pattern BLOCK =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final int MAX_BYTE = 255;
    private static final int BITS = 32;

    private CidrBlocks() {}

    /** The block by its first address, or that of one address; empty for another text. */
    static Optional<String> normal(String text) {
        var block = BLOCK.matcher(text.strip());
        if (!block.matches()) {
            return Optional.empty();
        }
        var bytes = new int[] {
            number(block.group(1)), number(block.group(2)), number(block.group(3)), number(block.group(4))
        };
        var length = block.group(5) == null ? BITS : number(block.group(5));
        if (length > BITS || Arrays.stream(bytes).anyMatch(part -> part > MAX_BYTE)) {
            return Optional.empty();
        }
        var address = (long) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
        var first = length == 0 ? 0 : address >> (BITS - length) << (BITS - length);
        return Optional.of("%d.%d.%d.%d/%d"
                .formatted(
                        first >> 24 & MAX_BYTE,
                        first >> 16 & MAX_BYTE,
                        first >> 8 & MAX_BYTE,
                        first & MAX_BYTE,
                        length));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
