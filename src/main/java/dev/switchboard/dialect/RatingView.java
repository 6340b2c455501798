package dev.switchboard.dialect;

/**
 * How a visitor rated a conversation.
 *
 * @param id {@code rating.rating} id
 * @param rating from 0 to 5
 * @param imageUrl the path of the grade's picture
 * @param text {@code top}, {@code ok}, {@code ko} or {@code none}
 */
public record RatingView(int id, double rating, String imageUrl, String text) {}
