package dev.slipway.settings;

import dev.slipway.base.Cidr;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;

/** An address block of the stack file. */
final class CidrSetting {
    static final TextFormat BLOCK = TextFormat.of("an IPv4 block such as 10.0.0.0/16", "[0-9.]+/\\d+");

    private CidrSetting() {}

    static Cidr read(Section section, String key, Cidr fallback) {
        var text = section.text(key, fallback.text(), BLOCK);
        return section.make(key, fallback, () -> Cidr.of(text));
    }
}
