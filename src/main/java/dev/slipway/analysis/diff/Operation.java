package dev.slipway.analysis.diff;

/** The operation of Pulumi on a resource, with its sign in a preview. */
public enum Operation {
    CREATE("+", "create"),
    UPDATE("~", "update"),
    REPLACE("+-", "replace"),
    DELETE("-", "delete"),
    SAME(" ", "keep");

    private final String sign;
    private final String verb;

    Operation(String sign, String verb) {
        this.sign = sign;
        this.verb = verb;
    }

    public String sign() {
        return sign;
    }

    public String verb() {
        return verb;
    }
}
