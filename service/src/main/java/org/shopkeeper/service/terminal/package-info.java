/** The commands of the script that ask a running service: they upload, follow the job, and print what came out. */
@NullMarked
package org.shopkeeper.service.terminal;

import org.jspecify.annotations.NullMarked;
