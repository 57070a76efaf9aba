/** The OpenAPI document: every endpoint, and every decision of the release in force with its own types. */
@NullMarked
package org.shopkeeper.service.openapi;

import org.jspecify.annotations.NullMarked;
