package dev.slipway.base;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A hash that is the same on every machine and in every release, for names and numbers that must never move. */
public final class StableHash {
    private StableHash() {}

    /** A number from 0 to 2<sup>32</sup> - 1. */
    public static long of(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** Up to 8 hexadecimal digits. */
    public static String hex(String text, int digits) {
        return "%08x".formatted(of(text)).substring(0, digits);
    }
}
