/** The service: wires the features together. */
@NullMarked
package org.shopkeeper.service;

import org.jspecify.annotations.NullMarked;
