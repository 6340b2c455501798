/** The files of conversations: puts them on the server, and says where they are. */
export class Files {
  #rpc;
  #store;

  /**
   * @param {import("./rpc.js").Rpc} rpc
   * @param {import("./store.js").RecordStore} store
   */
  constructor(rpc, store) {
    this.#rpc = rpc;
    this.#store = store;
  }

  /**
   * Uploads a file that belongs to a conversation once a message is posted with it.
   *
   * @param {number} id of the conversation
   * @param {File} file
   * @returns {Promise<import("./attachments.js").Attachment>}
   * @throws {import("./rpc.js").RpcError} it was refused
   */
  async upload(id, file) {
    const fields = { thread_id: `${id}`, thread_model: "discuss.channel", is_pending: "true" };
    const { data } = await this.#rpc.upload("/mail/attachment/upload", fields, file);
    this.#store.insert(data);
    return data["ir.attachment"][0];
  }

  /**
   * @param {import("./attachments.js").Attachment} file
   * @param {boolean} [download]
   * @returns {string}
   */
  url(file, download = false) {
    return this.#address(file, "attachment", download ? { download: "true" } : {});
  }

  /**
   * @param {import("./attachments.js").Attachment} picture
   * @returns {string}
   */
  thumbnailUrl(picture) {
    return this.#address(picture, "image", { width: 640, height: 480, unique: picture.checksum });
  }

  /** @returns {string} where the server is */
  get server() {
    return this.#rpc.serverUrl || location.origin;
  }

  /** A file that is not posted yet is in no conversation. */
  #address({ id, thread, access_token: token }, kind, query) {
    if (thread) return this.#rpc.address(`/discuss/channel/${thread.id}/${kind}/${id}`, query);
    const route = `/web/${kind === "image" ? "image" : "content"}/${id}`;
    return this.#rpc.address(route, token ? { ...query, access_token: token } : query);
  }
}
