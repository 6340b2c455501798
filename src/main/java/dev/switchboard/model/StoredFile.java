package dev.switchboard.model;

/**
 * A file, without its bytes.
 *
 * @param id {@code ir.attachment} id
 * @param size in bytes
 * @param checksum SHA-1 of its bytes, in hexadecimal digits
 */
public record StoredFile(int id, String name, String mimetype, int size, String checksum) {

    /** Whether it is a picture that browsers show. */
    public boolean image() {
        return mimetype.startsWith("image/");
    }
}
