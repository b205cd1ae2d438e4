/** Drawing of a diagram: layout by the Eclipse Layout Kernel, and SVG. */
@NullMarked
package dev.slipway.analysis.diagram.drawing;

import org.jspecify.annotations.NullMarked;
