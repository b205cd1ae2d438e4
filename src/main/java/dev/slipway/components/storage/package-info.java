/** Where services keep data and tell of it: DynamoDB tables, S3 buckets, EventBridge buses. */
@NullMarked
package dev.slipway.components.storage;

import org.jspecify.annotations.NullMarked;
