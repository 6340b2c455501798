package dev.switchboard.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private final Correspondence known = new Correspondence();

    @Test
    void anotherIdIsNoDifferenceWhenItIsTheSameEverywhere() {
        assertThat(compare(
                        "{'discuss.channel': [{'id': 47}], 'mail.message': [{'id': 205, 'res_id': 47,"
                                + " 'model': 'discuss.channel', 'author': {'id': 34, 'type': 'guest'}}]}",
                        "{'discuss.channel': [{'id': 3}], 'mail.message': [{'id': 9, 'res_id': 3,"
                                + " 'model': 'discuss.channel', 'author': {'id': 1, 'type': 'guest'}}]}"))
                .isEmpty();
    }

    @Test
    void aMessagesIdIsItsOwnThoughItNamesAThread() {
        assertThat(compare(
                        "{'mail.message': [{'id': 205, 'model': 'discuss.channel', 'res_id': 47}]}",
                        "{'mail.message': [{'id': 1, 'model': 'discuss.channel', 'res_id': 1}]}"))
                .isEmpty();
    }

    @Test
    void anIdThatStandsForTwoIsFound() {
        assertThat(compare(
                        "{'a': {'persona': {'id': 34, 'type': 'guest'}}, 'b': {'persona': {'id': 35, 'type': 'guest'}}}",
                        "{'a': {'persona': {'id': 1, 'type': 'guest'}}, 'b': {'persona': {'id': 1, 'type': 'guest'}}}"))
                .extracting(Difference::path)
                .containsExactly("b/persona/id");
    }

    @Test
    void anIdOfOneModelSaysNothingAboutAnother() {
        assertThat(compare(
                        "{'author': {'id': 5, 'type': 'guest'}, 'operator': {'id': 5, 'type': 'partner'}}",
                        "{'author': {'id': 1, 'type': 'guest'}, 'operator': {'id': 2, 'type': 'partner'}}"))
                .isEmpty();
    }

    @Test
    void recordsAreComparedByIdentityAndNotByPlace() {
        assertThat(compare(
                        "{'res.partner': [{'id': 43, 'name': 'Olivia'}, {'id': 2, 'name': 'OdooBot'}]}",
                        "{'res.partner': [{'id': 7, 'name': 'OdooBot'}, {'id': 8, 'name': 'Olivia'}]}"))
                .isEmpty();
        assertThat(known.actual("res.partner", "43")).hasValue("8");
    }

    @Test
    void theOrderOfMessagesCounts() {
        known.bind("mail.message", "205", "1");
        known.bind("mail.message", "206", "2");

        assertThat(compare("{'messages': [206, 205]}", "{'messages': [1, 2]}")).hasSize(2);
    }

    @Test
    void aMissingRecordAnUnexpectedOneAndAWrongFieldAreTold() {
        known.bind("res.partner", "43", "8");

        assertThat(compare(
                        "{'res.partner': [{'id': 43, 'active': true}, {'id': 2, 'name': 'OdooBot'}], 'mail.guest': []}",
                        "{'res.partner': [{'id': 8, 'active': false}], 'mail.guest': [{'id': 1}]}"))
                .extracting(Difference::path)
                .containsExactly("res.partner/[id 43]/active", "res.partner/[id 2]", "mail.guest/[id 1]");
    }

    @Test
    void missingAndUnexpectedKeysAreTold() {
        assertThat(compare("{'id': 1, 'result': {'x': false}}", "{'id': 1, 'y': 2}"))
                .extracting(Difference::toString)
                .containsExactly(
                        "  result\n    recorded  {\"x\":false}\n    actual    (nothing)",
                        "  y\n    recorded  (nothing)\n    actual    2");
    }

    @Test
    void theFirstUnreadOneIsTheMessageAfterTheLastRead() {
        known.bind("mail.message", "205", "9");

        assertThat(compare("{'new_message_separator': 206}", "{'new_message_separator': 10}"))
                .isEmpty();
        assertThat(compare("{'new_message_separator': 206}", "{'new_message_separator': 9}"))
                .hasSize(1);
        assertThat(compare("{'new_message_separator': 206}", "{'new_message_separator': 0}"))
                .hasSize(1);
    }

    @Test
    void aBusIdIsNotAboveTheNotificationThatCarriesIt() {
        var counter = json("{'message_unread_counter_bus_id': 583}");

        assertThat(Comparison.compare(
                        known, Place.root("", ""), counter, json("{'message_unread_counter_bus_id': 12}"), 12))
                .isEmpty();
        assertThat(Comparison.compare(
                        known, Place.root("", ""), counter, json("{'message_unread_counter_bus_id': 13}"), 12))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2026-11-22T11:57:49'", "'2026-11-22 11:57:49.5'", "false", "1795348669"})
    void aTimeHasOdoosForm(String actual) {
        assertThat(compare("{'date': '2026-11-22 11:57:49'}", "{'date': " + actual + "}"))
                .hasSize(1);
    }

    @Test
    void timesOfOneRecordKeepTheirOrder() {
        var recorded = "{'create_date': '2026-11-22 11:57:48', 'last_interest_dt': '2026-11-22 11:57:18'}";

        assertThat(compare(
                        recorded, "{'create_date': '2026-12-01 08:00:00', 'last_interest_dt': '2026-12-01 07:59:30'}"))
                .isEmpty();
        assertThat(compare(
                        recorded, "{'create_date': '2026-12-01 08:00:00', 'last_interest_dt': '2026-12-01 09:00:00'}"))
                .extracting(Difference::path)
                .containsExactly("/last_interest_dt");
    }

    @Test
    void aGuestTokenIsTheGuestsIdAndAUuid() {
        var recorded =
                "{'guest_token': '34|7b6f4f5c-0319-4fcc-af0b-1caec6478fc5', 'self': {'id': 34, 'type': 'guest'}}";

        assertThat(
                        compare(
                                recorded,
                                "{'guest_token': '1|00000000-0000-4000-8000-000000000000', 'self': {'id': 1, 'type': 'guest'}}"))
                .isEmpty();
        assertThat(
                        compare(
                                recorded,
                                "{'guest_token': '2|00000000-0000-4000-8000-000000000000', 'self': {'id': 1, 'type': 'guest'}}"))
                .extracting(Difference::path)
                .containsExactly("guest_token");
    }

    @Test
    void whatIsNoIdIsComparedExactly() {
        assertThat(
                        compare(
                                "{'temporary_id': 0.81, 'memberCount': 2, 'rating_avg': 0, 'uuid': 'DPF8VXraDk', 'name': 'V'}",
                                "{'temporary_id': 0.82, 'memberCount': 3, 'rating_avg': 0.0, 'uuid': 'DPF8VXraD', 'name': 'W'}"))
                .extracting(Difference::path)
                .containsExactly("temporary_id", "memberCount", "uuid", "name");
    }

    @Test
    void whatTheRecorderCutIsNotCompared() {
        assertThat(compare(
                        "{'image': {'$text_bytes': 5000}, 'ids': [1, 2, {'$omitted': 3}, 6]}",
                        "{'image': 'aGVsbG8=', 'ids': [1, 2, 30, 40, 50, 6]}"))
                .isEmpty();
        assertThat(compare(
                        "{'image': {'$text_bytes': 5000}, 'ids': [1, {'$omitted': 3}, 6]}",
                        "{'image': false, 'ids': [1, 30, 40, 50, 7]}"))
                .extracting(Difference::path)
                .containsExactly("image", "ids/[2]");
    }

    @Test
    void aFieldThatIsNotDescribedIsNamedByItsModel() {
        var place = Place.of("", new Meaning.Descriptions("mail.guest"));

        assertThat(Comparison.compare(
                        known,
                        place,
                        json("{'name': {'type': 'char', 'required': true}, 'lang': {'type': 'selection'}}"),
                        json("{'name': {'type': 'char', 'required': false}}"),
                        Long.MAX_VALUE))
                .extracting(Difference::field, Difference::path)
                .containsExactly(tuple("", "name/required"), tuple("mail.guest/lang", "lang"));
    }

    private List<Difference> compare(String recorded, String actual) {
        return Comparison.compare(known, Place.root("", ""), json(recorded), json(actual), Long.MAX_VALUE);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
