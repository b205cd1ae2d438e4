package dev.slipway.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option for a local port; a value that no port has is wrong usage. */
class PortOption implements ITypeConverter<Integer> {
    private static final int MAX = 65_535;

    /** Reads a port, or 0 for a free one. */
    static final class OrFree extends PortOption {
        @Override
        public Integer convert(String text) {
            return text.equals("0") ? Integer.valueOf(0) : convert(text, ", or 0 for a free one");
        }
    }

    @Override
    public Integer convert(String text) {
        return convert(text, "");
    }

    static int convert(String text, String further) {
        var port = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MAX) {
            throw new TypeConversionException("'%s' is not a port; use 1 to %d%s".formatted(text, MAX, further));
        }
        return port;
    }
}
