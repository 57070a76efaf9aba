/** What was sold: sales lines from files of the public "Online Retail" form, told apart, kept as facts, summed up by SKU. */
@NullMarked
package org.shopkeeper.service.sales;

import org.jspecify.annotations.NullMarked;
