package dev.switchboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModelTest {
    private static final Model COLOUR =
            Model.named("paint.colour", "Colour").with(Fields.character("name").notNull(), Fields.integer("shade"));

    @Test
    void anInsertNamesItsColumns() {
        assertThat(COLOUR.insert("name", "shade"))
                .isEqualTo("INSERT INTO paint_colour (name, shade) VALUES ($1, $2) RETURNING id");
    }

    @Test
    void aColumnThatIsNotDeclaredIsRefused() {
        assertThatThrownBy(() -> COLOUR.insertMany("name", "password"))
                .hasMessage("Invalid field 'password' on model 'paint.colour'");
    }
}
