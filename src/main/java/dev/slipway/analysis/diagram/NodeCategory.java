package dev.slipway.analysis.diagram;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Category of a node: the nodes of one category have one colour, and a row in the legend. */
public enum NodeCategory {
    EXTERNAL("internet and allow-lists", "#eceff3", "#5f6b7a", "#2a313a", "#8d99a8"),
    FIREWALL("firewall", "#fde4e1", "#c2483d", "#4a1f1c", "#e2766c"),
    ENTRY("load balancer, API, CloudFront", "#ece4fb", "#7d57c1", "#332650", "#a587e0"),
    CONTAINER("Fargate service, job", "#ffead6", "#b5651d", "#472c12", "#df8f45"),
    FUNCTION("Lambda function", "#fff3c4", "#8a6d00", "#3f3608", "#c9a92c"),
    DATA("data and secrets", "#dfeafd", "#3a6fc4", "#1c3052", "#6f9be8"),
    MESSAGING("messages, events and schedules", "#fbe0f0", "#b8447f", "#47203a", "#df76ad"),
    NETWORK("NAT gateway", "#dcf3e6", "#2c8155", "#17402b", "#4fae7d"),
    ENDPOINT("VPC endpoints", "#d8f2f3", "#1f7f86", "#123f43", "#41aab2"),
    REGISTRY("ECR repository", "#eee6dc", "#80694c", "#3a3023", "#ad9473"),
    OTHER("other", "#f0f0ec", "#6d6d63", "#30302c", "#98988c");

    private final String label;
    private final String fill;
    private final String border;
    private final String darkFill;
    private final String darkBorder;

    NodeCategory(String label, String fill, String border, String darkFill, String darkBorder) {
        this.label = label;
        this.fill = fill;
        this.border = border;
        this.darkFill = darkFill;
        this.darkBorder = darkBorder;
    }

    /** The category of a name in lower case, as in the files of resource types. */
    static Optional<NodeCategory> named(String name) {
        return Arrays.stream(values())
                .filter(category -> category.id().equals(name))
                .findFirst();
    }

    /** The name as a class of Mermaid and of CSS. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of the legend. */
    public String label() {
        return label;
    }

    /** The background of a node on a light or a dark page. */
    public String fill(boolean dark) {
        return dark ? darkFill : fill;
    }

    /** The border of a node on a light or a dark page. */
    public String border(boolean dark) {
        return dark ? darkBorder : border;
    }
}
