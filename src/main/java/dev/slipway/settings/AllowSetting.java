package dev.slipway.settings;

import dev.slipway.base.Cidr;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.settings.reader.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An allow-list of the stack file. */
final class AllowSetting {
    private AllowSetting() {}

    static AllowList read(Section section, String key, AllowList fallback) {
        return read(section, key, fallback.blocks().stream().map(Cidr::text).toList())
                .orElse(fallback);
    }

    /** The allow-list; empty if the key is missing. */
    static Optional<AllowList> read(Section section, String key) {
        return read(section, key, List.of());
    }

    private static Optional<AllowList> read(Section section, String key, List<String> fallback) {
        var blocks = new ArrayList<Cidr>();
        section.textsByKey(key, fallback, CidrSetting.BLOCK)
                .forEach((at, text) -> section.make(at, () -> Cidr.of(text)).ifPresent(blocks::add));
        return blocks.isEmpty() ? Optional.empty() : section.make(key, () -> new AllowList(blocks));
    }
}
