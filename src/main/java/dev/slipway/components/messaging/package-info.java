/** SQS queues and SNS topics, with the events and messages that are delivered to them. */
@NullMarked
package dev.slipway.components.messaging;

import org.jspecify.annotations.NullMarked;
