/** FEEL, the expression language of DMN: its syntax tree, its values and types, its functions, and their evaluation. */
@NullMarked
package org.shopkeeper.decisions.feel;

import org.jspecify.annotations.NullMarked;
