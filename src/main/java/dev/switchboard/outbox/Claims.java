package dev.switchboard.outbox;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/**
 * Takes what is due, one at a time. What is taken is put off for longer than another server takes to answer: no other
 * node takes it meanwhile, and what a node leaves behind that dies is taken by the next.
 *
 * @param lock its name: while one node takes something, the others wait
 * @param statement takes one row and gives it
 */
record Claims(Database database, String lock, String statement) {

    Future<Optional<Row>> next() {
        return database.transaction(tx -> tx.lock(lock).compose(held -> tx.one(row -> row, statement)));
    }
}
