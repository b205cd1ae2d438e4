package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.Node;
import dev.slipway.analysis.diagram.NodeShape;

/** Label of a node, kind above name, and the size of the node around it. */
record NodeText(TextBlock kind, TextBlock name, NodeShape shape) {
    /** The height of the ellipse on top of a store. */
    static final double LID = 12;

    private static final double MARGIN = 16;
    private static final double MIN_WIDTH = 110;

    NodeText(Node node) {
        this(TextBlock.kind(node.kind()), TextBlock.name(node.name()), node.shape());
    }

    double width() {
        return Math.ceil(Math.max(MIN_WIDTH, Math.max(kind.width(), name.width()) + 2 * MARGIN));
    }

    double height() {
        return Math.ceil(top() + kind.height() + name.height() + 9);
    }

    /** The distance of the first line from the upper side. */
    double top() {
        return shape == NodeShape.STORE ? LID + 5 : 9;
    }
}
