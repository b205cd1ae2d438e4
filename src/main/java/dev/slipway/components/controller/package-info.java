/** What wakes a service, puts it to sleep, kills it and rolls it out: the functions, who calls them, what they may do. */
@NullMarked
package dev.slipway.components.controller;

import org.jspecify.annotations.NullMarked;
