/** Customer service: complaints with their clocks and owners, compensation, root causes, staffing. */
@NullMarked
package org.shopkeeper.decisions.computed.service;

import org.jspecify.annotations.NullMarked;
