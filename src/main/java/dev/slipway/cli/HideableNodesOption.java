package dev.slipway.cli;

import dev.slipway.analysis.diagram.HideableNodes;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of the option for nodes that a diagram omits, in lower case, for picocli and for completion. */
final class HideableNodesOption implements ITypeConverter<HideableNodes>, Iterable<String> {
    @Override
    public HideableNodes convert(String value) {
        return HideableNodes.named(value)
                .orElseThrow(() -> new TypeConversionException("%s is unknown; set it to %s"
                        .formatted(
                                value,
                                Arrays.stream(HideableNodes.values())
                                        .map(HideableNodes::id)
                                        .collect(Collectors.joining(" or ", "", ", or to both with a comma")))));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(HideableNodes.values()).map(HideableNodes::id).iterator();
    }
}
