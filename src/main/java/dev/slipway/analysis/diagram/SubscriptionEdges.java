package dev.slipway.analysis.diagram;

import com.pulumi.aws.sns.TopicSubscription;
import dev.slipway.engine.Plan;

/** Edges from SNS topics to the queues and functions that are subscribed. */
record SubscriptionEdges(Plan plan) implements EdgeSource {

    @Override
    public void addEdges(DiagramBuilder diagram) {
        for (var subscription : plan.ofType(TopicSubscription.class)) {
            diagram.nodes().ofArn(plan, subscription.text("topic")).ifPresent(topic -> diagram.nodes()
                    .ofArn(plan, subscription.text("endpoint"))
                    .ifPresent(to -> diagram.edge(topic, to, "messages")));
        }
    }
}
