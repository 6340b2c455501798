/**
 * The story's calls for clients that have one call only.
 *
 * @param {(model: string, method: string, args: unknown[]) => Promise<any>} call
 */
exports.byExecuteKw = (call) => {
  return {
    create: (model, values) => call(model, "create", [values]),
    read: (model, ids, fields) => call(model, "read", [ids, fields]),
    write: (model, id, values) => call(model, "write", [[id], values]),
    unlink: (model, id) => call(model, "unlink", [[id]]),
    search: (model, domain) => call(model, "search", [domain]),
    searchRead: (model, domain, fields) => call(model, "search_read", [domain, fields]),
    call,
  };
};
