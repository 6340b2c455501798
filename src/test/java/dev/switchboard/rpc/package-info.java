/** Parameters and errors of JSON-RPC. */
@NullMarked
package dev.switchboard.rpc;

import org.jspecify.annotations.NullMarked;
