/** Data stores and events of services: DynamoDB tables, S3 buckets, EventBridge buses. */
@NullMarked
package dev.slipway.components.storage;

import org.jspecify.annotations.NullMarked;
