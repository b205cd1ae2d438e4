/** Domains: certificates, DNS records, and the secret that verifies requests from a distribution. */
@NullMarked
package dev.slipway.components.domain;

import org.jspecify.annotations.NullMarked;
