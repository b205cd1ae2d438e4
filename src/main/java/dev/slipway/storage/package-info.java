/** Where services keep data and tell of it: DynamoDB tables, S3 buckets, EventBridge buses. */
@NullMarked
package dev.slipway.storage;

import org.jspecify.annotations.NullMarked;
