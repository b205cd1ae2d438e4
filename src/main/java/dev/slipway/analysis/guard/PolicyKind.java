package dev.slipway.analysis.guard;

/** Kinds of policies. */
public enum PolicyKind {
    /** Identity policy: the actions that a role may call. */
    IDENTITY,
    /** Resource policy: the principals that may call actions on the resource. */
    RESOURCE,
    /** Key policy. It refers to its key as {@code *} and allows {@code kms:*} to the account. */
    KEY,
    /** Trust policy: the principals that may assume a role. */
    TRUST
}
