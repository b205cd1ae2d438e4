package dev.slipway.settings;

import dev.slipway.balancer.AllowList;
import dev.slipway.network.Cidr;
import java.util.ArrayList;

/** An allow-list of the stack file. */
final class AllowSetting {
    private AllowSetting() {}

    static AllowList read(Section section, String key, AllowList fallback) {
        var texts =
                section.texts(key, fallback.blocks().stream().map(Cidr::text).toList(), CidrSetting.BLOCK);
        var blocks = new ArrayList<Cidr>();
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            section.make("%s[%d]".formatted(key, i), false, () -> blocks.add(Cidr.of(text)));
        }
        return blocks.isEmpty() ? fallback : section.make(key, fallback, () -> new AllowList(blocks));
    }
}
