package dev.slipway.analysis.diagram.drawing;

/** Colours of a drawing on a light or a dark page, apart from those of the nodes. */
record DiagramColours(
        boolean dark, String page, String subgraph, String frame, String text, String title, String edge) {
    static final DiagramColours LIGHT =
            new DiagramColours(false, "#ffffff", "#f6f8fa", "#c3cad2", "#1b2430", "#4c5866", "#56657a");
    static final DiagramColours DARK =
            new DiagramColours(true, "#12171d", "#182029", "#465260", "#e6ebf0", "#aab6c2", "#93a3b8");
}
