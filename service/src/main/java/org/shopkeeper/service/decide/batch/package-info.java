/** Many questions in one call: NDJSON, CSV or XLSX in, the same rows with their outcomes out, streamed both ways. */
@NullMarked
package org.shopkeeper.service.decide.batch;

import org.jspecify.annotations.NullMarked;
