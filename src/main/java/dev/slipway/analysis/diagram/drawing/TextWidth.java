package dev.slipway.analysis.diagram.drawing;

/**
 * Width of a text in Helvetica and the fonts with its metrics. The SVG fixes the width of each text to it, so that a
 * layout holds in every font.
 */
final class TextWidth {
    private static final int FIRST = ' ';
    private static final double UNITS = 1000;
    private static final double BOLD = 1.07;
    private static final double WIDE = 1000;

    /** The widths of the printable ASCII characters, in thousandths of the font size. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
                833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
                556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
                334,
        260, 334, 584
    };

    private TextWidth() {}

    static double of(String text, double size, boolean bold) {
        return text.codePoints().mapToDouble(TextWidth::width).sum() / UNITS * size * (bold ? BOLD : 1);
    }

    private static double width(int character) {
        var index = character - FIRST;
        return index >= 0 && index < WIDTHS.length ? WIDTHS[index] : WIDE;
    }
}
