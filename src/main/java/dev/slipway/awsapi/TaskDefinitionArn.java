package dev.slipway.awsapi;

import dev.slipway.base.Arns;

/** The ARN of a revision of a task definition: {@code arn:aws:ecs:eu-west-1:123456789012:task-definition/family:1}. */
public record TaskDefinitionArn(String text) {

    /** The name that all revisions of the task definition share. */
    public String family() {
        var id = Arns.id(text);
        return id.substring(0, id.lastIndexOf(':'));
    }

    /** The number of the revision, from 1. */
    public int revision() {
        return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    }

    /** The ARN of another revision of the family. */
    public String ofRevision(int other) {
        return text.substring(0, text.lastIndexOf(':') + 1) + other;
    }
}
