package dev.switchboard.files;

import io.vertx.core.buffer.Buffer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Draws what is shown where there is no picture. */
final class Placeholder {
    private static final int SIDE = 256;

    private Placeholder() {}

    /** A picture that is not there: a frame with hills and a sun. */
    static Buffer png() {
        return drawn(Placeholder::drawLandscape);
    }

    private static void drawLandscape(Graphics2D pen) {
        pen.setStroke(new BasicStroke(8));
        pen.drawRoundRect(40, 56, 176, 144, 16, 16);
        pen.fillOval(72, 84, 32, 32);
        pen.fillPolygon(new Polygon(new int[] {60, 112, 140, 164, 196}, new int[] {180, 116, 148, 124, 180}, 5));
    }

    /** Somebody without a picture: head and shoulders. */
    static Buffer silhouette() {
        return drawn(Placeholder::drawSilhouette);
    }

    private static void drawSilhouette(Graphics2D pen) {
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(Color.WHITE);
        pen.fillOval(88, 56, 80, 80);
        pen.fillArc(40, 152, 176, 208, 0, 180);
    }

    private static Buffer drawn(Consumer<Graphics2D> drawing) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xb8bcc4));
        drawing.accept(pen);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
