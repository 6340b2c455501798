package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * A place in a JSON text, with what is needed to know what an id there counts.
 *
 * @param path keys joined by slashes
 * @param key the nearest key above
 * @param field the model and the field whose value this is, joined by a slash, or an empty text
 * @param meaning what stands here
 */
record Place(String path, String key, String field, Meaning meaning) {

    /** The place of a whole text whose ids are known by their keys. */
    static Place root(String path, String owner) {
        return of(path, new Meaning.ByKey(owner, "", MissingNode.getInstance()));
    }

    /** The place of a whole text. */
    static Place of(String path, Meaning meaning) {
        return new Place(path, "", "", meaning);
    }

    /** The place of a key in the object that stands here. */
    Place at(String childKey, JsonNode object) {
        var model = meaning.model();
        return new Place(
                below(childKey), childKey, model.isEmpty() ? "" : model + "/" + childKey, meaning.at(childKey, object));
    }

    /** The place of an element of the list that stands here. */
    Place element(int index, JsonNode list) {
        return new Place(below("[" + index + "]"), key, "", meaning.element(index, list));
    }

    /** The place of a record, by a name of its own, in the list that stands here. */
    Place record(String label) {
        return new Place(below("[" + label + "]"), key, "", meaning);
    }

    private String below(String step) {
        return path.isEmpty() ? step : path + "/" + step;
    }

    /** What an id here counts; empty when a number here is just a number. */
    Optional<String> kind() {
        return meaning.kind();
    }
}
