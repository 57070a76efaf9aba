/** Kogito on the live release: generated resources and BPMN decision tasks ask what everybody else asks. */
@NullMarked
package org.shopkeeper.service.kogito;

import org.jspecify.annotations.NullMarked;
