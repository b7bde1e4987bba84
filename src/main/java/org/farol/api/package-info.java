/**
 * The local HTTP endpoint: what programs ask and are told, and the metrics of it. A face like the window and the command
 * line, over the same use cases.
 */
@org.jspecify.annotations.NullMarked
package org.farol.api;
