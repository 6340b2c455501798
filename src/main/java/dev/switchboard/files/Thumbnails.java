package dev.switchboard.files;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes pictures smaller. The size that a picture says it has is looked at before anything is unpacked, and of a large
 * one only every so many pixels are, so that a small file cannot fill the memory. All methods block.
 */
final class Thumbnails {
    private static final long MOST_PIXELS = 25_000_000;
    private static final int LARGEST_SIDE = 1_920;

    private Thumbnails() {}

    private record Size(int width, int height) {

        /** The largest size of the same shape within a box; a side of 0 is no limit. Never larger than this one. */
        Size within(int boxWidth, int boxHeight) {
            double byWidth = (double) limit(boxWidth) / width;
            double byHeight = (double) limit(boxHeight) / height;
            double factor = Math.min(1, Math.min(byWidth, byHeight));
            return new Size(scaled(width, factor), scaled(height, factor));
        }

        private static int limit(int side) {
            return side <= 0 ? LARGEST_SIDE : Math.min(side, LARGEST_SIDE);
        }

        private static int scaled(int side, double factor) {
            return Math.max(1, (int) Math.round(side * factor));
        }
    }

    /**
     * A smaller picture in the same format.
     *
     * @param picture PNG or JPEG
     * @return empty when it fits already, or cannot or should not be unpacked
     */
    static Optional<byte[]> fitted(byte[] picture, int width, int height) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            return readers.hasNext() ? fitted(readers.next(), input, width, height) : Optional.empty();
        }
    }

    private static Optional<byte[]> fitted(ImageReader reader, ImageInputStream input, int width, int height)
            throws IOException {
        try {
            reader.setInput(input, true, true);
            Size full = new Size(reader.getWidth(0), reader.getHeight(0));
            Size wanted = full.within(width, height);
            return wanted.equals(full) || (long) full.width() * full.height() > MOST_PIXELS
                    ? Optional.empty()
                    : Optional.of(encoded(scaled(coarse(reader, full, wanted), wanted), reader.getFormatName()));
        } finally {
            reader.dispose();
        }
    }

    /** At least as large as wanted, and less than twice as large. */
    private static BufferedImage coarse(ImageReader reader, Size full, Size wanted) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step(full.width(), wanted.width()), step(full.height(), wanted.height()), 0, 0);
        return reader.read(0, param);
    }

    private static int step(int full, int wanted) {
        return Math.max(1, full / wanted / 2);
    }

    private static BufferedImage scaled(BufferedImage picture, Size wanted) {
        Image smooth = picture.getScaledInstance(wanted.width(), wanted.height(), Image.SCALE_AREA_AVERAGING);
        boolean opaque = !picture.getColorModel().hasAlpha();
        BufferedImage drawn = new BufferedImage(
                wanted.width(), wanted.height(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        drawn.createGraphics().drawImage(smooth, 0, 0, null);
        return drawn;
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IOException("nothing writes " + format);
        }
        return bytes.toByteArray();
    }
}
