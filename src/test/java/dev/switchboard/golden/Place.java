package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A place in a JSON text, with what is needed to know what an id there counts.
 *
 * @param path keys joined by slashes
 * @param owner the model whose record this place belongs to, or an empty text
 * @param key the nearest key above
 * @param siblings the object that holds the key
 */
record Place(String path, String owner, String key, JsonNode siblings) {

    static Place root(String path, String owner) {
        return new Place(path, owner, "", MissingNode.getInstance());
    }

    /** The place of a key in the object that stands here. */
    Place at(String childKey, JsonNode object) {
        return new Place(path.isEmpty() ? childKey : path + "/" + childKey, owner, childKey, object);
    }

    /** The place of an element of the list that stands here. */
    Place element(String label) {
        return new Place(path + "/[" + label + "]", owner, key, siblings);
    }

    /** This place, seen as an object of its own: its keys belong to the model that the key names. */
    Place opened() {
        return new Place(path, Kinds.ownerBelow(this), key, siblings);
    }
}
